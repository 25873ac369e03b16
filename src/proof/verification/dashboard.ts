import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { actionsOf, itemLines, observationsDue, waitingList } from '../standardisation/index.ts';
import { madeFrom } from './base.ts';
import { boardOf } from './board.ts';
import type { readBoard } from './board-schema.ts';
import { uncovered } from './covered.ts';
import { recordsToStandBy } from './feedback.ts';
import { newestPlan } from './found.ts';
import { type CycleNow, cyclesNow, HAS } from './list-samples.ts';
import { plannedIn } from './monitor.ts';
import { BEFORE } from './monitor-schema.ts';
import { risksOf } from './open-cycle.ts';
import type { SampleLine } from './samples.ts';
import { STAGES } from './schema.ts';

type Board = ReplyIn<typeof readBoard>;

/** So many of what waits stand on the dashboard; the list has them all. */
const MOST = 50;
const LIST = '/verification/samples';

/**
 * All running cycles of all qualifications at once: what waits on the reader and since when, what is late, risk by
 * assessor, plan against done. Questions grow with the cycles that run, never with their learners.
 */
export async function dashboard(tx: Tx): Promise<Result<Board>> {
  const today = dateIn(nowOf(tx));
  const cycles = await cyclesNow(tx);
  const names = await memberNames(tx);
  const waiting = await waitingFor(tx, cycles, today);
  const lines: Board['cycles'] = [];
  const assessors: Board['assessors'] = [];
  for (const now of cycles) {
    const told = await cycleTold(tx, now, names);
    lines.push(told.cycle);
    assessors.push(...told.assessors);
  }
  return ok({
    today,
    waiting: waiting.slice(0, MOST),
    waitingTotal: waiting.length,
    counts: await countsOf(tx, cycles),
    cycles: lines,
    uncovered: await uncovered(
      tx,
      cycles.map(({ cycle }) => cycle),
    ),
    assessors: assessors.sort(
      (a, b) =>
        (b.risk ?? 0) - (a.risk ?? 0) || a.assessorName.localeCompare(b.assessorName, 'en-GB'),
    ),
  });
}

async function cycleTold(
  tx: Tx,
  { cycle, line, base, samples }: CycleNow,
  names: ReadonlyMap<string, string>,
) {
  const plan = await newestPlan(tx, cycle.id);
  const because = new Map(
    // The newest stands first: what was said last of an assessor counts.
    (await risksOf(tx, cycle.id)).reverse().map((one) => [one.assessor_id, one.because]),
  );
  const board = boardOf(base, samples, {
    names,
    units: new Map(samples.map(({ unitId, unitReference }) => [unitId, unitReference])),
    risks: base.assessorPercent,
  });
  const faced = (face: Board['cycles'][number]['lines'][number]['face'], own: typeof board.units) =>
    own.map(({ name, base: of, drawn, done }) => ({ face, name, base: of, drawn, done }));
  const done = samples.filter(({ state }) => state === 'done').length;
  const size = base.units.length;
  return {
    cycle: {
      ...line,
      percent: base.percent,
      donePercent: size === 0 ? 0 : Math.floor((done * 100) / size),
      toPlan: size > 0 && (plan === undefined || !plan.made_from.equals(madeFrom(base))),
      lines: [
        ...(await stagesBefore(tx, cycle, base.units)),
        ...faced('stage', board.stages),
        await standardised(tx, cycle),
        ...faced('unit', board.units),
        ...faced('method', board.methods),
        ...faced('site', board.sites),
      ],
    },
    assessors: board.assessors.map(({ name: _, ...one }) => {
      const own = samples.filter(({ assessorId }) => assessorId === one.assessorId);
      return {
        ...one,
        cycleId: cycle.id,
        cycleName: line.name,
        assessorName: names.get(one.assessorId) ?? '',
        because: because.get(one.assessorId) ?? '',
        enlarged: own.filter(({ why }) => why.every((reason) => reason.why === 'assessor_percent'))
          .length,
        notSupported: own.filter(({ outcome }) => outcome === 'not_supported').length,
      };
    }),
  };
}

/** The stages before assessment: the learners of the base, and of how many a look is planned and done (R76). */
async function stagesBefore(
  tx: Tx,
  cycle: CycleNow['cycle'],
  units: CycleNow['base']['units'],
): Promise<Board['cycles'][number]['lines']> {
  const planned = await plannedIn(tx, [cycle.id]);
  const learners = new Set(units.map(({ learnerId }) => learnerId)).size;
  return (Object.keys(BEFORE) as (keyof typeof BEFORE)[]).map((stage) => {
    const own = planned.filter((one) => one.stage === stage);
    const done = own.filter(({ held_on }) => held_on !== null).length;
    return { face: 'stage', name: BEFORE[stage], base: learners, drawn: own.length, done };
  });
}

/** The last stage: items judged blind that were opened within the cycle, and of how many an answer is agreed. */
async function standardised(
  tx: Tx,
  cycle: CycleNow['cycle'],
): Promise<Board['cycles'][number]['lines'][number]> {
  const own = (await itemLines(tx)).filter(
    ({ openedOn }) => openedOn >= cycle.from_on && openedOn <= cycle.to_on,
  );
  return {
    face: 'stage',
    name: 'Standardisation',
    base: own.length,
    drawn: own.length,
    done: own.filter(({ state }) => state === 'agreed').length,
  };
}

