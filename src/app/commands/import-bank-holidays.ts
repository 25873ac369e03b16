import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { showDate } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import type { HolidaysPlan, YearChange } from '../../platform/calendar/holidays-plan.ts';
import { importHolidays } from '../../platform/calendar/import-holidays.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { DIVISION_NAMES } from '../../rules/calendar/divisions.ts';
import { type Called, say } from './terminal.ts';

const USAGE = 'Usage: import bank-holidays FILE [--dry-run]';
const OPTIONS: readonly string[] = ['dry-run'];
/** The government's file of ten years has 60 kB. */
const MOST_BYTES = 1024 * 1024;

/**
 * `import bank-holidays FILE`: brings the government's file of bank holidays into the calendar, all of it
 * or nothing, and says each day added or taken away. `--dry-run` says it and keeps nothing.
 * @returns the exit code: 0 brought in or the same, 1 refused, 2 called wrongly
 */
export async function importBankHolidays(called: Called, ownerUrl: string): Promise<number> {
  const [, , file, ...more] = called.words;
  const unknown = Object.keys(called.options).find((name) => !OPTIONS.includes(name));
  if (!file || more.length > 0 || unknown !== undefined) {
    const why = unknown === undefined ? '' : `There is no option --${unknown}. `;
    process.stderr.write(`${why}${USAGE}\n`);
    return 2;
  }
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return refuse(`There is no file ${file}. Check the path.`);
  if (found.size > MOST_BYTES) {
    return refuse(`${file} is larger than 1 MB. That is no file of bank holidays.`);
  }
  const keep = called.options['dry-run'] === undefined;
  const plan = await importHolidays(ownerUrl, BANK_HOLIDAYS, {
    text: await readFile(file, 'utf8'),
    source: path.basename(file),
    keep,
  });
  if (!plan.ok) return refuse(plan.refusal.because);
  for (const line of linesOf(plan.value)) say(line);
  if (!keep) say('Nothing was kept: this was a trial.');
  return 0;
}

function refuse(because: string): number {
  process.stderr.write(`${because}\n`);
  return 1;
}

/** What changes, a line a year and division, and what the calendar covers then. */
export function linesOf(plan: HolidaysPlan): readonly string[] {
  const span = `The calendar covers ${showDate(plan.coveredFrom)} to ${showDate(plan.coveredUntil)}.`;
  if (plan.changes.length === 0) return ['Nothing changed: all of this was known.', span];
  return [
    ...plan.changes.map(changeLine),
    ...(plan.untouched.length === 0
      ? []
      : [`Not in this file, and as they were: ${listed(plan.untouched.map(String))}.`]),
    span,
  ];
}

function changeLine({ division, year, isNew, days, added, removed }: YearChange): string {
  const name = `${DIVISION_NAMES[division]}, ${year}`;
  if (isNew) return `${name}: new, ${counted(days, 'day')}.`;
  const first = `${year}-01-01`;
  const parts = [
    ...(added.length === 0
      ? []
      : [`added ${listed(added.map(({ date, title }) => `${showDate(date, first)} (${title})`))}`]),
    ...(removed.length === 0
      ? []
      : [`TAKEN AWAY ${listed(removed.map((date) => showDate(date, first)))}`]),
  ];
  return `${name}: ${parts.join('; ')}.`;
}
