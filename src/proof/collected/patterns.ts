import { factOf, wordsOf } from '../portfolio/index.ts';

/** What a pattern reads of an entry of the log. */
export interface Act {
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  /** Member who did it; null for the system. */
  readonly actor: string | null;
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Once that the behaviour could be seen. */
export interface Occasion {
  /** Entries that make it up, in the order of the log; the first says when it was. */
  readonly seqs: readonly number[];
  readonly at: Date;
  /** Was the behaviour there? */
  readonly shown: boolean;
}

/** A behaviour that shows over weeks, as a question that the log answers. */
export interface Pattern {
  readonly code: PatternCode;
  /** Changes with the way of counting; what was counted another way says so. */
  readonly version: number;
  readonly title: string;
  /** Statement of the occupational standard that it may show: 'B2'. */
  readonly behaviour: string;
  /** What is counted, and what of it counts as shown; for whoever reads the figures. */
  readonly occasion: string;
  readonly counts: string;
  /** Kinds of the learner's own entries that it reads. */
  readonly kinds: readonly string[];
  /** Kinds of others' entries about the same candidates that it reads. */
  readonly others: readonly string[];
  /**
   * @param acts of the kinds within the time, in the order of the log
   * @param learner member id
   * @param until the end of the time: what was not yet to be expected by then is no occasion
   */
  readonly find: (acts: readonly Act[], learner: string, until: Date) => readonly Occasion[];
}

export type PatternCode =
  | 'tenacity'
  | 'own_initiative'
  | 'priorities'
  | 'attention'
  | 'within_the_law'
  | 'promises'
  | 'listening';

const DAY = 86_400_000;
/** A setback is followed up within three days, and a record that needed correcting is corrected within fourteen. */
const FOLLOW_UP = 3 * DAY;
const CORRECTION = 14 * DAY;

const occasion = (shown: boolean, ...acts: readonly Act[]): readonly Occasion[] => {
  const [first] = acts;
  return first ? [{ seqs: acts.map(({ seq }) => seq), at: first.at, shown }] : [];
};
const own = (acts: readonly Act[], learner: string, ...kinds: readonly string[]) =>
  acts.filter(({ actor, kind }) => actor === learner && kinds.includes(kind));
const overlap = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
const saidTrue = (facts: Act['facts'], ...names: readonly string[]) =>
  names.every((name) => factOf(facts, name) === true);
const after = (a: Act, b: Act) => b.seq > a.seq;
const within = (a: Act, b: Act, time: number) => b.at.getTime() - a.at.getTime() <= time;
const dueBy = (act: Act, name: string): boolean =>
  act.at.getTime() <= Date.parse(String(factOf(act.facts, name)));

/** A worker said no, or nobody answered the phone: was it tried again for the same shift or person within three days? */
function triedAgain(acts: readonly Act[], learner: string, until: Date): readonly Occasion[] {
  const mine = acts.filter(({ actor }) => actor === learner);
  return mine.flatMap((setback) => {
    const isAgain = attemptAfter(setback);
    if (!isAgain) return [];
    const again = mine.find(
      (act) => after(setback, act) && within(setback, act, FOLLOW_UP) && isAgain(act),
    );
    if (again) return occasion(true, setback, again);
    return setback.at.getTime() + FOLLOW_UP > until.getTime() ? [] : occasion(false, setback);
  });
}

/** What would be another attempt after this entry; null: it is no setback. */
function attemptAfter({ kind, facts, subjects }: Act): ((act: Act) => boolean) | null {
  if (kind === 'offer.answered' && factOf(facts, 'answer') === 'declined') {
    const shifts = wordsOf(facts, 'shifts');
    const kinds = ['shift.offered', 'shift.assigned', 'offer.round_started'];
    return (act) => kinds.includes(act.kind) && overlap(wordsOf(act.facts, 'shifts'), shifts);
  }
  const missed =
    kind === 'call.made' &&
    factOf(facts, 'direction') === 'out' &&
    factOf(facts, 'outcome') !== 'spoke';
  const whom = Object.values(subjects);
  if (!missed || whom.length === 0) return null;
  return (act) =>
    (act.kind === 'call.made' || act.kind === 'message.exchanged') &&
    factOf(act.facts, 'direction') === 'out' &&
    overlap(Object.values(act.subjects), whom);
}

/** Tasks that the learner set for themselves and that fell due: were they done by then? */
function ownTasks(acts: readonly Act[], learner: string, until: Date): readonly Occasion[] {
  const tasks = own(acts, learner, 'task.completed', 'task.moved', 'task.dropped', 'task.handed');
  const set = own(acts, learner, 'task.added').filter(
    ({ subjects }) => subjects['member'] === learner,
  );
  return set.flatMap((added) => {
    const task = factOf(added.facts, 'task');
    const later = tasks.filter((act) => after(added, act) && factOf(act.facts, 'task') === task);
    const done = later.find(({ kind }) => kind === 'task.completed');
    if (done) return occasion(factOf(done.facts, 'inTime') === true, added, done);
    // Taken back or handed on, it is nobody's to be done any more, or a colleague's.
    if (later.some(({ kind }) => kind !== 'task.moved')) return [];
    const due = Date.parse(String(factOf((later.at(-1) ?? added).facts, 'dueAt')));
    return due > until.getTime() ? [] : occasion(false, added);
  });
}

/** Tasks that were done, handed on or put off: before they were due, or after? */
function inOrder(acts: readonly Act[], learner: string): readonly Occasion[] {
  const steps = own(acts, learner, 'task.completed', 'task.handed', 'task.moved');
  const tasks = Map.groupBy(steps, ({ facts }) => factOf(facts, 'task'));
  return [...tasks.values()].flatMap((own) => occasion(own.every(isInTime), ...own));
}

function isInTime(step: Act): boolean {
  if (step.kind === 'task.completed') return factOf(step.facts, 'inTime') === true;
  return dueBy(step, step.kind === 'task.moved' ? 'from' : 'dueAt');
}

/** Entries of candidates' details: did a colleague change the same again within fourteen days? */
function stoodAsEntered(acts: readonly Act[], learner: string, until: Date): readonly Occasion[] {
  const byForm = acts.filter(({ facts }) => factOf(facts, 'how') === 'form');
  return own(byForm, learner, 'candidate.registered', 'candidate.updated').flatMap((entered) => {
    const fields = wordsOf(entered.facts, 'changed');
    if (entered.kind === 'candidate.updated' && fields.length === 0) return [];
    const again = byForm.find(
      (act) =>
        act.kind === 'candidate.updated' &&
        act.actor !== null &&
        act.actor !== learner &&
        act.subjects['candidate'] === entered.subjects['candidate'] &&
        after(entered, act) &&
        within(entered, act, CORRECTION) &&
        (entered.kind === 'candidate.registered' || overlap(wordsOf(act.facts, 'changed'), fields)),
    );
    if (again) return occasion(false, entered, again);
    return entered.at.getTime() + CORRECTION > until.getTime() ? [] : occasion(true, entered);
  });
}

const SUPPLYING: readonly unknown[] = ['offer', 'pencil', 'assign'];

/** A rule kept a worker from a shift: did the learner leave it at that? Pressed again, it is the same occasion. */
function leftAtThat(acts: readonly Act[], learner: string): readonly Occasion[] {
  const refusals = own(acts, learner, 'supply.refused').filter(({ facts }) =>
    SUPPLYING.includes(factOf(facts, 'step')),
  );
  const first = new Map<string, Act>();
  for (const refusal of refusals) {
    const shifts = wordsOf(refusal.facts, 'shifts').toSorted();
    const key = [refusal.subjects['worker'], ...shifts].join(' ');
    if (!first.has(key)) first.set(key, refusal);
  }
  return [...first.values()].flatMap((refusal) => {
    const overridden = own(acts, learner, 'rule.overridden').find(
      ({ subjects }) =>
        subjects['worker'] === refusal.subjects['worker'] &&
        wordsOf(refusal.facts, 'shifts').includes(subjects['shift'] ?? ''),
    );
    if (!overridden) return occasion(true, refusal);
    return occasion(false, ...[refusal, overridden].toSorted((a, b) => a.seq - b.seq));
  });
}

/** What was promised: tasks by the day first promised, confirmations of a booking by the day the law gives. */
function keptPromises(acts: readonly Act[], learner: string): readonly Occasion[] {
  return own(acts, learner, 'task.completed', 'booking.confirmed').flatMap((act) => {
    if (act.kind === 'booking.confirmed') {
      return occasion(factOf(act.facts, 'inTime') === true, act);
    }
    return factOf(act.facts, 'promisedTo') ? occasion(dueBy(act, 'firstDueAt'), act) : [];
  });
}

/** Interviews and calls in which somebody was reached: is on record what they said and who they were? */
function heardOut(acts: readonly Act[], learner: string): readonly Occasion[] {
  return own(acts, learner, 'candidate.interviewed', 'call.made').flatMap((act) => {
    if (act.kind === 'candidate.interviewed') {
      return occasion(saidTrue(act.facts, 'needs', 'wants', 'expectations'), act);
    }
    if (factOf(act.facts, 'outcome') !== 'spoke') return [];
    return occasion(saidTrue(act.facts, 'identityChecked', 'noted'), act);
  });
}

const TASK_STEPS = ['task.completed', 'task.moved', 'task.handed'] as const;

/**
 * The patterns that the log can answer (practice U16). Ambition (B3) and new ways (B5) are not among them: no record
 * of objectives or of improvements is kept yet that could be counted.
 */
export const PATTERNS: readonly Pattern[] = [
  {
    code: 'tenacity',
    version: 1,
    title: 'Trying again after a setback',
    behaviour: 'B2',
    occasion: 'A worker declined an offer, or a call reached nobody',
    counts:
      'The same shift was offered to or filled by somebody, or the same person or record rung or written about, within three days',
    kinds: [
      'offer.answered',
      'shift.offered',
      'shift.assigned',
      'offer.round_started',
      'call.made',
      'message.exchanged',
    ],
    others: [],
    find: triedAgain,
  },
  {
    code: 'own_initiative',
    version: 1,
    title: 'Own tasks done in time',
    behaviour: 'B1',
    occasion: 'A task the learner wrote down for themselves fell due',
    counts: 'It was done by then',
    kinds: ['task.added', 'task.dropped', ...TASK_STEPS],
    others: [],
    find: ownTasks,
  },
  {
    code: 'priorities',
    version: 1,
    title: 'Keeping work in order',
    behaviour: 'B4',
    occasion: 'A task was done, handed to a colleague or put off',
    counts: 'Each of these before it was due',
    kinds: [...TASK_STEPS],
    others: [],
    find: inOrder,
  },
  {
    code: 'attention',
    version: 1,
    title: 'Entering details that stand',
    behaviour: 'B6',
    occasion: 'Details of a candidate were entered or changed by hand',
    counts: 'No colleague changed the same details again within fourteen days',
    kinds: ['candidate.registered', 'candidate.updated'],
    others: ['candidate.updated'],
    find: stoodAsEntered,
  },
  {
    code: 'within_the_law',
    version: 1,
    title: 'Taking the law’s no for an answer',
    behaviour: 'B7',
    occasion: 'A rule kept a worker from a shift; pressed again for the same, it counts once',
    counts: 'The learner did not go over the rule',
    kinds: ['supply.refused', 'rule.overridden'],
    others: [],
    find: leftAtThat,
  },
  {
    code: 'promises',
    version: 1,
    title: 'Keeping promises',
    behaviour: 'B8',
    occasion: 'Something promised to somebody was done, or a booking was confirmed in writing',
    counts: 'By the day first promised, or within the time the law gives',
    kinds: ['task.completed', 'booking.confirmed'],
    others: [],
    find: keptPromises,
  },
  {
    code: 'listening',
    version: 1,
    title: 'Listening and asking on',
    behaviour: 'B9',
    occasion: 'An interview was held, or somebody was reached on the phone',
    counts:
      'On record are what they need, want and expect; of a call, that it was them and what was said',
    kinds: ['candidate.interviewed', 'call.made'],
    others: [],
    find: heardOut,
  },
];
