import { ok, type Result } from '../../lib/result.ts';
import { bool, list, maybe, oneOf, outcome } from '../book/fields.ts';
import type { Confidence } from '../book/law.ts';
import { question } from '../book/question.ts';
import { type Version, versionOn } from '../versions.ts';

export const SAFEGUARDS = ['told', 'representations', 'human_intervention', 'contest'] as const;
export type Safeguard = (typeof SAFEGUARDS)[number];

const SAFEGUARD_WORDS: Readonly<Record<Safeguard, string>> = {
  told: 'telling the person',
  representations: 'letting them make representations',
  human_intervention: 'a person who steps in',
  contest: 'a way to contest it',
};

/** The law on decisions made by a machine alone. */
export interface DecisionLaw {
  readonly law: 'art_22' | 'arts_22a_22d';
  /** Safeguards with which such a decision is lawful; undefined: it is barred. */
  readonly lawfulWith: readonly Safeguard[] | undefined;
  readonly says: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Picked by the day of the decision. */
export const DECISION_LAWS: readonly Version<DecisionLaw>[] = [
  {
    from: '2018-05-25',
    to: '2026-02-04',
    value: {
      law: 'art_22',
      lawfulWith: undefined,
      says: 'A significant decision by a machine alone is barred',
      source: 'UK GDPR Art 22',
      confidence: 'B',
    },
  },
  {
    from: '2026-02-05',
    value: {
      law: 'arts_22a_22d',
      lawfulWith: SAFEGUARDS,
      says: 'Allowed with all four safeguards; barred on special category data',
      source: 'UK GDPR Arts 22A to 22D; SI 2026/82',
      confidence: 'B',
    },
  },
];

/** Article that keeps the bar for special category data. */
const SPECIAL = 'UK GDPR Art 22B';

export interface Decision {
  readonly humanInvolved: boolean;
  readonly safeguards: readonly Safeguard[];
  readonly specialCategory: boolean;
}

/**
 * DP-ADM: may a machine alone make this decision about a person? `pass` where a human has a real part.
 * Progressing people is a decision like rejecting them: those not progressed are turned away. Refuses
 * `no-version` before 25 May 2018. The house rule, no automatic rejection at all, stands apart.
 */
export function judgeDecision(
  decision: Decision,
  on: string,
): Result<{
  readonly outcome: 'pass' | 'record' | 'block';
  readonly because: string;
  readonly source: string;
  readonly law: DecisionLaw;
  readonly missing: readonly Safeguard[];
}> {
  const version = versionOn(DECISION_LAWS, on, 'DP-ADM');
  if (!version.ok) return version;
  const law = version.value;
  const said = (
    result: 'pass' | 'record' | 'block',
    because: string,
    missing: readonly Safeguard[] = [],
    source = law.source,
  ) => ok({ outcome: result, because, source, law, missing });

  if (decision.humanInvolved) return said('pass', 'A person has a real part in the decision.');
  if (law.lawfulWith === undefined) {
    return said('block', 'A machine alone may not make a significant decision about a person.');
  }
  if (decision.specialCategory) {
    const because = 'A machine alone may not decide on health or other special category data.';
    return said('block', because, [], SPECIAL);
  }
  const missing = law.lawfulWith.filter((one) => !decision.safeguards.includes(one));
  if (missing.length === 0) return said('record', 'All four safeguards stand; keep proof of them.');
  return said(
    'block',
    `${missing.length} of 4 safeguards missing: ${missing.map((one) => SAFEGUARD_WORDS[one]).join(', ')}.`,
    missing,
  );
}

export const automatedDecision = question({
  rule: 'DP-ADM',
  asks: 'May a machine make this decision about a person on its own?',
  takes: {
    decision: oneOf(['automatic_rejection', 'automatic_progression'], 'what is decided'),
    human_involved: bool('has a person a real part in it?'),
    safeguards: maybe(list(oneOf(SAFEGUARDS, ''), 'the safeguards that stand; left out: none')),
    special_category: maybe(bool('health, belief or other such data used; left out: no')),
  },
  gives: {
    outcome: outcome('the legal result; the house rule against automatic rejection stands apart'),
    law: maybe(oneOf(['art_22', 'arts_22a_22d'], 'the law in force on the day')),
  },
  answer: (given, { asOf }) => {
    const judged = judgeDecision(
      {
        humanInvolved: given.human_involved,
        safeguards: given.safeguards ?? [],
        specialCategory: given.special_category ?? false,
      },
      asOf,
    );
    if (!judged.ok) return judged;
    const { value } = judged;
    const stand = SAFEGUARDS.filter((one) => given.safeguards?.includes(one));
    return ok({
      gives: { outcome: value.outcome, law: value.law.law },
      because: value.because,
      working: [
        { what: 'The law on the day', comes: value.law.says },
        { what: 'A person has a part', comes: given.human_involved ? 'yes' : 'no' },
        {
          what: 'Safeguards that stand',
          comes: `${stand.length} of 4${stand.length > 0 ? `: ${stand.map((one) => SAFEGUARD_WORDS[one]).join(', ')}` : ''}`,
        },
      ],
      source: value.source,
    });
  },
});
