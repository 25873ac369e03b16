import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import type { Finding } from '../../rules/finding.ts';
import { COVERED, TOPICS } from './schema.ts';
import type { LearnerState, PlanAction, Topic } from './tables.ts';

/** One word on how a programme stands. */
export interface Standing {
  readonly state: LearnerState;
  readonly fromOn: DateText;
  readonly newEndOn: DateText | null;
}

/** The word that counts on a day. @param states in the order in which they count */
export function stateAt(states: readonly Standing[], on: DateText): Standing | undefined {
  return states.filter(({ fromOn }) => fromOn <= on).at(-1);
}

/** Are they learning: not on a break, and not gone? */
export function isLearning(state: LearnerState): boolean {
  return state === 'in_learning' || state === 'extended';
}

/** Have they completed or left? */
export function isOver(state: LearnerState): boolean {
  return state === 'completed' || state === 'withdrawn' || state === 'transferred';
}

/** What a framework's document asks of a programme: months, and minutes by kind of time. */
interface Asked {
  readonly months: number;
  readonly minutes: Readonly<Partial<Record<'induction' | 'tutorial' | 'guided', number>>>;
  readonly most: number;
}

/** The awarding body's specification of 1 July 2014 (R8): an hour, two hours, 132 to 162 guided hours, 1.5 years. */
const ASKED: Readonly<Record<string, Asked>> = {
  'REC-L2-RR': {
    months: 18,
    minutes: { induction: 60, tutorial: 120, guided: 132 * 60 },
    most: 162 * 60,
  },
};
const OTHERWISE_MONTHS = 18;

/** Guided learning a framework's document asks for, in minutes; null: it names none. */
export function guidedAsked(frameworkCode: string): number | null {
  return ASKED[frameworkCode]?.minutes.guided ?? null;
}
/** Our own measure of an early first unit (R71): none is claimed by then. */
const EARLY_DAYS = 84;
/** Reviews of three stand 8 to 12 weeks apart (C6). */
const REVIEW_DAYS = 84;

/** The day a programme is planned to end: 1.5 years from its start, or as the last break or extension says. */
export function plannedEnd(
  startedOn: DateText,
  frameworkCode: string,
  states: readonly Standing[],
): DateText {
  const moved = states.findLast(({ newEndOn }) => newEndOn !== null)?.newEndOn;
  return moved ?? addMonths(startedOn, ASKED[frameworkCode]?.months ?? OTHERWISE_MONTHS);
}

const TOPIC_KEYS = Object.keys(TOPICS) as Topic[];

/** Topics of the induction that no session covered yet. */
export function topicsLeft(sessions: readonly { readonly topics: readonly string[] }[]): Topic[] {
  const covered = new Set(sessions.flatMap(({ topics }) => topics));
  return TOPIC_KEYS.filter((topic) => !covered.has(topic));
}

/** What is known of a programme on a day. */
export interface WayFacts {
  readonly today: DateText;
  readonly frameworkCode: string;
  readonly startedOn: DateText;
  readonly state: LearnerState;
  readonly plannedEndOn: DateText;
  /** Everything any advice interview covered; null: none is documented. */
  readonly covered: readonly string[] | null;
  /** The newest word on the entry tests; null: none. */
  readonly passes: boolean | null;
  readonly supported: boolean;
  readonly topicsLeft: readonly Topic[];
  readonly audited: boolean;
  readonly plan: {
    readonly number: number;
    readonly nextOn: DateText;
    readonly agreed: boolean;
    readonly actions: readonly PlanAction[];
  } | null;
  readonly nextReviewOn: DateText | null;
  /** The first day on which they claimed a unit of this framework. */
  readonly firstClaimOn: DateText | null;
  readonly minutes: Readonly<Record<string, number>>;
  readonly nextStepAdvised: boolean;
}

const SOURCE = 'Awarding body’s specification';

