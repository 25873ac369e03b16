import pg from 'pg';
import { type Division, type Holidays, withYears } from '../../lib/calendar.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type NamedYear, readHolidaysFile } from './holidays-file.ts';
import { type HolidaysPlan, planHolidays } from './holidays-plan.ts';

/**
 * Brings a file of bank holidays into the calendar, in one transaction: all of it or nothing. It may be
 * run again; years that are the same change nothing. A year in the file stands instead of the one known,
 * and the plan says each day that was added or taken away; years not in the file stay.
 * Refuses as `readHolidaysFile` and `planHolidays`.
 * @param ownerUrl a login that owns the schema: reference data belongs to the operator
 * @param comes the calendar that comes with the product
 * @param source what the rows say of where they are from: the name of the file
 * @param keep false: only say what would change
 */
export async function importHolidays(
  ownerUrl: string,
  comes: Holidays,
  { text, source, keep }: { text: string; source: string; keep: boolean },
): Promise<Result<HolidaysPlan>> {
  const read = readHolidaysFile(text);
  if (!read.ok) return read;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Two imports at once wait for each other, so that neither plans from what the other changes.
    await client.query('lock table bank_holiday_year in share row exclusive mode');
    const plan = planHolidays(withYears(comes, await stored(client)), read.value);
    if (plan.ok && keep) await save(client, plan.value.years, source);
    await client.query(plan.ok && keep ? 'commit' : 'rollback');
    return plan.ok ? ok(plan.value) : plan;
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  } finally {
    await client.end();
  }
}

async function stored(client: pg.Client) {
  const { rows } = await client.query<{ division: Division; year: number; dates: string[] }>(
    `select division, year, array_agg(to_char(date, 'YYYY-MM-DD') order by date) as dates
       from bank_holiday group by division, year`,
  );
  return rows;
}

async function save(client: pg.Client, years: readonly NamedYear[], source: string): Promise<void> {
  if (years.length === 0) return;
  const given = [years.map(({ division }) => division), years.map(({ year }) => year)];
  // A year comes in whole: what was brought in of it before goes with it.
  await client.query(
    `delete from bank_holiday_year y using unnest($1::text[], $2::int[]) as g(division, year)
      where y.division = g.division and y.year = g.year`,
    given,
  );
  await client.query(
    `insert into bank_holiday_year (division, year, source, imported_at)
     select g.division, g.year, $3, now() from unnest($1::text[], $2::int[]) as g(division, year)`,
    [...given, source],
  );
  const days = years.flatMap(({ division, dates, titles }) =>
    dates.map((date) => ({ division, date, title: titles.get(date) ?? '' })),
  );
  await client.query(
    `insert into bank_holiday (division, date, title)
     select * from unnest($1::text[], $2::date[], $3::text[])`,
    [
      days.map(({ division }) => division),
      days.map(({ date }) => date),
      days.map(({ title }) => title),
    ],
  );
}
