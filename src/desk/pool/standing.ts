import { addMonths } from '../../lib/days.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { showMinutes } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { earlierWeeksOf } from '../equal-treatment/index.ts';
import { declarationsOf, standingPatternsOf } from '../worktime/index.ts';
import type { listStanding } from './schema.ts';
import { poolDb } from './tables.ts';

type Reply = ReplyIn<typeof listStanding>;
type Row = Reply['rows'][number];

/** Months after which a pattern without an end is asked again, as declarations are (practice W6). */
const ASK_AGAIN = 3;
const MOST_ROWS = 500;

/**
 * What workers said that answers until a day, what lapsed or was never said first: hours for others, weeks
 * through other agencies, patterns until further notice. One row a worker and thing.
 */
export async function standingAnswers(
  tx: Tx,
  { what }: QueryOf<typeof listStanding>,
): Promise<Reply> {
  const today = dateIn(nowOf(tx));
  const books = await poolDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('archived', '=', false)
    .execute();
  const ids = books.map((row) => row.person_id);
  const workers = await workerFacts(tx, ids);
  const hours = await declarationsOf(tx, ids);
  const weeks = await earlierWeeksOf(tx, ids);
  const patterns = await standingPatternsOf(tx, ids);
  const rows: Row[] = [];
  for (const [personId, { displayName: name }] of workers) {
    const add = (row: Omit<Row, 'personId' | 'name' | 'lapsed'>) => {
      if (what !== undefined && what !== row.what) return;
      rows.push({ personId, name, ...row, lapsed: row.until === null || row.until < today });
    };
    const declared = hours.get(personId)?.[0];
    add({
      what: 'hours',
      saidOn: declared?.saidOn ?? null,
      until: declared?.answersUntil ?? null,
      said: declared === undefined ? '' : hoursWords(declared.weeklyMinutes),
    });
    const earlier = weeks.get(personId)?.[0];
    add({
      what: 'earlier_weeks',
      saidOn: earlier?.saidOn ?? null,
      until: earlier?.answersUntil ?? null,
      said: earlier === undefined ? '' : weeksWords(earlier.weeks),
    });
    const pattern = patterns.get(personId);
    if (pattern) {
      const asked = addMonths(pattern.saidOn, ASK_AGAIN);
      const until = pattern.untilOn !== null && pattern.untilOn < asked ? pattern.untilOn : asked;
      add({ what: 'pattern', saidOn: pattern.saidOn, until, said: 'Pattern of availability' });
    }
  }
  rows.sort((a, b) => (a.until ?? '').localeCompare(b.until ?? '') || a.name.localeCompare(b.name));
  return { today, total: rows.length, rows: rows.slice(0, MOST_ROWS) };
}

function hoursWords(minutes: number): string {
  return minutes === 0 ? 'No other work' : `${showMinutes(minutes)} a week for others`;
}

function weeksWords(weeks: number): string {
  return weeks === 0 ? 'None through others' : `${counted(weeks, 'week')} through others`;
}
