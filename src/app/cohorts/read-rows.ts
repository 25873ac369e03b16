import { readCsv, readDate } from '../../desk/candidates/index.ts';
import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, listed } from '../../lib/text.ts';
import type { DateText } from '../../lib/time.ts';
import { isUln } from '../../lib/uln.ts';
import { MOST_LEARNERS } from './schema.ts';

/** The columns of a cohort's file, as it is handed out; a column may be left out unless it is needed. */
export const COLUMNS = {
  name: 'Name',
  email: 'Email',
  employer: 'Employer',
  uln: 'ULN',
  bornOn: 'Date of birth',
  options: 'Options',
  assessor: 'Assessor',
  adviser: 'Adviser',
  startedOn: 'Start date',
  inductionOn: 'Induction date',
} as const;
type Column = keyof typeof COLUMNS;

/** Other words that files use for them. */
const ALSO: Readonly<Record<string, Column>> = {
  learner: 'name',
  fullname: 'name',
  emailaddress: 'email',
  uniquelearnernumber: 'uln',
  dob: 'bornOn',
  born: 'bornOn',
  optionalunits: 'options',
  units: 'options',
  start: 'startedOn',
  induction: 'inductionOn',
};
const keyOf = (head: string): string => head.toLowerCase().replace(/[^a-z]/g, '');
const BY_KEY = new Map<string, Column>([
  ...Object.entries(ALSO),
  ...Object.entries(COLUMNS).map(([column, head]) => [keyOf(head), column as Column] as const),
]);

/** One learner as their line says them; `wrong` says what to mend before anything is done. */
export interface CohortRow {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly employer: string;
  readonly uln: string | null;
  readonly bornOn: DateText | null;
  /** References of units; none: those of the template. */
  readonly options: readonly string[];
  readonly assessor: string;
  readonly adviser: string;
  readonly startedOn: DateText | null;
  readonly inductionOn: DateText | null;
  readonly wrong: readonly string[];
}

/** '1/9/26' */
const SHORT_YEAR = /^(\d{1,2}[-/. ]+\w{1,9}[-/. ]+)(\d{2})$/;

/** References as people write them: 'RPC9, RPC10;BA13'. */
export const referencesIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter(Boolean)),
];

/**
 * Reads the file of a cohort. Refuses what `readCsv` refuses, `column-missing` and `too-many-learners` for the whole;
 * what is wrong with one line stands on it.
 */
export function readRows(
  bytes: Buffer,
  today: DateText,
): Result<{ readonly rows: readonly CohortRow[]; readonly unread: readonly string[] }> {
  const file = readCsv(bytes);
  if (!file.ok) return file;
  const { columns, rows } = file.value;
  const at = new Map<Column, number>();
  const unread: string[] = [];
  for (const [index, head] of columns.entries()) {
    const column = BY_KEY.get(keyOf(head));
    if (column && !at.has(column)) at.set(column, index);
    else unread.push(head);
  }
  const missing = (['name', 'email'] as const).filter((column) => !at.has(column));
  if (missing.length > 0) {
    return refuse(
      'column-missing',
      `The file has no column ${listed(missing.map((column) => COLUMNS[column]))}. Name the columns in its first row as in the empty file.`,
    );
  }
  if (rows.length > MOST_LEARNERS) {
    return refuse(
      'too-many-learners',
      `The file has ${rows.length} learners, and a cohort at most ${MOST_LEARNERS}. Split it and send the parts in turn.`,
    );
  }
  const seen = new Map<string, number>();
  const read = rows.map(({ line, cells, broken }) => {
    const cell = (column: Column) => cells[at.get(column) ?? -1]?.trim() ?? '';
    const row = rowOf(cell, today);
    const first = seen.get(row.email);
    if (first === undefined) seen.set(row.email, line);
    const wrong = [
      ...(broken ? [broken] : []),
      ...row.wrong,
      ...(first !== undefined && row.email !== ''
        ? [`The same email stands on line ${first}. Leave one of the two.`]
        : []),
    ];
    return { ...row, line, wrong };
  });
  return ok({ rows: read, unread });
}

function rowOf(cell: (column: Column) => string, today: DateText): Omit<CohortRow, 'line'> {
  const wrong: string[] = [];
  const name = cleanText(cell('name'), { min: 2, max: 200, what: 'The name' });
  if (!name.ok) wrong.push(name.refusal.because);
  const email = normaliseEmail(cell('email'));
  if (!email.ok) wrong.push(email.refusal.because);
  const dateIn = (column: Column): DateText | null => {
    // A year of two digits is one of birth to `readDate`; a programme begins in this century.
    const text = column === 'bornOn' ? cell(column) : cell(column).replace(SHORT_YEAR, '$120$2');
    const date = readDate(text, 'uk', today);
    if (!date.ok) wrong.push(`${COLUMNS[column]}: ${date.refusal.because}`);
    return date.ok ? date.value : null;
  };
  const uln = cell('uln').replace(/\s+/g, '');
  if (uln !== '' && !isUln(uln)) {
    wrong.push('ULN: these are not the ten digits of a unique learner number. Leave it empty.');
  }
  const bornOn = dateIn('bornOn');
  if (bornOn !== null && bornOn >= today) wrong.push('Date of birth: this day is still to come.');
  return {
    name: name.ok ? name.value : cell('name').slice(0, 200),
    email: email.ok ? email.value : cell('email').slice(0, 200).toLowerCase(),
    employer: cell('employer').slice(0, 200),
    uln: uln || null,
    bornOn,
    options: referencesIn(cell('options').slice(0, 1000)),
    assessor: cell('assessor').slice(0, 200),
    adviser: cell('adviser').slice(0, 200),
    startedOn: dateIn('startedOn'),
    inductionOn: dateIn('inductionOn'),
    wrong,
  };
}
