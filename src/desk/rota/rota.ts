import type { Which } from '../../lib/time.ts';

/** What a line of a rota says, as it was typed or painted: nothing is made of it yet. '' is not said. */
export interface Said {
  readonly client: string;
  readonly site: string;
  readonly role: string;
  readonly date: string;
  /** The last day of a block: Mon-Fri for four weeks is one line. */
  readonly until: string;
  /** The days of a block, or the weekday that stands beside a date. */
  readonly days: string;
  readonly start: string;
  readonly end: string;
  /** A shift code of the client, or start and end in one cell. */
  readonly shift: string;
  readonly break: string;
  /** How many places. */
  readonly places: string;
  readonly kind: string;
  readonly po: string;
  readonly reference: string;
  /** Lines of one team go to one booking line: one face if that is wanted. */
  readonly team: string;
  /** must, prefer or no. */
  readonly samePerson: string;
  readonly pay: string;
  readonly charge: string;
  readonly notes: string;
  /** The worker who is asked for, by name: personal, kept with the draft alone. */
  readonly worker: string;
}

export type SaidField = keyof Said;

/** Every field of a line in the order in which a sheet prints them, with the words of its column. */
export const SAID_FIELDS: Readonly<Record<SaidField, string>> = {
  client: 'Client',
  site: 'Site',
  role: 'Role',
  date: 'Date',
  until: 'Until',
  days: 'Days',
  start: 'Start',
  end: 'End',
  shift: 'Shift',
  break: 'Break',
  places: 'Places',
  kind: 'Kind',
  po: 'PO number',
  reference: 'Reference',
  team: 'Team',
  samePerson: 'Same person',
  pay: 'Pay',
  charge: 'Charge',
  notes: 'Notes',
  worker: 'Worker',
};

export const SAID_KEYS = Object.keys(SAID_FIELDS) as readonly SaidField[];

/** A line that says nothing. */
export const NOTHING_SAID = Object.fromEntries(
  SAID_KEYS.map((key) => [key, '']),
) as unknown as Said;

/** What the desk chose where a line left doubt. */
export interface Chosen {
  readonly siteId?: string | undefined;
  readonly role?: string | undefined;
  /** Which of two hours, on the night the clocks go back. */
  readonly hour?: Which | undefined;
  /** Doubled lines are all meant. */
  readonly doubled?: boolean | undefined;
  /** Alike shifts are there already: book the missing ones, or all of them beside those. */
  readonly already?: 'missing' | 'all' | undefined;
  /** The line is left out. */
  readonly left?: boolean | undefined;
}

/** What a template or an earlier week asks of whoever comes, beside what a sheet can say. */
export interface Asks {
  readonly duties: string;
  readonly experience: string;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
}

/** A line of a draft. */
export interface RotaLine {
  /** From 1, within the draft. */
  readonly line: number;
  /** Where it stands in what was pasted: 'row 5', 'D5'. */
  readonly at: string;
  readonly said: Said;
  readonly chosen: Chosen;
  readonly asks: Asks | null;
  /** The worker of the shift it was copied from. */
  readonly workerId: string | null;
}

/** Where the lines of a draft come from. */
export type Source = 'paste' | 'template' | 'copy' | 'paint';

export type ShiftKind = 'waking' | 'sleep_in' | 'on_call';

/** A shift code of a client or a site, as the client uses it. */
export interface ShiftCode {
  readonly code: string;
  /** null: nobody works, as OFF. */
  readonly times: { readonly start: string; readonly end: string } | null;
  readonly breakMinutes: number;
  readonly kind: ShiftKind;
}

/** Days after which a draft is dropped. */
export const KEPT_DAYS = 30;

/** The key under which a code is kept and found: 'ld' and 'LD' are one. */
export function codeKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toUpperCase();
}

/** A line that says this and nothing else; names and numbers stand on one line, however the cell was broken. */
export function lineOf(line: number, at: string, said: Partial<Said>): RotaLine {
  const whole = { ...NOTHING_SAID, ...said };
  const flat = Object.fromEntries(
    ONE_LINE.map((key) => [key, whole[key].replace(/\s*\n\s*/g, ' ')]),
  );
  return { line, at, said: { ...whole, ...flat }, chosen: {}, asks: null, workerId: null };
}

/** Fields that stand on one line of at most `MOST_IN_FIELD` characters. */
export const ONE_LINE = [
  'worker',
  'po',
  'reference',
  'team',
] as const satisfies readonly SaidField[];
export const MOST_IN_FIELD = 200;

/** 'Rosa Marsh' of 'Marsh, Rosa'. */
export function turned(name: string): string {
  const [family, given, more] = name.split(',').map((part) => part.trim());
  return family && given && more === undefined ? `${given} ${family}` : name;
}

/** What stands between the first and the last day of a block in one cell. */
export const BETWEEN_DATES = / (?:to|until) | [-–] /i;

/** Does the line name the same times on many days? */
export function isBlock(said: Said): boolean {
  return said.until !== '' || BETWEEN_DATES.test(said.date);
}
