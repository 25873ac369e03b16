import { ok } from '../../lib/result.ts';
import { bool, maybe, oneOf, outcome, text } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { Finding } from '../finding.ts';
import { has, matches, type Pattern } from '../wording/patterns.ts';
import { type Clause, sentencesOf } from '../wording/tokens.ts';
import {
  ABILITY,
  ABOUT_WORK,
  ADJUSTMENT,
  DISABILITY_REQUIRED,
  DIVERSITY,
  FOR_ASSESSMENT,
  FOR_JOB,
  HEALTH,
  INTRINSIC,
  MONITORING,
  NAMED_MONITORING,
  NEVER,
  POSITIVE_ACTION,
  VETTING,
} from './health-words.ts';
import { actInForce, BEFORE_THE_ACT } from './in-force.ts';

const SOURCE = 'Equality Act 2010 s.60';

/** How far the choosing has come. A pool that somebody was put in on merit counts as an offer. */
export const STAGES = [
  'registration_form',
  'before_interview',
  'before_offer',
  'after_conditional_offer',
  'after_offer',
] as const;
export type Stage = (typeof STAGES)[number];

/** What a question is about. */
export type Purpose =
  | 'unrelated'
  | 'health'
  | 'adjustments'
  | 'intrinsic'
  | 'monitoring'
  | 'positive_action'
  | 'required_disability'
  | 'vetting';

/** The purposes of s.60(6) and (14), as a page says them. */
export const PURPOSES: Readonly<
  Record<Purpose, { readonly words: string; readonly source: string }>
> = {
  unrelated: { words: 'not about health or disability', source: SOURCE },
  health: { words: 'about health or disability, for no permitted purpose', source: `${SOURCE}(1)` },
  adjustments: { words: 'adjustments for the interview or test', source: `${SOURCE}(6)(a)` },
  intrinsic: { words: 'a function intrinsic to the work', source: `${SOURCE}(6)(b)` },
  monitoring: { words: 'monitoring of diversity', source: `${SOURCE}(6)(c)` },
  positive_action: { words: 'positive action', source: `${SOURCE}(6)(d)` },
  required_disability: { words: 'work that needs that disability', source: `${SOURCE}(6)(e)` },
  vetting: { words: 'national security vetting', source: `${SOURCE}(14)` },
};

/** What each sentence of a question is about. */
export function purposesOf(asked: string): readonly Purpose[] {
  return together(sentencesOf(asked).map((sentence) => sentence.flat())).map(purposeOf);
}

/** A sentence that says nothing of health belongs to the one before it: it may say what it is for. */
function together(sentences: readonly Clause[]): readonly Clause[] {
  const all: Clause[] = [];
  for (const words of sentences) {
    const last = all.at(-1);
    if (!last || (any(HEALTH, last) && any(HEALTH, words))) all.push(words);
    else all[all.length - 1] = [...last, ...words];
  }
  return all;
}

function purposeOf(words: Clause): Purpose {
  const found = HEALTH.flatMap((pattern) => matches(pattern, words));
  const work = ABOUT_WORK.flatMap((pattern) => matches(pattern, words));
  const own = found.filter((at) => !work.some(({ from, to }) => at.from < to && from < at.to));
  const able = any(ABILITY, words);
  if (any(DIVERSITY, words) || (any(MONITORING, words) && found.length > 0)) {
    return any(NAMED_MONITORING, words) ? 'health' : 'monitoring';
  }
  if (any(VETTING, words) && found.length > 0) return 'vetting';
  if (found.length > 0 && any(POSITIVE_ACTION, words)) return 'positive_action';
  if (found.length > 0 && any(DISABILITY_REQUIRED, words)) return 'required_disability';
  if (any(NEVER, words) && own.length > 0) return 'health';
  if (forAssessment(words, own.length > 0)) return 'adjustments';
  if (has('intrinsic', words)) return 'intrinsic';
  if ((own.length > 0 || able) && any(INTRINSIC, words)) return 'intrinsic';
  if (own.length > 0) return 'health';
  return able ? 'intrinsic' : 'unrelated';
}

