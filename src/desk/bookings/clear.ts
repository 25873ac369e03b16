import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { showShift } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { recordRefusal } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Finding, gravestFirst, stops } from '../../rules/finding.ts';
import { roleNames, workerFacts } from '../candidates/index.ts';
import {
  type AskedRule,
  type Clearance,
  clearanceOf,
  cleared,
  clearedInFull,
  isFinding,
  passedRule,
} from '../compliance/index.ts';
import { rulings, shiftSubjects, supplyRefused } from './events.ts';
import { checkOrder, missingOfOrder, orderOf } from './hirer-facts.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, loadShifts, workOf } from './work.ts';

export type Step = 'offer' | 'pencil' | 'assign' | 'change' | 'confirm';

/** A finding with the shifts it is about. */
export type FindingOnShifts = Finding & { readonly shiftIds: readonly string[] };

/**
 * The proposal's gate: nobody is offered, pencilled or assigned while a fact the hirer must give is
 * missing (reg 18). Refuses `particulars-missing`, names each, and keeps the refusal in the log.
 */
export function particularsGiven(tx: Tx, shifts: readonly LoadedShift[], step: Step): Result<null> {
  const lines = [...new Map(shifts.map((shift) => [shift.lineId, shift])).values()];
  const findings = lines.flatMap((shift) => checkOrder(orderOf(shift)));
  const [first] = findings;
  if (!first) return ok(null);
  const missing = new Map(
    lines.flatMap((shift) => missingOfOrder(orderOf(shift))).map((one) => [one.fact, one.because]),
  );
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  recordRefusal(tx, supplyRefused, {
    subjects: { booking: shifts[0]?.bookingId ?? '', ...shiftSubjects(shiftIds) },
    facts: { step, shifts: shiftIds, rules: rulings(findings), missing: [...missing.keys()] },
  });
  return {
    ok: false,
    refusal: {
      code: 'particulars-missing',
      because: `Nobody can be proposed yet: the hirer has not told us ${listed([...missing.keys()])}. Ask, and enter it on the booking.`,
      source: first.source,
      details: {
        findings,
        missing: [...missing].map(([fact, because]) => ({ fact, because })),
      },
    },
  };
}

/** What every rule says about one worker and these shifts, each sentence once, gravest first. */
export function onShifts(
  byShift: ReadonlyMap<string, readonly Finding[]>,
): readonly FindingOnShifts[] {
  const once = new Map<string, Finding & { shiftIds: string[] }>();
  for (const [shiftId, findings] of byShift) {
    for (const finding of findings) {
      const key = `${finding.rule}\n${finding.outcome}\n${finding.because}`;
      const known = once.get(key);
      if (known) known.shiftIds.push(shiftId);
      else once.set(key, { ...finding, shiftIds: [shiftId] });
    }
  }
  return gravestFirst([...once.values()]) as readonly FindingOnShifts[];
}

const OWN = 'The agency’s own rule';

type Pairs = (personId: string, shiftId: string) => boolean;

/**
 * What every rule says about these workers and shifts: the gates of compliance, that they are on the
 * books, and that they do this role; of `only` these pairs, if it is given. People who are no candidates
 * have no entry. A fixed number of set questions.
 */
