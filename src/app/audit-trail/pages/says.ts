import { showDate, showMinutes, showMoment } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';

/** What stands at one name: words, or an id or a hash to be read sign by sign. */
export interface Said {
  readonly text: string;
  readonly code: boolean;
}

/** One fact of an entry as people read it. */
export interface Saying {
  readonly label: string;
  readonly values: readonly Said[];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CODE = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}|[0-9a-f]{40,})$/;
const CHOICE = /^[a-z]+(_[a-z]+)+$/;

const words = (text: string): Said => ({ text, code: false });

/** Names that say too little by themselves. */
const NAMED: Readonly<Record<string, string>> = {
  seq: 'Entry',
  word: 'Record of what was said',
  parts: 'People whose particulars it shows',
};

/** A name of a fact in words: 'noticeMinutes' and 'notice_minutes' read 'Notice minutes'. */
export function labelOf(name: string): string {
  const named = NAMED[name];
  if (named !== undefined) return named;
  const spaced = name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/\bsha ?256\b/g, 'SHA-256')
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function textOf(text: string, today: string): Said {
  if (text === '') return words('Empty');
  if (INSTANT.test(text)) return words(showMoment(minuteOfDate(new Date(text)), today));
  if (DAY.test(text)) return words(showDate(text, today));
  if (CODE.test(text)) return { text, code: true };
  return words(CHOICE.test(text) ? text.replaceAll('_', ' ') : text);
}

function scalarOf(name: string, value: unknown, today: string): Said {
  if (value === null || value === undefined) return words('None');
  if (typeof value === 'boolean') return words(value ? 'Yes' : 'No');
  if (typeof value === 'number')
    return words(/minutes$/i.test(name) ? showMinutes(value) : value.toLocaleString('en-GB'));
  return textOf(String(value), today);
}

interface Ruling {
  readonly rule: string;
  readonly outcome: string;
  readonly count?: number;
}

function isRuling(value: object): value is Ruling {
  return 'rule' in value && 'outcome' in value && !('source' in value);
}

/** What stands within a fact, in one line: 'worker Rosa, state queued'. */
function lineOf(value: object, today: string): Said {
  if (isRuling(value)) {
    const times = (value.count ?? 1) > 1 ? `, ${counted(value.count ?? 1, 'time')}` : '';
    return words(`${value.rule}: ${value.outcome.replaceAll('_', ' ')}${times}`);
  }
  const parts = Object.entries(value).map(([name, inner]) => {
    const said = valuesOf(name, inner, today).map(({ text }) => text);
    return `${labelOf(name).toLowerCase().replaceAll('sha-256', 'SHA-256')} ${said.join(', ') || 'none'}`;
  });
  return words(parts.join('; ') || 'Nothing');
}

function valuesOf(name: string, value: unknown, today: string): readonly Said[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(name, each, today));
  if (typeof value === 'object' && value !== null) return [lineOf(value, today)];
  return [scalarOf(name, value, today)];
}

/**
 * Facts of an entry, or particulars of a person, as a list to read: names in words, dates and times as
 * people here write them, ids and hashes as they are. Nothing is left out.
 */
export function sayingsOf(facts: unknown): readonly Saying[] {
  const today = dateIn(new Date());
  if (typeof facts !== 'object' || facts === null)
    return [{ label: 'Says', values: [scalarOf('', facts, today)] }];
  return Object.entries(facts).map(([name, value]) => {
    const values = valuesOf(name, value, today);
    return { label: labelOf(name), values: values.length > 0 ? values : [words('None')] };
  });
}
