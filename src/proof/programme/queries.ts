import { LANGUAGES, languageNamed } from '../../lib/languages.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { type FrameworkTree, frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { type Enrolment, enrolmentsOf } from '../portfolio/index.ts';
import { type ProgrammeRows, programmeRows } from './rows.ts';
import type { listProgrammes, readProgramme } from './schema.ts';
import { signingsOf } from './signings.ts';
import type { LearnerState, StepDetails, StepKind } from './tables.ts';
import { plannedEnd, stateAt, stepWords, topicsLeft, type WayFacts, wayFindings } from './way.ts';

/** A language's English name; older arrangements hold whatever was typed. */
const wordOf = (language: string) => {
  const known = languageNamed(language);
  return known === null ? language : LANGUAGES[known];
};

type List = ReplyIn<typeof listProgrammes>;
type OfLearner = ReplyIn<typeof readProgramme>;
type Programme = OfLearner['programmes'][number];

/** Each framework that somebody is enrolled on, read once. */
async function treesOf(tx: Tx, enrolments: readonly Enrolment[]) {
  const trees = new Map<string, FrameworkTree>();
  for (const id of new Set(enrolments.map(({ frameworkId }) => frameworkId))) {
    const tree = await frameworkOf(tx, id);
    if (tree) trees.set(id, tree);
  }
  return trees;
}

/** Marking points are nobody's programme: an enrolment on them is one only once something was recorded. */
async function notProgrammes(tx: Tx): Promise<ReadonlySet<string>> {
  const points = (await frameworksHere(tx)).filter(({ kind }) => kind === 'marking_points');
  return new Set(points.map(({ id }) => id));
}

const isEmpty = (rows: ProgrammeRows) => Object.values(rows).every((own) => own.length === 0);

function steps<K extends StepKind>(rows: ProgrammeRows, kind: K) {
  return rows.steps
    .filter((row) => row.kind === kind)
    .map((row) => ({ ...row, details: row.details as StepDetails[K] }));
}

/** What the rules of the way ask of one programme. */
function factsOf(
  enrolment: Enrolment,
  framework: FrameworkTree,
  rows: ProgrammeRows,
  today: string,
): WayFacts {
  const states = rows.states.map(({ state, from_on, new_end_on }) => ({
    state,
    fromOn: from_on,
    newEndOn: new_end_on,
  }));
  const advice = steps(rows, 'advice');
  const plan = rows.plans.at(-1);
  const own = new Set(framework.units.map(({ unitId }) => unitId));
  const claims = Object.entries(enrolment.claimed)
    .filter(([unitId]) => own.has(unitId))
    .map(([, at]) => dateIn(new Date(at)));
  const review = steps(rows, 'review').at(-1);
  return {
    today,
    frameworkCode: framework.code,
    startedOn: enrolment.startedOn,
    state: stateAt(states, today)?.state ?? 'in_learning',
    plannedEndOn: plannedEnd(enrolment.startedOn, framework.code, states),
    covered: advice.length === 0 ? null : advice.flatMap(({ details }) => [...details.covered]),
    passes: steps(rows, 'entry').at(-1)?.details.passes ?? null,
    supported: rows.steps.some(({ kind }) => kind === 'support'),
    topicsLeft: topicsLeft(steps(rows, 'induction').map(({ details }) => details)),
    audited: rows.steps.some(({ kind }) => kind === 'diagnostic'),
    plan: plan
      ? {
          number: plan.number,
          nextOn: plan.next_on,
          agreed: plan.agreedAt !== null,
          actions: plan.actions,
        }
      : null,
    nextReviewOn: review?.details.nextOn ?? null,
    firstClaimOn: claims.sort()[0] ?? null,
    minutes: minutesOf(rows),
    nextStepAdvised: rows.steps.some(({ kind }) => kind === 'next_step'),
  };
}

function minutesOf(rows: ProgrammeRows): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, minutes, taken_back_at } of rows.time) {
    if (taken_back_at === null) sums[kind] = (sums[kind] ?? 0) + minutes;
  }
  return sums;
}

/** Every programme with what is known of it today and what its way lacks. One question a table. */
async function programmesNow(tx: Tx, today: string) {
  const enrolments = await enrolmentsOf(tx);
  const trees = await treesOf(tx, enrolments);
  const points = await notProgrammes(tx);
  const all = await programmeRows(tx);
  return enrolments.flatMap((enrolment) => {
    const framework = trees.get(enrolment.frameworkId);
    const kept = all(enrolment.enrolmentId);
    if (!framework || (points.has(framework.id) && isEmpty(kept))) return [];
    const facts = factsOf(enrolment, framework, kept, today);
    return [{ enrolment, framework, facts, kept, findings: wayFindings(facts) }];
  });
}

