import { addDays, mondayOf } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { stops } from '../../rules/finding.ts';
import {
  askInFull,
  type LoadedShift,
  lineToCome,
  missingOfOrder,
  onShifts,
  orderOf,
  type PlannedChange,
  planChanges,
} from '../bookings/index.ts';
import { type Clearance, isFinding } from '../compliance/index.ts';
import { peopleOf } from '../people/index.ts';
import { ownLimit } from '../policies/index.ts';
import { marginOf, paidMinutes, quotedTotal, reckoningOf, totalsOf } from '../rates/index.ts';
import { workerTimes } from '../worktime/index.ts';
import { partsOf, wordsNeeded } from './amendment.ts';
import { type Asked, readAsked, type Wanted } from './asked.ts';
import { neededNames } from './names.ts';
import type { previewAmendmentRoute } from './schema.ts';

type AmendmentPreview = Reply<typeof previewAmendmentRoute>;
type Worker = AmendmentPreview['workers'][number];
type Money = AmendmentPreview['money']['was'];

/**
 * What a change would do, as things stand: to each worker's rest, hours and weeks, to pay, charge and margin, and
 * what would stop it. Changes nothing. Refuses as `readAsked`, and what a time on the clock or a rate refuses.
 */
export async function previewAmendment(tx: Tx, wanted: Wanted): Promise<Result<AmendmentPreview>> {
  const read = await readAsked(tx, wanted);
  if (!read.ok) return read;
  const { terms, toPersonId } = wanted;
  const asked = read.value;
  const plan = await planChanges(tx, asked.changes, asked.at ?? undefined);
  if (!plan.ok) return plan;
  const here = new Map(asked.shifts.map((shift) => [shift.shiftId, shift]));
  const planned = plan.value.planned.map(({ shift, ...one }) => ({
    ...one,
    shift: here.get(shift.shiftId) ?? shift,
  }));
  const names = await peopleOf(tx, [
    ...new Set([
      ...[...asked.holders.values()].map(({ personId }) => personId),
      ...(toPersonId === null ? [] : [toPersonId]),
    ]),
  ]);
  const nameOf = (personId: string) => names.get(personId)?.displayName ?? '';
  const held = [...asked.holders.values()].flatMap((one) => (one.acceptedAt ? one.personId : []));
  const needs: AmendmentPreview['needs'][number][] = [];
  for (const { kind, amount } of plan.value.needs) {
    const limit = await ownLimit(tx, kind);
    needs.push({ kind, amount, within: limit === null || amount <= limit });
  }
  return ok({
    parts: [...partsOf(terms, toPersonId)],
    shifts: planned.map(({ shift, after }) => {
      const holder = asked.holders.get(shift.shiftId);
      return {
        shiftId: shift.shiftId,
        workerName: holder ? nameOf(holder.personId) : null,
        was: shown(shift),
        willBe: shown(after),
      };
    }),
    reportTo: reportToOf(asked, terms.reportTo),
    site: asked.at && {
      was: asked.shifts[0]?.place.siteName ?? '',
      willBe: asked.at.siteName,
      hirerName: asked.at.hirerName,
    },
    workers: await workersOf(tx, wanted, asked, planned, nameOf),
    money: await moneyOf(tx, asked, planned),
    needs,
    wordsNeeded: await neededNames(
      tx,
      wordsNeeded(terms, held, toPersonId),
      asked.booking.orderedBy,
    ),
    stopped: [...(await stoppedBy(tx, wanted, asked)), ...stoppedThere(asked, planned)],
  });
}

function reportToOf({ booking, at }: Asked, said: string | undefined) {
  const willBe = said ?? (at ? (at.sheet?.reportTo ?? '') : booking.reportTo);
  return willBe === booking.reportTo ? null : { was: booking.reportTo, willBe };
}

/** What keeps the shifts from the other site that is no rule about a worker. */
function stoppedThere(
  { at, holders }: Asked,
  planned: readonly Pick<PlannedChange, 'after'>[],
): string[] {
  if (!at) return [];
  const missing = new Map(
    planned.flatMap(({ after }) => missingOfOrder(orderOf(after))).map((one) => [one.fact, one]),
  );
  return [
    ...(missing.size === 0
      ? []
      : [
          `The hirer has not told us ${listed([...missing.keys()])} at ${at.siteName}. Ask, and enter it on the site’s sheet.`,
        ]),
    ...([...holders.values()].some(({ acceptedAt }) => acceptedAt === null)
      ? [
          'Somebody is pencilled into one of these shifts. Assign them or release them first: a pencil is for one place.',
        ]
      : []),
  ];
}

function shown({ startsAt, endsAt, breakMinutes, payPence, chargePence }: LoadedShift) {
  return {
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    breakMinutes,
    payPence,
    chargePence,
  };
}

async function workersOf(
  tx: Tx,
  { toPersonId }: Wanted,
  { holders }: Asked,
  planned: readonly PlannedChange[],
  nameOf: (personId: string) => string,
): Promise<Worker[]> {
  const byHolder = Map.groupBy(planned, ({ shift }) => holders.get(shift.shiftId)?.personId ?? '');
  byHolder.delete('');
  const workers: Worker[] = [];
  for (const [personId, mine] of byHolder) {
    const gives = mine.map(({ shift }) => shift);
    const takes = toPersonId === null ? mine.map(({ after }) => after) : [];
    workers.push({
      personId,
      name: nameOf(personId),
      as: toPersonId === null ? 'holds' : 'leaves',
      weeks: await weeksOf(tx, personId, gives, takes),
      ...(toPersonId === null
        ? await rulesOf(tx, personId, gives, takes)
        : { rules: [], stops: [] }),
    });
  }
  if (toPersonId === null) return workers;
  const takes = planned.map(({ after }) => after);
  workers.push({
    personId: toPersonId,
    name: nameOf(toPersonId),
    as: 'comes',
    weeks: await weeksOf(tx, toPersonId, [], takes),
    ...(await rulesOf(tx, toPersonId, [], takes)),
  });
  return workers;
}

