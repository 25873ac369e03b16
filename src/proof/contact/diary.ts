import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { dialoguesOn } from '../assessment/index.ts';
import { observationsOf } from '../collected/index.ts';
import { claimsOfLearners, learnersHere } from '../portfolio/index.ts';
import { workplacesOn } from '../release/index.ts';
import { isLate, type KeptVisit, stands, visitsIn } from './kept-visits.ts';
import { partnersOf, whoActs } from './partners.ts';
import type { listVisits, readOutcomes } from './schema.ts';
import { VISIT_KINDS } from './schema.ts';
import type { Side } from './tables.ts';

type Diary = ReplyIn<typeof listVisits>;

/** Visits the actor may read: a learner their own, the centre all. */
export async function visitsShown(tx: Tx): Promise<readonly KeptVisit[]> {
  const { roles } = actorOf(tx);
  const me = whoActs(tx);
  const ofCentre = roles.some((role) => OF_CENTRE.includes(role));
  return visitsIn(tx, ofCentre ? {} : { learnerId: me });
}
const OF_CENTRE: readonly string[] = [
  'owner',
  'adviser',
  'assessor',
  'internal_verifier',
  'centre_administrator',
  'quality_manager',
];

/** Visits that stand at the same time with the same learner or the same visitor. */
function clashing(visit: KeptVisit, all: readonly KeptVisit[]): readonly KeptVisit[] {
  if (!stands(visit)) return [];
  return all.filter(
    (other) =>
      other.visitId !== visit.visitId &&
      stands(other) &&
      (other.learnerId === visit.learnerId || other.memberId === visit.memberId) &&
      other.startsAt < visit.endsAt &&
      other.endsAt > visit.startsAt,
  );
}

const inWords = (visit: KeptVisit, names: ReadonlyMap<string, string>): string =>
  `${VISIT_KINDS[visit.kind]} of ${names.get(visit.learnerId) ?? 'a learner'} by ${
    names.get(visit.memberId) ?? 'a colleague'
  }, ${showMoment(minuteOfDate(visit.startsAt))}`;

/** What a visit clashes with, in words. */
export async function clashesWith(tx: Tx, visitId: string): Promise<readonly string[]> {
  const all = await visitsIn(tx);
  const visit = all.find((one) => one.visitId === visitId);
  if (!visit) return [];
  const names = await memberNames(tx);
  return clashing(visit, all).map((one) => inWords(one, names));
}

/** The diary, with who cancelled how often. */
export async function diary(tx: Tx): Promise<Diary> {
  const me = whoActs(tx);
  const now = nowOf(tx);
  const today = dateIn(now);
  const shown = await visitsShown(tx);
  const names = await memberNames(tx);
  const employers = await workplacesOn(tx, today);
  const partners = await partnersOf(tx);
  const looksAfter = (learnerId: string) => partners.get(learnerId)?.includes(me) ?? false;
  const rows = shown.map((visit) => {
    const open = stands(visit);
    const mayChange =
      open && visit.learnerId !== me && (visit.memberId === me || looksAfter(visit.learnerId));
    const last = visit.steps.at(-1);
    return {
      visitId: visit.visitId,
      learnerId: visit.learnerId,
      learnerName: names.get(visit.learnerId) ?? '',
      memberId: visit.memberId,
      memberName: names.get(visit.memberId) ?? '',
      kind: visit.kind,
      state: visit.state,
      startsAt: visit.startsAt.toISOString(),
      endsAt: visit.endsAt.toISOString(),
      minutes: visit.minutes,
      place: visit.place,
      employer: employers.get(visit.learnerId) ?? '',
      late: isLate(visit, now),
      clashes: clashing(visit, shown).map((one) => inWords(one, names)),
      cameOf: last?.observationId
        ? { kind: 'observation' as const, label: 'An observation was recorded' }
        : last?.dialogueId
          ? { kind: 'dialogue' as const, label: 'A dialogue record was signed' }
          : null,
      steps: visit.steps.map((step) => ({
        number: step.number,
        kind: step.kind,
        startsAt: step.startsAt?.toISOString() ?? null,
        minutes: step.minutes,
        place: step.place,
        side: step.side,
        words: step.words,
        by: names.get(step.writtenBy) ?? '',
        at: step.writtenAt.toISOString(),
      })),
      mayChange,
      mayCancel: mayChange || (open && visit.learnerId === me),
    };
  });
  const learners = await learnersHere(tx);
  return {
    today,
    total: rows.length,
    rows,
    mayPlanFor: learners
      .filter(({ id }) => looksAfter(id))
      .map(({ id, name }) => ({ learnerId: id, name })),
    cancelledByLearner: cancelled(shown, ({ learnerId }) => names.get(learnerId) ?? ''),
    cancelledByEmployer: cancelled(shown, ({ learnerId }) => employers.get(learnerId) ?? ''),
  };
}

/** How many visits were cancelled by whom, by a name; who has none is left out. */
function cancelled(
  visits: readonly KeptVisit[],
  nameOf: (visit: KeptVisit) => string,
): Diary['cancelledByLearner'] {
  const off = visits.filter(({ state }) => state === 'cancelled');
  return [...Map.groupBy(off, nameOf)]
    .filter(([name]) => name !== '')
    .map(([name, own]) => {
      const by = (side: Side) => own.filter(({ steps }) => steps.at(-1)?.side === side).length;
      return { name, learner: by('learner'), centre: by('centre'), employer: by('employer') };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** What the diary holds for a member: visits ahead of them, and those of theirs that nobody finished. */
export async function visitsOf(
  tx: Tx,
  memberId: string,
): Promise<{ readonly ahead: readonly KeptVisit[]; readonly late: readonly KeptVisit[] }> {
  const now = nowOf(tx);
  const own = (await visitsIn(tx)).filter(
    (one) => one.memberId === memberId || one.learnerId === memberId,
  );
  return {
    ahead: own.filter((one) => stands(one) && one.endsAt >= now),
    late: own.filter((one) => isLate(one, now)),
  };
}

/** Observations and dialogue records of a learner, as a visit may have led to one; newest first. */
export async function recordsOf(tx: Tx, learnerId: string) {
  const names = await memberNames(tx);
  const claims = await claimsOfLearners(tx, { learnerIds: [learnerId], inHandOf: null });
  const dialogues = [...(await dialoguesOn(tx, claims)).values()].flat();
  return {
    observations: (await observationsOf(tx, learnerId)).map(({ id, heldOn, by }) => ({
      id,
      label: `${showDate(heldOn)}, ${names.get(by) ?? ''}`,
    })),
    dialogues: dialogues
      .flatMap(({ dialogueId, heldOn, assessorName }) =>
        dialogueId === null ? [] : [{ id: dialogueId, heldOn, assessorName }],
      )
      .sort((a, b) => b.heldOn.localeCompare(a.heldOn))
      .map(({ id, heldOn, assessorName }) => ({
        id,
        label: `${showDate(heldOn)}, ${assessorName}`,
      })),
  };
}

/** The same for the learner of a visit. Refuses `visit-not-found`. */
export async function outcomeChoices(
  tx: Tx,
  visitId: string,
): Promise<Result<ReplyIn<typeof readOutcomes>>> {
  const [visit] = await visitsIn(tx, { visitId });
  if (!visit) return refuse('visit-not-found', 'There is no such visit here.');
  return ok(await recordsOf(tx, visit.learnerId));
}
