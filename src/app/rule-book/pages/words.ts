import { partsOfDate } from '../../../lib/days.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { LOOKS } from '../../../ui/finding-looks.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** '5 February 2026': a date of the law, as it is written in a letter. */
export function longDate(date: string): string {
  const { year, month, day } = partsOfDate(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** 'from 5 February 2026', 'from 1 October 1998 to 4 February 2026'. */
export function spanWords(from: string, to: string | null): string {
  return to === null ? `from ${longDate(from)}` : `${longDate(from)} to ${longDate(to)}`;
}

/** The parts of the rule book, in its order. */
export const AREAS: Readonly<Record<string, string>> = {
  engine: 'How rules are applied',
  'working-time': 'Working time',
  leave: 'Leave and holiday pay',
  'agency-workers': 'Agency workers',
  'agency-conduct': 'Conduct of agencies',
  'right-to-work': 'Right to work',
  'data-protection': 'Personal data',
  equality: 'Equality',
  pay: 'Pay',
  licences: 'Licences',
  safeguarding: 'Safeguarding',
};

/** The name of a part of the rule book. */
export function areaWords(area: string): string {
  return AREAS[area] ?? area;
}

const SURE: Readonly<Record<string, string>> = {
  A: 'official text',
  B: 'second-hand text',
  C: 'not read again: confirm first',
};

/** How sure we are of a version, in words: 'official text; partly not read again: confirm first'. */
export function sureWords(confidence: string): string {
  const words = confidence.split(', ').map((letter) => SURE[letter] ?? letter);
  return words.length === 1 ? (words[0] ?? '') : `partly ${words.join(', partly ')}`;
}

const ANSWERS: Readonly<Record<string, StateLook>> = {
  ...LOOKS,
  pass: { word: 'Passes', meaning: 'good', mark: 'tick' },
  none: { word: 'No result called for', meaning: 'quiet', mark: 'dash' },
};

/** How an outcome looks; an unknown word is shown as it is. */
export function outcomeLook(outcome: string): StateLook {
  return ANSWERS[outcome] ?? { word: outcome, meaning: 'quiet', mark: 'dash' };
}

/** The marks a rule can carry in the list. */
export const MARKS: Readonly<Record<string, StateLook>> = {
  announced: { word: 'Announced', meaning: 'attention', mark: 'clock', edge: 'dashed' },
  unconfirmed: { word: 'Confirm first', meaning: 'attention', mark: 'question', edge: 'dashed' },
  stops: { word: 'Unknown facts stop', meaning: 'quiet', mark: 'flag' },
  list: { word: 'Unknown facts go on a list', meaning: 'quiet', mark: 'flag', edge: 'dotted' },
  lifted: { word: 'May be lifted', meaning: 'quiet', mark: 'octagon-key' },
  record: { word: 'Kept as a record', meaning: 'quiet', mark: 'pen' },
  form: { word: 'A paper', meaning: 'quiet', mark: 'pen' },
};

/** A text that begins with a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text that ends with a full stop, once. */
export function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What stands today; what was only announced for a day that has come is applied, and not called in force. */
export const IN_FORCE: StateLook = { word: 'In force', meaning: 'good', mark: 'tick' };
export const APPLIED: StateLook = { word: 'Applied', meaning: 'quiet', mark: 'tick' };
