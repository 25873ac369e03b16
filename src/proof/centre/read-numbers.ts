import Papa from 'papaparse';
import { isDate } from '../../lib/days.ts';
import { parsePence } from '../../lib/money.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { cleanText, listed } from '../../lib/text.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { numbersRead } from './events.ts';
import { whoActs } from './found.ts';
import type { readNumbersRoute } from './registration-schema.ts';
import { COLUMNS } from './registrations.ts';
import { centreDb } from './tables.ts';

type Reply = ReplyOf<typeof readNumbersRoute>;
type Line = Reply['lines'][number];

onConstraint('centre_registration_number', {
  code: 'number-taken',
  because: 'A number in this file was given to another learner a moment ago. Send the file again.',
});

const NEEDED = [COLUMNS.reference, COLUMNS.number, COLUMNS.fee, COLUMNS.registeredOn];
const MOST_LINES = 2000;

/** What one line of the awarding body's answer says. */
interface Answered {
  readonly number: string;
  readonly feePence: number;
  readonly registeredOn: DateText;
}

/** '23/11/2026' as well as '2026-11-23'. */
function dateOf(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isDate(date) ? date : null;
}

function answerIn(row: Readonly<Record<string, string>>, today: DateText): Result<Answered> {
  const number = cleanText(row[COLUMNS.number] ?? '', { min: 1, max: 40, what: 'The number' });
  if (!number.ok) return refuse('line', 'No registration number stands on this line.');
  const fee = parsePence(row[COLUMNS.fee] ?? '');
  if (!fee.ok) return refuse('line', `Fee: ${fee.refusal.because}`);
  const registeredOn = dateOf((row[COLUMNS.registeredOn] ?? '').trim());
  if (registeredOn === null || registeredOn > today) {
    return refuse('line', 'Registered on: write a day up to today, like 2026-11-23 or 23/11/2026.');
  }
  return ok({ number: number.value, feePence: fee.value, registeredOn });
}

/**
 * Reads the awarding body's numbers and fees (C9): the file of a batch with its last three columns filled. Good lines
 * are kept, and each other is told why not; the same file again changes nothing. Refuses `not-a-table`,
 * `column-missing` and `too-many-lines` for the whole.
 */
export async function readNumbers(tx: Tx, bytes: Buffer): Promise<Result<Reply>> {
  const read = Papa.parse<Record<string, string>>(bytes.toString('utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (head) => head.trim(),
  });
  const columns = read.meta.fields ?? [];
  if (columns.length < 2 || read.data.length === 0) {
    return refuse('not-a-table', 'This is not a table with a row of column names. Send it as CSV.');
  }
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    return refuse(
      'column-missing',
      `The file has no column ${listed(missing)}. Fill the file of the batch and send that.`,
    );
  }
  if (read.data.length > MOST_LINES) {
    return refuse('too-many-lines', 'The file has more than 2,000 lines. Send it in parts.');
  }
  return ok(await keepNumbers(tx, read.data));
}

async function keepNumbers(
  tx: Tx,
  data: readonly Readonly<Record<string, string>>[],
): Promise<Reply> {
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const rows = await db
    .selectFrom('centre_registration')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const taken = new Map<string, string>(
    rows.flatMap(({ framework_code, number, id }) =>
      number === null ? [] : [[`${framework_code} ${number}`, id] as const],
    ),
  );
  const numbered: string[] = [];
  const lines: Line[] = [];
  for (const [at, row] of data.entries()) {
    // The head is line 1.
    const line = at + 2;
    const own = byId.get((row[COLUMNS.reference] ?? '').trim());
    const learnerName = own ? (names.get(own.learner_id) ?? '') : null;
    const say = (outcome: Line['outcome'], because: string) =>
      lines.push({ line, learnerName, outcome, because });
    if (!own) {
      say('refused', 'Nobody here was sent under this reference.');
      continue;
    }
    const answer = answerIn(row, today);
    if (!answer.ok) {
      say('refused', answer.refusal.because);
      continue;
    }
    const { number, feePence, registeredOn } = answer.value;
    const key = `${own.framework_code} ${number}`;
    const holder = taken.get(key);
    if (own.number !== null) {
      const same = own.number === number;
      say(
        same ? 'already' : 'refused',
        same ? 'Registered under this number already.' : 'They have another number already.',
      );
      continue;
    }
    if (holder !== undefined) {
      say('refused', 'This number belongs to another learner.');
      continue;
    }
    await db
      .updateTable('centre_registration')
      .set({
        number,
        fee_pence: feePence,
        registered_on: registeredOn,
        answered_at: nowOf(tx),
        answered_by: whoActs(tx),
      })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', own.id)
      .execute();
    taken.set(key, own.id);
    byId.set(own.id, { ...own, number });
    numbered.push(own.learner_id);
    say('registered', 'Registered.');
  }
  if (numbered.length > 0) {
    record(tx, numbersRead, { subjects: {}, facts: { learners: numbered, lines: lines.length } });
  }
  return { registered: numbered.length, lines };
}
