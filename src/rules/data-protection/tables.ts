import { counted } from '../../lib/text.ts';
import type { DatedTable } from '../book/law.ts';
import { ESCALATE_DAYS_LEFT, MONTH_COUNTS, MONTHS, PAUSES } from './access-request-data.ts';
import { DECISION_LAWS, type Safeguard } from './automated-decision.ts';
import { BREACH_HOURS } from './breach.ts';
import { ACKNOWLEDGE } from './complaint.ts';
import { CHANNEL_WORDS, KIND_WORDS, NO_CONSENT, SENDER_WORDS, VAGUE } from './marketing-words.ts';
import { SMALLEST_GROUP } from './monitoring.ts';
import { ERASE_MONTHS, NOTICE_MONTHS } from './months-data.ts';
import { RETENTION } from './retention-data.ts';

const span = (version: { readonly from: string; readonly to?: string }) => ({
  from: version.from,
  ...(version.to === undefined ? {} : { to: version.to }),
});

const windows: DatedTable = {
  id: 'data-protection-windows',
  title: 'Times and limits for personal data',
  rules: ['DP-DSAR', 'DP-COMPLAINT', 'DP-BREACH', 'DP-NOTICE', 'DP-ERASE', 'DP-EO'],
  columns: ['What', 'How long'],
  rows: [
    ...MONTHS.map((one) => ({
      ...span(one),
      cells: [
        'Access request',
        `${one.value.plain} month; ${one.value.extended} with an extension`,
      ],
      source: 'UK GDPR Art 12(3)',
      confidence: 'A' as const,
    })),
    ...MONTH_COUNTS.map((one) => ({
      ...span(one),
      cells: ['Access request: how the month is counted', one.value.says],
      source: one.value.source,
      confidence: one.value.confidence,
    })),
    ...PAUSES.map((one) => ({
      ...span(one),
      cells: ['Access request: a question back', one.value.says],
      source: one.value.source,
      confidence: one.value.confidence,
    })),
    {
      from: '2018-05-25',
      cells: ['Access request: on the list from', `${ESCALATE_DAYS_LEFT} days before it is due`],
      source: 'Our policy',
      confidence: 'C',
    },
    ...NOTICE_MONTHS.map((one) => ({
      ...span(one),
      cells: [
        'Privacy notice for data from elsewhere',
        `${counted(one.value, 'month')} at the latest`,
      ],
      source: one.source,
      confidence: one.confidence,
    })),
    ...ERASE_MONTHS.map((one) => ({
      ...span(one),
      cells: ['Answer to a request to erase', counted(one.value, 'month')],
      source: one.source,
      confidence: one.confidence,
    })),
    ...ACKNOWLEDGE.map((one) => ({
      ...span(one),
      cells: ['Acknowledging a complaint', `${one.value.days} days`],
      source: one.value.source,
      confidence: one.value.confidence,
    })),
    ...BREACH_HOURS.map((one) => ({
      ...span(one),
      cells: ['Telling the Commissioner of a breach', `${one.value} hours`],
      source: 'UK GDPR Art 33(1)',
      confidence: one.confidence,
    })),
    {
      from: '2018-05-25',
      cells: ['Monitoring totals: smallest group shown', `${SMALLEST_GROUP} answers`],
      source: 'Our policy',
      confidence: 'C',
    },
  ],
};

const retention: DatedTable = {
  id: 'retention',
  title: 'Retention schedule: the latest hold wins',
  rules: ['DP-RETENTION', 'DP-ERASE'],
  columns: ['Record', 'Kept', 'From', 'Rule', 'Whose'],
  rows: RETENTION.map(({ value, ...version }) => ({
    ...span(version),
    cells: [
      value.record,
      value.months % 12 === 0 ? years(value.months / 12) : `${value.months} months`,
      value.from,
      value.rule,
      value.policy ? 'our policy' : 'law',
    ],
    source: value.source,
    confidence: value.confidence,
  })),
};

function years(count: number): string {
  return count === 1 ? '1 year' : `${count} years`;
}

const SAFEGUARD_NAMES: Readonly<Record<Safeguard, string>> = {
  told: 'told',
  representations: 'representations',
  human_intervention: 'human intervention',
  contest: 'contest',
};

const decisions: DatedTable = {
  id: 'automated-decision-safeguards',
  title: 'Decisions by a machine alone: safeguards by date',
  rules: ['DP-ADM'],
  columns: ['Law', 'Lawful with', 'Special category data'],
  rows: DECISION_LAWS.map((one) => ({
    ...span(one),
    cells: [
      one.value.says,
      one.value.lawfulWith?.map((name) => SAFEGUARD_NAMES[name]).join(', ') ?? 'nothing here',
      'barred',
    ],
    source: one.value.source,
    confidence: one.value.confidence,
  })),
};

const words: DatedTable = {
  id: 'marketing-words',
  title: 'Words of consent to marketing',
  rules: ['DP-PECR'],
  columns: ['What they show', 'Words'],
  rows: [
    ['Too vague to be consent', VAGUE],
    ['Nobody agreed', NO_CONSENT],
    ['Names who sends', SENDER_WORDS],
    ['Names what is sent', KIND_WORDS],
    ['Names email', CHANNEL_WORDS.email],
    ['Names texts', CHANNEL_WORDS.text_message],
    ['Names calls', CHANNEL_WORDS.call],
  ].map(([what, patterns]) => ({
    from: '2003-12-11',
    cells: [what as string, (patterns as readonly string[]).join('; ')],
    source: 'Join the Triboo v IC [2024] UKFTT 362 (GRC); our reading',
    confidence: 'B' as const,
  })),
};

export const TABLES: readonly DatedTable[] = [windows, retention, decisions, words];
