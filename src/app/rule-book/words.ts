import { isDate } from '../../lib/days.ts';
import { formatPence } from '../../lib/money.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { minuteOfIso } from '../../lib/time.ts';
import type { Field } from '../../rules/book/fields.ts';

/** Values whose words are not the value itself with its gaps. */
const SAID: Readonly<Record<string, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  art_22: 'Art 22',
  arts_22a_22d: 'Arts 22A to 22D',
  en: 'English',
  cy: 'Welsh',
  gd: 'Gaelic',
  pl: 'Polish',
  ro: 'Romanian',
  uk: 'Ukrainian',
  lt: 'Lithuanian',
  es: 'Spanish',
  pt: 'Portuguese',
  fr: 'French',
  de: 'German',
  it: 'Italian',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** 'Hours in period' of 'hours_in_period'. */
export function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 'after conditional offer' of 'after_conditional_offer'. */
export function choiceWords(value: string): string {
  return SAID[value] ?? value.replaceAll('_', ' ');
}

/** A value that a rule gives, as people read it. */
export function shownValue(field: Field<unknown>, value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return shownNumber(field, value);
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) {
    const item: Field<unknown> = { ...field, type: field.type.replace(/^list<|>$/g, '') };
    return value.length === 0 ? 'none' : value.map((one) => shownValue(item, one)).join('; ');
  }
  return Object.entries(value)
    .map(([name, one]) => {
      const part = field.fields?.[name];
      const shown = part ? shownValue(part, one) : shownText(String(one));
      return part?.type === 'name' ? shown : `${choiceWords(name)} ${shown}`;
    })
    .join(', ');
}

function shownNumber({ type, says }: Field<unknown>, value: number): string {
  if (/GBP|£/.test(says)) return formatPence(Math.round(value * 100));
  const places = type === 'int' ? 0 : type === 'num1' ? 1 : type === 'num2' ? 2 : 3;
  return String(Number(value.toFixed(places)));
}

function shownText(value: string): string {
  if (isDate(value)) return showDate(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) {
    const minute = minuteOfIso(value);
    return minute.ok ? showMoment(minute.value) : value;
  }
  return choiceWords(value);
}