export async function askRules(
  tx: Tx,
  personIds: readonly string[],
  shifts: readonly LoadedShift[],
  works: 'apart' | 'together',
  only: Pairs = () => true,
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>> {
  const own = await ownRules(tx, personIds, shifts);
  const how = { works, workers: own.workers, only };
  const answers = await cleared(tx, personIds, shifts.map(workOf), how);
  return withOwn(answers, shifts, (personId, shift, findings) => [
    ...own.ask(personId, shift).filter(isFinding),
    ...findings,
  ]);
}

/**
 * The same question answered whole: every rule that was asked, what passed too, with its figures, its
 * source and the version of the law, and one sentence a shift. What is stored with the work record.
 * @returns worker -> shift -> the whole answer
 */
export async function askInFull(
  tx: Tx,
  personIds: readonly string[],
  shifts: readonly LoadedShift[],
  works: 'apart' | 'together',
  only: Pairs = () => true,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Clearance>>> {
  const own = await ownRules(tx, personIds, shifts);
  const how = { works, workers: own.workers, only };
  const answers = await clearedInFull(tx, personIds, shifts.map(workOf), how);
  const today = dateIn(nowOf(tx));
  const roles = await roleNames(tx);
  return withOwn(answers, shifts, (personId, shift, asked) => {
    const when = showShift(minuteOfDate(shift.startsAt), minuteOfDate(shift.endsAt), today);
    const what = `${roles.get(shift.role) ?? shift.role} at ${shift.place.siteName} on ${when}`;
    const mine = own.ask(personId, shift);
    return clearanceOf(what, [
      ...mine.filter(isFinding),
      ...asked,
      ...mine.filter((one) => !isFinding(one)),
    ]);
  });
}

function withOwn<Answer, Whole>(
  answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>,
  shifts: readonly LoadedShift[],
  whole: (personId: string, shift: LoadedShift, answer: Answer) => Whole,
): ReadonlyMap<string, ReadonlyMap<string, Whole>> {
  return new Map(
    [...answers].map(([personId, byShift]) => {
      const all = shifts.flatMap((shift) => {
        const answer = byShift.get(shift.shiftId);
        if (answer === undefined) return [];
        return [[shift.shiftId, whole(personId, shift, answer)] as const];
      });
      return [personId, new Map(all)];
    }),
  );
}

/** The two rules of this room: on the books, and on them in this role. */
async function ownRules(tx: Tx, personIds: readonly string[], shifts: readonly LoadedShift[]) {
  const workers = await workerFacts(tx, personIds);
  const archived = await leftTheBooks(tx, personIds);
  const doAll = [...workers.values()].every(({ roles }) =>
    shifts.every(({ role }) => roles.includes(role)),
  );
  const names = doAll ? new Map<string, string>() : await roleNames(tx);
  const day = dateIn(nowOf(tx));
  const ask = (personId: string, { role }: LoadedShift): readonly AskedRule[] => [
    archived.has(personId) ? OFF_THE_BOOKS : passedRule('OWN-BOOKS', 'On the books.', day),
    workers.get(personId)?.roles.includes(role)
      ? passedRule('OWN-ROLE', 'On the books in this role.', day)
      : withoutRole(names.get(role) ?? role),
  ];
  return { workers, ask };
}

const OFF_THE_BOOKS: Finding = {
  rule: 'OWN-BOOKS',
  outcome: 'block',
  because: 'They left the books.',
  source: OWN,
  clears: 'If they are back, restore them on their record.',
};

function withoutRole(role: string): Finding {
  return {
    rule: 'OWN-ROLE',
    outcome: 'block',
    because: `Not on the books as ${role}.`,
    source: OWN,
    clears: 'If they can do this role, put it on their record.',
  };
}

async function leftTheBooks(tx: Tx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await bookingsDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('archived', '=', true)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** What every rule answered about one worker and the shifts asked for, none of which is stopped. */
export interface MayDo {
  /** What may go on but must be seen, each sentence once. */
  readonly findings: readonly FindingOnShifts[];
  /** By shift: what is stored with the work record. */
  readonly clearances: ReadonlyMap<string, Clearance>;
}

/**
 * Asks every rule whether this worker may do all of these shifts together, as things stand in this
 * transaction. Refuses `not-cleared` with the findings that stop it, and keeps the refusal in the log;
 * `worker-not-found` for somebody who is not on the books.
 */
export async function mayDo(
  tx: Tx,
  personId: string,
  shifts: readonly LoadedShift[],
  step: Step,
): Promise<Result<MayDo>> {
  const clearances = (await askInFull(tx, [personId], shifts, 'together')).get(personId);
  if (!clearances) {
    return {
      ok: false,
      refusal: {
        code: 'worker-not-found',
        because: 'There is no worker with this number on your books. Look among the candidates.',
      },
    };
  }
  const findings = onShifts(
    new Map([...clearances].map(([shiftId, { asked }]) => [shiftId, asked.filter(isFinding)])),
  );
  const blocks = findings.filter(stops);
  if (blocks.length === 0) return ok({ findings, clearances });
  return notCleared(tx, personId, shifts, step, blocks);
}

/**
 * What may go on but must be seen of shifts a worker holds already: for a press that comes a second time,
 * which stops nothing any more.
 */
export async function findingsNow(
  tx: Tx,
  personId: string,
  shiftIds: readonly string[],
): Promise<readonly FindingOnShifts[]> {
  const shifts = await loadShifts(tx, shiftIds);
  const answers = (await askRules(tx, [personId], shifts, 'together')).get(personId);
  return onShifts(answers ?? new Map()).filter((finding) => !stops(finding));
}

function notCleared(
  tx: Tx,
  personId: string,
  shifts: readonly LoadedShift[],
  step: Step,
  blocks: readonly FindingOnShifts[],
): Result<never> {
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  recordRefusal(tx, supplyRefused, {
    subjects: {
      booking: shifts[0]?.bookingId ?? '',
      worker: personId,
      ...shiftSubjects(shiftIds),
    },
    facts: { step, shifts: shiftIds, rules: rulings(blocks), missing: [] },
    people: { [personId]: { because: blocks.map(({ because }) => because) } },
  });
  const [first] = blocks;
  const more = blocks.length > 1 ? ` And ${counted(blocks.length - 1, 'more reason')}.` : '';
  return {
    ok: false,
    refusal: {
      code: 'not-cleared',
      because: `This worker may not go: ${first?.because ?? ''}${more} ${first?.clears ?? 'Choose another worker.'}`,
      ...(first ? { source: first.source } : {}),
      details: { findings: blocks },
    },
  };
}