/** Arrangements asked for and neither agreed nor ended. */
const waiting = ({ arrangements }: ProgrammeRows): number =>
  arrangements.filter(({ agreed_on, ended_at }) => agreed_on === null && ended_at === null).length;

/** A programme as a dashboard counts it. */
export interface CountedProgramme {
  readonly learnerId: string;
  readonly frameworkCode: string;
  readonly state: LearnerState;
  readonly startedOn: string;
  readonly plannedEndOn: string;
  /** Guided time with induction and tutorials, in minutes. */
  readonly guidedMinutes: number;
  /** Rules that found something missing or late. */
  readonly rules: readonly string[];
  /** Arrangements asked for and neither agreed nor ended. */
  readonly arrangementsOpen: number;
}

/** Every programme as a dashboard counts it. */
export async function programmesCounted(tx: Tx): Promise<readonly CountedProgramme[]> {
  return (await programmesNow(tx, dateIn(nowOf(tx)))).map(
    ({ enrolment, facts, kept, findings }) => ({
      learnerId: enrolment.learnerId,
      frameworkCode: facts.frameworkCode,
      state: facts.state,
      startedOn: facts.startedOn,
      plannedEndOn: facts.plannedEndOn,
      guidedMinutes:
        (facts.minutes['guided'] ?? 0) +
        (facts.minutes['induction'] ?? 0) +
        (facts.minutes['tutorial'] ?? 0),
      rules: findings.map(({ rule }) => rule),
      arrangementsOpen: waiting(kept),
    }),
  );
}

/** Every programme: where the learner is, what is late, and when they meet next; the next meeting first. */
export async function programmeList(tx: Tx): Promise<List> {
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const rows = (await programmesNow(tx, today)).flatMap(
    ({ enrolment, framework, facts, kept, findings }) => {
      return [
        {
          enrolmentId: enrolment.enrolmentId,
          learnerId: enrolment.learnerId,
          name: names.get(enrolment.learnerId) ?? '',
          frameworkCode: framework.code,
          startedOn: enrolment.startedOn,
          plannedEndOn: facts.plannedEndOn,
          state: facts.state,
          step: stepWords(facts),
          nextOn: facts.plan?.nextOn ?? null,
          late: findings.map(({ because }) => because),
          rules: [...findings.map(({ rule }) => rule), ...(waiting(kept) > 0 ? ['R48'] : [])],
        },
      ];
    },
  );
  rows.sort(
    (a, b) =>
      (a.nextOn ?? '').localeCompare(b.nextOn ?? '') || a.name.localeCompare(b.name, 'en-GB'),
  );
  return { today, total: rows.length, rows };
}

/** One learner's way on each framework. Refuses `learner-not-found`. */
export async function programmeOf(tx: Tx, learnerId: string): Promise<Result<OfLearner>> {
  const today = dateIn(nowOf(tx));
  const enrolments = await enrolmentsOf(tx, { learnerIds: [learnerId] });
  if (enrolments.length === 0) {
    return refuse('learner-not-found', 'There is no learner enrolled here under this address.');
  }
  const names = await memberNames(tx);
  const trees = await treesOf(tx, enrolments);
  const points = await notProgrammes(tx);
  const all = await programmeRows(tx, [learnerId]);
  const signings = await signingsOf(tx, [learnerId]);
  const { members } = await membersOf(tx);
  const staff = (role: 'assessor' | 'internal_verifier') =>
    members
      .filter(({ id, leftAt, roles }) => id !== learnerId && !leftAt && roles.includes(role))
      .map(({ id, name }) => ({ memberId: id, name }));
  return ok({
    today,
    learnerId,
    name: names.get(learnerId) ?? '',
    assessors: staff('assessor'),
    verifiers: staff('internal_verifier'),
    programmes: enrolments.flatMap((enrolment) => {
      const framework = trees.get(enrolment.frameworkId);
      const rows = all(enrolment.enrolmentId);
      if (!framework || (points.has(framework.id) && isEmpty(rows))) return [];
      const facts = factsOf(enrolment, framework, rows, today);
      const programme = shown(enrolment, framework, rows, facts, names);
      const reviews = programme.reviews.map((one) => ({
        ...one,
        signings: signings.get(one.stepId) ?? [],
      }));
      return [{ ...programme, reviews }];
    }),
  });
}

/** The signed-in learner's own way. Refuses `not-a-learner`. */
export async function ownProgramme(tx: Tx): Promise<Result<OfLearner>> {
  const { memberId } = actorOf(tx);
  const own = memberId ? await programmeOf(tx, memberId) : null;
  if (own?.ok) return own;
  return refuse(
    'not-a-learner',
    'You are not enrolled on a programme here. Ask an owner or a branch manager to enrol you.',
  );
}