/** How much there is of what somebody acts on, each with the list it counts. */
async function countsOf(tx: Tx, cycles: readonly CycleNow[]): Promise<Board['counts']> {
  const samples = cycles.flatMap((one) => one.samples);
  const having = (has: (one: SampleLine) => boolean) => samples.filter(has).length;
  const staff = await actionsOf(tx, 'open');
  const unobserved = (await observationsDue(tx)).filter(({ due }) => due);
  const line = (label: string, count: number, href: string, asks = true) => ({
    label,
    count,
    href,
    asks,
  });
  const ready = having(({ state }) => state === 'ready');
  return [
    line('Samples to be verified', ready, `${LIST}?state=ready`, false),
    line('Samples late', having(HAS.late), `${LIST}?only=late`),
    line('Samples nobody may verify', having(HAS.nobody), `${LIST}?only=nobody`),
    line(
      'Decisions not supported',
      having(({ state }) => state === 'not_supported'),
      `${LIST}?state=not_supported`,
    ),
    line(
      'Samples with an action open',
      having(({ state }) => state === 'action'),
      `${LIST}?state=action`,
      false,
    ),
    line(
      'Samples with an action late',
      having(({ state, late }) => state === 'action' && late),
      `${LIST}?state=action&only=late`,
    ),
    line('In doubt, the learner not asked since', having(HAS.doubt), `${LIST}?only=doubt`),
    line('Records without a countersignature', having(HAS.countersign), `${LIST}?only=countersign`),
    line('Assessors not observed in twelve months', unobserved.length, '/standardisation'),
    line('Actions of standardisation and meetings open', staff.length, '/standardisation', false),
    line(
      'Actions of standardisation and meetings late',
      staff.filter(({ late }) => late).length,
      '/standardisation',
    ),
  ];
}

/** What waits on the reader, the longest first. */
async function waitingFor(
  tx: Tx,
  cycles: readonly CycleNow[],
  today: string,
): Promise<Board['waiting']> {
  const { memberId } = actorOf(tx);
  const told: Board['waiting'] = [];
  const by = new Map(cycles.flatMap((one) => one.samples).map((one) => [one.sampleId, one]));
  const say = (
    id: string,
    text: string,
    href: string,
    { since, late = false }: { readonly since: string; readonly late?: boolean },
  ) => told.push({ id, text, href, since, late });
  for (const one of by.values()) {
    if (one.verifierId !== memberId || one.since === null) continue;
    const words = WORDS[one.state];
    const left = one.stages.filter((stage) => !one.doneStages.includes(stage));
    if (words === undefined) continue;
    say(
      `sample-${one.sampleId}`,
      `${words} ${one.unitReference}, ${one.learnerName}: ${left.map((stage) => STAGES[stage].toLowerCase()).join(', ')}`,
      `/verification/samples/${one.sampleId}`,
      { since: dateIn(new Date(one.since)), late: one.late },
    );
  }
  const looks = await plannedIn(
    tx,
    cycles.map(({ cycle }) => cycle.id),
  );
  const names = await memberNames(tx);
  for (const one of looks) {
    if (one.verifier_id !== memberId || one.held_on !== null) continue;
    say(
      `look-${one.id}`,
      `Look at ${BEFORE[one.stage].toLowerCase()}, ${names.get(one.learner_id) ?? ''}`,
      `/verification/cycles/${one.cycle_id}`,
      { since: dateIn(one.planned_at), late: one.due_on < today },
    );
  }
  for (const { sampleId, recordedAt } of await recordsToStandBy(tx)) {
    const one = by.get(sampleId);
    say(
      `countersign-${sampleId}`,
      `Countersign the record of ${one?.unitReference ?? ''}, ${one?.learnerName ?? ''}`,
      `/verification/samples/${sampleId}`,
      { since: dateIn(recordedAt) },
    );
  }
  const { toSign, toCountersign, toJudge } = await waitingList(tx);
  for (const { id, of, since } of toSign) {
    say(`sign-${id}`, `Sign the observation by ${of}`, '/standardisation', { since });
  }
  for (const { id, of, since } of toCountersign) {
    say(`stand-${id}`, `Countersign the observation of ${of}`, '/standardisation', { since });
  }
  for (const { id, of, since, dueOn } of toJudge) {
    const href = `/standardisation/items/${id}`;
    say(`judge-${id}`, `Judge an item of ${of} blind`, href, { since, late: dueOn < today });
  }
  for (const { actionId, ownerId, words, dueOn, late } of await actionsOf(tx, 'open')) {
    if (ownerId !== memberId) continue;
    say(`action-${actionId}`, `Your action: ${words}`, '/standardisation', { since: dueOn, late });
  }
  return told.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

const WORDS: Readonly<Partial<Record<SampleLine['state'], string>>> = {
  ready: 'Verify',
  started: 'Finish the record of',
  action: 'Look at the action of',
};