function forAssessment(words: Clause, about: boolean): boolean {
  if (any(FOR_ASSESSMENT, words) && any(ADJUSTMENT, words)) return about || needs(words);
  return has('adjustment', words) && !any(FOR_JOB, words) && onlyAdjustment(words);
}

/** 'Do you need help at the interview?' says nothing of health, and is asked for this alone. */
function needs(words: Clause): boolean {
  return any(['adjustment|access', 'need|require *4 arrangement|support|help|assistance'], words);
}

/** A question on adjustments that names no condition. */
function onlyAdjustment(words: Clause): boolean {
  const other = HEALTH.filter((pattern) => pattern !== 'adjustment');
  return !other.some((pattern) => has(pattern, words));
}

function any(patterns: readonly Pattern[], words: Clause): boolean {
  return patterns.some((pattern) => has(pattern, words));
}

export interface HealthQuestion {
  readonly stage: Stage;
  readonly text: string;
  /** Left out: not in issue. */
  readonly visibleToSelector?: boolean | undefined;
}

/**
 * EQ-60: may this be asked now? After an offer health may be asked, and is kept as a record. Before it,
 * only for the purposes of s.60(6): those are `record` too; monitoring that reaches whoever selects, and
 * anything else about health, is blocked. A question that is about something else passes.
 */
export function judgeHealthQuestion({ stage, text: asked, visibleToSelector }: HealthQuestion): {
  readonly outcome: 'pass' | 'record' | 'block';
  readonly because: string;
  readonly source: string;
  readonly purposes: readonly Purpose[];
} {
  const purposes = purposesOf(asked);
  const related = purposes.filter((purpose) => purpose !== 'unrelated');
  const say = (result: 'pass' | 'record' | 'block', because: string, source = SOURCE) => ({
    outcome: result,
    because,
    source,
    purposes,
  });
  if (related.length === 0) return say('pass', 'It is not about health or disability.');
  if (stage === 'after_conditional_offer' || stage === 'after_offer') {
    return say('record', 'After an offer health may be asked about; keep what was asked and why.');
  }
  if (related.includes('health')) {
    const before = stage === 'registration_form' ? ' Registration forms count too.' : '';
    return say(
      'block',
      `Health, disability or sickness may not be asked about before an offer.${before}`,
      PURPOSES.health.source,
    );
  }
  if (related.includes('monitoring') && visibleToSelector) {
    return say(
      'block',
      'Monitoring answers must not reach whoever selects.',
      PURPOSES.monitoring.source,
    );
  }
  const first = PURPOSES[related[0] as Purpose];
  return say('record', `Allowed for one purpose: ${first.words}; keep that purpose.`, first.source);
}

/** EQ-60 for a form or template of the desk: a finding where the question may not be asked. */
export function checkHealthQuestion(asked: HealthQuestion): readonly Finding[] {
  const judged = judgeHealthQuestion(asked);
  if (judged.outcome === 'pass') return [];
  return [
    {
      rule: 'EQ-60',
      outcome: judged.outcome,
      because: judged.because,
      source: judged.source,
      ...(judged.outcome === 'block'
        ? { clears: 'Leave the question out, or ask it after an offer.' }
        : {}),
    },
  ];
}

export const healthQuestion = question({
  rule: 'EQ-60',
  asks: 'May this be asked of a candidate at this stage?',
  takes: {
    stage: oneOf(STAGES, 'how far the choosing has come'),
    text: text('the question, or what it is'),
    visible_to_selector: maybe(bool('do answers reach whoever selects? left out: not in issue')),
  },
  gives: { outcome: outcome() },
  answer: (given, { asOf }) => {
    if (!actInForce(asOf)) {
      const gives = { outcome: 'pass' as const };
      return ok({ gives, because: BEFORE_THE_ACT, working: [], source: SOURCE });
    }
    const judged = judgeHealthQuestion({
      stage: given.stage,
      text: given.text,
      visibleToSelector: given.visible_to_selector,
    });
    return ok({
      gives: { outcome: judged.outcome },
      because: judged.because,
      working: judged.purposes.map((purpose, at) => ({
        what: `Sentence ${at + 1}`,
        comes: PURPOSES[purpose].words,
      })),
      source: judged.source,
    });
  },
});