function shown(
  enrolment: Enrolment,
  framework: FrameworkTree,
  rows: ProgrammeRows,
  facts: WayFacts,
  names: ReadonlyMap<string, string>,
): Programme {
  const name = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  const of = <K extends StepKind>(kind: K) =>
    steps(rows, kind)
      .map(({ id, on_day, who, words, recorded_by, details }) => ({
        stepId: id,
        on: on_day,
        who,
        words,
        by: name(recorded_by),
        details,
      }))
      .reverse();
  const states = rows.states;
  const now = states.filter(({ from_on }) => from_on <= facts.today).at(-1);
  const referenceOf = new Map(framework.units.map((unit) => [unit.unitId, unit.reference]));
  const chosen = new Set(enrolment.unitIds);
  return {
    enrolmentId: enrolment.enrolmentId,
    frameworkId: framework.id,
    frameworkCode: framework.code,
    title: framework.title,
    startedOn: enrolment.startedOn,
    state: facts.state,
    stateSince: now?.from_on ?? enrolment.startedOn,
    plannedEndOn: facts.plannedEndOn,
    units: framework.units
      .filter(({ unitId, group }) => group === 'mandatory' || chosen.has(unitId))
      .map(({ unitId, reference, title }) => ({ unitId, reference, title })),
    findings: wayFindings(facts).map(({ rule, outcome, because, source, clears }) => ({
      rule,
      outcome,
      because,
      source,
      ...(clears ? { clears } : {}),
    })),
    advice: of('advice').map(({ details, ...step }) => ({
      ...step,
      covered: [...details.covered],
    })),
    entry: of('entry').map(({ details, ...step }) => ({ ...step, ...details })),
    support: of('support').map(({ details: _, ...step }) => step),
    induction: of('induction').map(({ details, ...step }) => ({
      ...step,
      topics: [...details.topics],
      version: details.version,
    })),
    topicsLeft: [...facts.topicsLeft],
    diagnostic: of('diagnostic').map(({ details, ...step }) => ({
      ...step,
      ...details,
      units: { ...details.units },
    })),
    languages: of('language').map(({ details, ...step }) => ({
      ...step,
      language: wordOf(details.language),
      assessor: name(details.assessorId ?? ''),
      verifier: name(details.verifierId ?? ''),
      translator: details.translator ?? '',
      toldOn: details.toldOn,
    })),
    reviews: of('review').map(({ details, ...step }) => ({ ...step, ...details, signings: [] })),
    nextSteps: of('next_step').map(({ details, ...step }) => ({ ...step, ...details })),
    arrangements: rows.arrangements.map((row) => ({
      arrangementId: row.id,
      size: row.size,
      what: row.what,
      askedOn: row.asked_on,
      agreed:
        row.agreed_with && row.agreed_on && row.from_on
          ? {
              with: row.agreed_with,
              on: row.agreed_on,
              words: row.agreed_words ?? '',
              fromOn: row.from_on,
              toOn: row.to_on,
            }
          : null,
      ended: row.ended_at
        ? {
            at: row.ended_at.toISOString(),
            by: name(row.ended_by),
            because: row.ended_because ?? '',
          }
        : null,
    })),
    prior: rows.prior.map((row) => ({
      priorId: row.id,
      reference: referenceOf.get(row.unit_id) ?? '',
      basis: row.basis,
      awardedBy: row.awarded_by,
      achievedOn: row.achieved_on,
      unchanged: row.unchanged,
      currency: row.currency,
      decision:
        row.granted === null || !row.decided_at
          ? null
          : {
              granted: row.granted,
              words: row.decided_words ?? '',
              by: name(row.decided_by),
              at: row.decided_at.toISOString(),
            },
    })),
    required: rows.required.map((row) => ({
      requiredId: row.id,
      reference: referenceOf.get(row.unit_id) ?? '',
      what: row.what,
      judgedBy: row.judged_by,
      because: row.because,
      essential: row.essential,
      by: name(row.recorded_by),
      lifted: row.lifted_because,
    })),
    plans: [...rows.plans].reverse().map((row) => ({
      planId: row.id,
      number: row.number,
      meetingOn: row.meeting_on,
      nextOn: row.next_on,
      actions: row.actions.map((action) => ({ ...action })),
      words: row.words,
      writtenBy: name(row.written_by),
      writtenAt: row.written_at.toISOString(),
      agreedAt: row.agreedAt?.toISOString() ?? null,
    })),
    time: [...rows.time].reverse().map((row) => ({
      timeId: row.id,
      on: row.on_day,
      kind: row.kind,
      minutes: row.minutes,
      words: row.words,
      by: name(row.recorded_by),
      takenBack: row.taken_back_because,
    })),
    minutes: { ...facts.minutes },
    states: [...states].reverse().map((row) => ({
      stateId: row.id,
      state: row.state,
      fromOn: row.from_on,
      newEndOn: row.new_end_on,
      words: row.words,
      by: name(row.recorded_by),
    })),
  };
}