/** What is missing or late on a learner's way, in the order in which it is put right. Nobody who has left is late. */
export function wayFindings(facts: WayFacts): readonly Finding[] {
  const found: Finding[] = [];
  const say = (
    rule: string,
    because: string,
    clears?: string,
    outcome: Finding['outcome'] = 'warn',
  ) => found.push({ rule, outcome, because, source: SOURCE, ...(clears ? { clears } : {}) });
  const { today, state } = facts;
  if (state === 'completed' && !facts.nextStepAdvised) {
    say('U32', 'They completed, and nothing says what they go on to.', 'Advise on the next step.');
  }
  if (state === 'completed') return [...found, ...timeFindings(facts)];
  if (!isLearning(state)) return found;
  if (facts.covered === null) {
    say('R39', 'No advice interview is documented.', 'Record the interview and what it covered.');
  } else {
    const open = Object.entries(COVERED).filter(([key]) => !facts.covered?.includes(key));
    const opportunities = open.some(([key]) => key === 'opportunities');
    if (opportunities) {
      say(
        'R36',
        'The advice does not say that their work gives opportunities for evidence.',
        'Talk it through and record it.',
      );
    }
    const others = open.filter(([key]) => key !== 'opportunities');
    if (others.length > 0) {
      say(
        'R38',
        `The advice left out ${counted(others.length, 'topic')}: ${listed(others.map(([, label]) => label.toLowerCase()))}.`,
      );
    }
  }
  if (facts.passes !== true) {
    say(
      'R37',
      facts.passes === null
        ? 'The two entry tests are not recorded, so the programme does not start.'
        : 'The entry tests were not both met, so the programme does not start.',
      'Record the entry tests.',
      'block',
    );
    return found;
  }
  if (!facts.supported) {
    say('R38', 'No signed support of their employer is on record.', 'Ask the employer to sign.');
  }
  if (facts.topicsLeft.length > 0) {
    say(
      'R41',
      `The induction is not complete: ${counted(facts.topicsLeft.length, 'topic')} of 7 left. No plan can be agreed before.`,
      'Hold the induction with its written information.',
      'block',
    );
  }
  if (!facts.audited) {
    say(
      'R43',
      'No diagnostic audit of their skills is on record.',
      'Audit them against the units.',
    );
  }
  planFindings(facts, say);
  if (facts.firstClaimOn === null && today > addDays(facts.startedOn, EARLY_DAYS)) {
    say(
      'R71',
      `No unit has been claimed since the start on ${showDate(facts.startedOn, today)}; the first few are assessed early.`,
      'Choose a first unit in the plan.',
    );
  }
  const reviewBy = facts.nextReviewOn ?? addDays(facts.startedOn, REVIEW_DAYS);
  if (reviewBy < today) {
    say(
      'C6',
      `The review with their line manager was due on ${showDate(reviewBy, today)}.`,
      'Hold the review and record it.',
    );
  }
  if (facts.plannedEndOn < today) {
    say(
      'R8',
      `The programme was to end on ${showDate(facts.plannedEndOn, today)}.`,
      'Extend it with a reason, or record how it ended.',
    );
  }
  return [...found, ...(today > addMonths(facts.startedOn, 12) ? timeFindings(facts) : [])];
}

function planFindings(
  { plan, today }: WayFacts,
  say: (rule: string, because: string, clears?: string) => void,
): void {
  if (plan === null) {
    say('R45', 'There is no plan yet.', 'Write the plan at the first meeting.');
    return;
  }
  if (!plan.agreed) {
    say(
      'R45',
      `The learner has not agreed to version ${plan.number} of the plan.`,
      'They open their own programme and agree.',
    );
  }
  const late = plan.actions.filter(({ doneOn, dueOn }) => doneOn === null && dueOn < today);
  if (late.length > 0) {
    say(
      'R45',
      `${counted(late.length, 'action')} of the plan ${late.length === 1 ? 'is' : 'are'} late.`,
    );
  }
  if (plan.nextOn < today) {
    say(
      'R45',
      `The meeting of ${showDate(plan.nextOn, today)} has no plan of its own.`,
      'Record what was agreed, as the next version.',
    );
  }
}

/** Learning time beside what the framework's document gives (R8); nothing for a framework that gives none. */
function timeFindings({ frameworkCode, minutes }: WayFacts): readonly Finding[] {
  const asked = ASKED[frameworkCode];
  if (!asked) return [];
  const words = { induction: 'induction', tutorial: 'tutorial support', guided: 'guided learning' };
  // Induction and tutorials are guided time too.
  const guided =
    (minutes['guided'] ?? 0) + (minutes['induction'] ?? 0) + (minutes['tutorial'] ?? 0);
  const had = { ...minutes, guided } as Readonly<Record<string, number>>;
  const short = (Object.keys(asked.minutes) as (keyof typeof words)[]).flatMap((kind) => {
    const least = asked.minutes[kind] ?? 0;
    const own = had[kind] ?? 0;
    return own < least
      ? [`${showMinutes(own)} of ${words[kind]} where ${showMinutes(least)} are foreseen.`]
      : [];
  });
  const over =
    guided > asked.most
      ? [
          `${showMinutes(guided)} of guided learning where at most ${showMinutes(asked.most)} are foreseen.`,
        ]
      : [];
  return [...short, ...over].map((because) => ({
    rule: 'R8',
    outcome: 'warn',
    because: `The log shows ${because}`,
    source: SOURCE,
  }));
}

/** Where somebody is on their way, in a few words. */
export function stepWords(facts: WayFacts): string {
  if (facts.covered === null && facts.passes === null) return 'Advice';
  if (facts.passes !== true) return 'Entry tests';
  if (facts.topicsLeft.length > 0) return 'Induction';
  if (facts.plan === null) return 'First plan';
  if (!facts.plan.agreed) return `Plan ${facts.plan.number}, to be agreed`;
  return `Plan ${facts.plan.number}`;
}
