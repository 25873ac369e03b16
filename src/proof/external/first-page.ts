import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { cycleList, plansSentTo } from '../verification/index.ts';
import { type Appointed, appointedToday, whoActs } from './appointed.ts';
import { appointmentsOf, overview } from './queries.ts';
import type { readExternal, readFirstPage } from './schema.ts';
import { externalDb } from './tables.ts';

type FirstPage = ReplyIn<typeof readFirstPage>;
type Qualification = FirstPage['qualifications'][number];
export type Wait = FirstPage['yours'][number];

/** What a room above knows of visits and of what happened since the last. */
export interface BesideBases {
  readonly yours: readonly Wait[];
  readonly centres: readonly Wait[];
  /** By qualification; whoever is appointed for it has an entry. */
  readonly of: ReadonlyMap<string, Pick<Qualification, 'next' | 'pack' | 'figures'>>;
}

type Ask = (tx: Tx, own: readonly (Appointed & { fromOn: string })[]) => Promise<BesideBases>;
let ask: Ask = async () => ({ yours: [], centres: [], of: new Map() });

/** A room above says what stands beside bases on the first page. @returns who said it until now */
export function onFirstPage(question: Ask): Ask {
  const before = ask;
  ask = question;
  return before;
}

/** What an external verifier begins with. An appointment that is not in force is named, and nothing of it is read. */
export async function firstPage(tx: Tx): Promise<Result<FirstPage>> {
  const seen = await overview(tx);
  if (!seen.ok) return seen;
  const today = dateIn(nowOf(tx));
  const titles = new Map((await frameworksHere(tx)).map(({ code, title }) => [code, title]));
  const appointments = await appointmentsOf(tx, whoActs(tx));
  const beginnings = new Map(appointments.map((one) => [one.appointmentId, one.fromOn]));
  const own = await appointedToday(tx, whoActs(tx));
  const beside = await ask(
    tx,
    own.map((one) => ({ ...one, fromOn: beginnings.get(one.appointmentId) ?? today })),
  );
  const codes = new Set(own.map(({ frameworkCode }) => frameworkCode));
  return ok({
    today,
    appointments: appointments.map((one) => ({
      ...one,
      title: titles.get(one.frameworkCode) ?? '',
    })),
    yours: inOrder([
      ...(await basesWaiting(tx, seen.value.samples, codes)),
      ...(await plansWaiting(tx, codes)),
      ...beside.yours,
    ]),
    centres: inOrder(beside.centres),
    qualifications: seen.value.qualifications.map((one) => ({
      code: one.code,
      title: one.title,
      toOn: one.toOn,
      percent: one.percent,
      ...(beside.of.get(one.code) ?? {
        next: null,
        pack: null,
        figures: { from: today, isVisit: false, lines: [] },
      }),
      learners: one.learners.map(({ learnerId, name, number }) => ({ learnerId, name, number })),
      staff: one.staff.map(({ memberId, name, post }) => ({ memberId, name, post })),
      bases: one.cycles,
    })),
  });
}

/** What is late first, then what has waited longest. */
const inOrder = (waits: readonly Wait[]): Wait[] =>
  [...waits].sort(
    (a, b) =>
      Number(b.late) - Number(a.late) ||
      a.since.localeCompare(b.since) ||
      a.what.localeCompare(b.what, 'en-GB'),
  );

const dayOf = (instant: string): string => dateIn(new Date(instant));

type Sample = ReplyIn<typeof readExternal>['samples'][number];

/** Bases without a sample, own samples that are open, and bases whose decisions nobody signed. */
async function basesWaiting(
  tx: Tx,
  samples: readonly Sample[],
  codes: ReadonlySet<string>,
): Promise<readonly Wait[]> {
  const today = dateIn(nowOf(tx));
  const cycles = await cycleList(tx);
  const bases = (cycles.ok ? cycles.value.rows : []).filter(
    ({ frameworkCode, fromOn }) => codes.has(frameworkCode) && fromOn <= today,
  );
  const free = bases.filter(({ cycleId }) => !samples.some((one) => one.cycleId === cycleId));
  const line = (
    kind: Wait['kind'],
    frameworkCode: string,
    what: string,
    since: string,
    href: string,
  ): Wait => ({ kind, frameworkCode, what, count: 1, since, dueOn: null, late: false, href });
  return [
    ...free.map(({ cycleId, name, frameworkCode, fromOn }) =>
      line(
        'base',
        frameworkCode,
        `Base “${name}” has no sample yet`,
        fromOn,
        `/external/cycles/${cycleId}?framework=${encodeURIComponent(frameworkCode)}`,
      ),
    ),
    ...samples
      .filter(({ isMine }) => isMine)
      .flatMap((one) => {
        const { sampleId, cycleName, frameworkCode, closedAt, signedAt, unsigned } = one;
        const href = `/external/samples/${sampleId}`;
        if (closedAt === null) {
          const what = `Sample of “${cycleName}”: ${one.there} of ${one.asked} units picked, not closed`;
          return [line('sample', frameworkCode, what, dayOf(one.openedAt), href)];
        }
        if (signedAt === null) {
          const what = `Base “${cycleName}” is sampled and not signed`;
          return [line('signature', frameworkCode, what, dayOf(closedAt), href)];
        }
        if (unsigned === 0) return [];
        const what = `${counted(unsigned, 'decision')} of base “${cycleName}” came after your signature`;
        return [line('signature', frameworkCode, what, dayOf(signedAt), href)];
      }),
  ];
}

/** Sampling plans that were sent to the reader and that they have not opened since (R84). */
async function plansWaiting(tx: Tx, codes: ReadonlySet<string>): Promise<readonly Wait[]> {
  const sent = await plansSentTo(tx, whoActs(tx));
  if (sent.length === 0) return [];
  const opened = await externalDb(tx)
    .selectFrom('external_opened')
    .select(['thing_id', 'on_day'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('member_id', '=', whoActs(tx))
    .where('kind', '=', 'cycle')
    .execute();
  const cycles = await cycleList(tx);
  const byId = new Map((cycles.ok ? cycles.value.rows : []).map((one) => [one.cycleId, one]));
  return sent.flatMap(({ cycleId, version, sentOn }): Wait[] => {
    const cycle = byId.get(cycleId);
    if (!cycle || !codes.has(cycle.frameworkCode)) return [];
    if (opened.some(({ thing_id, on_day }) => thing_id === cycleId && on_day >= sentOn)) return [];
    const { frameworkCode, name } = cycle;
    return [
      {
        kind: 'plan',
        frameworkCode,
        what: `Sampling plan of “${name}”, version ${version}, is not read yet`,
        count: 1,
        since: sentOn,
        dueOn: null,
        late: false,
        href: `/external/cycles/${cycleId}?framework=${encodeURIComponent(frameworkCode)}`,
      },
    ];
  });
}
