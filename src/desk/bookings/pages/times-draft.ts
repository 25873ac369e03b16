import type { FormApi } from '../../../ui/form.tsx';
import { type PlannedShift, plan, type TimesRow } from './times.ts';

type Keyed<Names extends string, Value> = { [K in `${string}.${Names}`]: Value };

/** Rows of times in a form, flat: a row's fields stand under its key, 'r1.from', 'r1.start'. */
export interface TimesDraft
  extends Keyed<'from' | 'to' | 'start' | 'end' | 'startHour' | 'endHour' | 'kind', string>,
    Keyed<'weekdays', readonly string[]>,
    Keyed<'breakMinutes' | 'places', number | undefined> {}

export const ROW_FIELDS = [
  'from',
  'to',
  'start',
  'end',
  'startHour',
  'endHour',
  'kind',
  'weekdays',
  'breakMinutes',
  'places',
] as const;

export const TWICE = [
  { value: 'first', label: 'The first time, still in summer time' },
  { value: 'second', label: 'The second time, in winter time' },
];

/** A row as nobody has typed in it yet. */
export function emptyRow(key: string): TimesDraft {
  return {
    [`${key}.from`]: '',
    [`${key}.to`]: '',
    [`${key}.weekdays`]: ['1', '2', '3', '4', '5', '6', '7'],
    [`${key}.start`]: '',
    [`${key}.end`]: '',
    [`${key}.startHour`]: '',
    [`${key}.endHour`]: '',
    [`${key}.kind`]: 'waking',
    [`${key}.breakMinutes`]: undefined,
    [`${key}.places`]: 1,
  } as unknown as TimesDraft;
}

/** Empties the fields of something taken away, so that what was half typed there stops nobody. */
export function dropFields(
  form: Pick<FormApi<TimesDraft>, 'setTyped'>,
  key: string,
  names: readonly string[],
): void {
  for (const name of names) form.setTyped(`${key}.${name}` as `${string}.from`, '', undefined);
}

/** One row read out of the form. */
export function rowOf(values: TimesDraft, key: string): TimesRow {
  return {
    from: values[`${key}.from`] ?? '',
    to: values[`${key}.to`] ?? '',
    weekdays: values[`${key}.weekdays`] ?? [],
    start: values[`${key}.start`] ?? '',
    end: values[`${key}.end`] ?? '',
    startHour: values[`${key}.startHour`] ?? '',
    endHour: values[`${key}.endHour`] ?? '',
    kind: values[`${key}.kind`] || 'waking',
    breakMinutes: values[`${key}.breakMinutes`],
    places: values[`${key}.places`],
  };
}

/** Every shift that these rows make, in order of start. */
export function planOf(values: TimesDraft, rows: readonly string[]): readonly PlannedShift[] {
  return plan(rows.map((key) => rowOf(values, key)));
}

/** Does a shift of this row start or end at a time the clock shows twice? */
export function rowIsTwice(values: TimesDraft, key: string) {
  const planned = plan([rowOf(values, key)]);
  return {
    start: planned.some(({ startTwice }) => startTwice),
    end: planned.some(({ endTwice }) => endTwice),
  };
}

/** What is wrong with a row, by the name of the field that says it; empty when it can be taken. */
export function checkRow(values: TimesDraft, key: string): Readonly<Record<string, string>> {
  const row = rowOf(values, key);
  const wrong: Record<string, string> = {};
  if (row.from === '') wrong[`${key}.from`] = 'Enter the first day';
  if (row.to !== '' && row.from !== '' && row.to < row.from) {
    wrong[`${key}.to`] = 'The last day is before the first';
  }
  if (row.start === '') wrong[`${key}.start`] = 'Enter when it starts';
  if (row.end === '') wrong[`${key}.end`] = 'Enter when it ends';
  if (row.places !== undefined && (row.places < 1 || row.places > 50)) {
    wrong[`${key}.places`] = 'Enter 1 to 50 places';
  }
  if (Object.keys(wrong).length > 0) return wrong;
  const planned = plan([row]);
  if (planned.length === 0) {
    wrong[`${key}.weekdays`] = 'None of these days lies between the first and the last';
  }
  const broken = planned.find(({ problem }) => problem !== undefined);
  if (broken?.problem !== undefined) wrong[`${key}.start`] = broken.problem;
  return wrong;
}