/** Minutes of each week that it touches, Monday to Sunday, before and after. */
async function weeksOf(
  tx: Tx,
  personId: string,
  gives: readonly LoadedShift[],
  takes: readonly LoadedShift[],
): Promise<Worker['weeks']> {
  const mondays = [
    ...new Set([...gives, ...takes].map(({ startsAt }) => mondayOf(dateIn(startsAt)))),
  ].sort();
  const [first] = mondays;
  const last = mondays.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = dateOfMinute(startOfDay(first));
  const to = dateOfMinute(startOfDay(addDays(last, 7)));
  const held = (await workerTimes(tx, [personId], from, to)).get(personId) ?? [];
  const changed = new Set([...gives, ...takes].map(({ shiftId }) => shiftId));
  const weekOf = (start: number) => mondayOf(dateIn(dateOfMinute(start)));
  return mondays.map((monday) => {
    const mine = held.filter(({ start }) => weekOf(start) === monday);
    const minutes = (of: readonly { start: number; end: number; breakMinutes: number }[]) =>
      of.reduce((sum, one) => sum + one.end - one.start - one.breakMinutes, 0);
    const after = takes
      .map((shift) => ({
        start: minuteOfDate(shift.startsAt),
        end: minuteOfDate(shift.endsAt),
        breakMinutes: shift.breakMinutes,
      }))
      .filter(({ start }) => weekOf(start) === monday);
    return {
      monday,
      was: minutes(mine),
      willBe: minutes(mine.filter(({ id }) => !changed.has(id))) + minutes(after),
    };
  });
}

/** Rules whose answer is worth seeing though it did not change: rest, hours and weeks. */
const ALWAYS = /^(WTR-|AWR-|OWN-BUSY)/;

/** Every rule about the shifts as they are and as they would be. */
async function rulesOf(
  tx: Tx,
  personId: string,
  before: readonly LoadedShift[],
  after: readonly LoadedShift[],
): Promise<Pick<Worker, 'rules' | 'stops'>> {
  const ask = async (shifts: readonly LoadedShift[]) =>
    shifts.length === 0
      ? new Map<string, Clearance>()
      : ((await askInFull(tx, [personId], shifts, 'together')).get(personId) ??
        new Map<string, Clearance>());
  const was = await ask(before);
  const willBe = await ask(after);
  const found = onShifts(
    new Map([...willBe].map(([shiftId, { asked }]) => [shiftId, asked.filter(isFinding)])),
  );
  const rules = new Map<string, Worker['rules'][number]>();
  for (const [shiftId, { asked }] of willBe) {
    for (const { rule, because, outcome } of asked) {
      const old = was.get(shiftId)?.asked.find((one) => one.rule === rule)?.because ?? null;
      const changed = old !== because;
      if (!changed && !ALWAYS.test(rule) && outcome === 'pass') continue;
      if (old === null && outcome === 'pass' && !ALWAYS.test(rule)) continue;
      const key = `${rule}\n${old}\n${because}`;
      if (!rules.has(key)) rules.set(key, { rule, was: old, willBe: because, outcome, changed });
    }
  }
  return {
    rules: [...rules.values()],
    stops: found.filter(stops).map(({ shiftIds, ...one }) => ({ ...one, shiftIds: [...shiftIds] })),
  };
}

async function moneyOf(
  tx: Tx,
  { booking }: Asked,
  planned: readonly PlannedChange[],
): Promise<AmendmentPreview['money']> {
  const { basis } = await reckoningOf(tx, booking.clientId);
  const total = (shifts: readonly LoadedShift[]): Money =>
    quotedTotal(
      shifts.map((shift) => {
        const margin = marginOf({
          ...totalsOf(paidMinutes(shift), {
            ...shift,
            parts: shift.rateParts,
            lines: shift.rateLines,
          }),
          minutes: paidMinutes(shift),
          on: dateIn(shift.startsAt),
          contractKind: shift.contractKind,
          basis,
        });
        return margin.ok ? margin.value : null;
      }),
    );
  return {
    was: total(planned.map(({ shift }) => shift)),
    willBe: total(planned.map(({ after }) => after)),
  };
}

/** What stops it that is no rule about a worker. */
async function stoppedBy(tx: Tx, { toPersonId }: Wanted, { shifts }: Asked): Promise<string[]> {
  const said = shifts
    .filter(({ cancelledAt }) => cancelledAt !== null)
    .map(({ label }) => `${label} was cancelled.`);
  if (toPersonId === null) return said;
  const chosen = new Set(shifts.map(({ shiftId }) => shiftId));
  const oneFace = shifts.filter(({ samePerson }) => samePerson === 'must');
  for (const lineId of new Set(oneFace.map((shift) => shift.lineId))) {
    const left = (await lineToCome(tx, lineId)).filter((shiftId) => !chosen.has(shiftId));
    if (left.length === 0) continue;
    const [one] = oneFace.filter((shift) => shift.lineId === lineId);
    said.push(
      `The client wants one face on the line of ${one?.label ?? 'this shift'}: choose all its shifts, or none.`,
    );
  }
  return said;
}
