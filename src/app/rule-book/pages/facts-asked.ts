import { ok, type Result, refuse } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { isoOfMinute, momentOf } from '../../../lib/time.ts';
import { readDay } from '../../../ui/fields/typed.ts';
import type { readRule } from '../schema.ts';

type Question = NonNullable<ReplyOf<typeof readRule>['question']>;
/** A field as the rule asks for it. */
export type Asked = Question['takes'][number];
/** A field without parts. */
export type Part = Asked['parts'][number];

/** What stands in the form, every field a text under its path: `shifts.0.hirer`. */
export type Typed = Record<string, string>;

/** Names beside the rule's own, which hold no sign like these. */
export const AS_OF = '@as-of';
export const COMPARED = '@compared';
export const countName = (path: string): string => `${path}#`;
export const dayName = (path: string): string => `${path}@day`;
export const clockName = (path: string): string => `${path}@clock`;

/** How many rows of a list of parts are open. */
export function rowsOf(typed: Typed, path: string): number {
  return Number(typed[countName(path)] ?? '0');
}

/** Is the field, of this path, asked for row by row or part by part? */
export function hasParts(field: Asked): boolean {
  return field.kind === 'parts';
}

/**
 * The facts that were typed, as the rule takes them; fields left empty are left out. Refuses
 * `invalid-input` with a message for each field that cannot be read.
 */
export function factsOf(
  takes: readonly Asked[],
  typed: Typed,
  today: string,
): Result<Record<string, unknown>> {
  const faults: Record<string, string> = {};
  const facts: Record<string, unknown> = {};
  for (const field of takes) {
    const value = hasParts(field)
      ? partsOf(field, typed, today, faults)
      : partValue(field, field.name, typed, today, faults);
    if (value !== undefined) facts[field.name] = value;
  }
  if (Object.keys(faults).length === 0) return ok(facts);
  return refuse('invalid-input', 'Some facts cannot be read.', undefined, { fields: faults });
}

function partsOf(
  field: Asked,
  typed: Typed,
  today: string,
  faults: Record<string, string>,
): unknown {
  const one = (path: string) =>
    Object.fromEntries(
      field.parts.flatMap((part) => {
        const value = partValue(part, `${path}.${part.name}`, typed, today, faults);
        return value === undefined ? [] : [[part.name, value]];
      }),
    );
  if (field.list) {
    const rows = rowsOf(typed, field.name);
    if (rows === 0 && field.optional) return undefined;
    return Array.from({ length: rows }, (_, at) => one(`${field.name}.${at}`));
  }
  const parts = one(field.name);
  return Object.keys(parts).length === 0 && field.optional ? undefined : parts;
}

function partValue(
  field: Part,
  path: string,
  typed: Typed,
  today: string,
  faults: Record<string, string>,
): unknown {
  if (field.kind === 'moment' || field.kind === 'local')
    return momentAt(field, path, typed, faults);
  const text = (typed[path] ?? '').trim();
  if (text === '') return field.list && !field.optional ? [] : undefined;
  if (!field.list)
    return single(
      field.kind,
      text,
      (fault) => {
        faults[path] = fault;
      },
      today,
    );
  return text
    .split(/[\n,;]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) =>
      single(
        field.kind,
        item,
        (fault) => {
          faults[path] ??= `${item}: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}`;
        },
        today,
      ),
    );
}

function single(
  kind: Part['kind'],
  text: string,
  fails: (message: string) => void,
  today: string,
): unknown {
  if (kind === 'whole' || kind === 'number') {
    const number = Number(text.replaceAll(/[,£\s]/g, ''));
    if (Number.isFinite(number)) return number;
    fails('Write a number, like 7.5');
    return undefined;
  }
  if (kind === 'yes_no') return text === 'yes';
  if (kind === 'date') {
    const day = readDay(text, today);
    if (day.ok) return day.value;
    fails(day.refusal.because);
    return undefined;
  }
  return text;
}

/** A day and a clock beside each other, as a moment in London or as the wall shows it. */
function momentAt(
  { kind, label }: Part,
  path: string,
  typed: Typed,
  faults: Record<string, string>,
): string | undefined {
  const [day, clock] = [typed[dayName(path)] ?? '', typed[clockName(path)] ?? ''];
  if (day === '' && clock === '') return undefined;
  if (day === '' || clock === '') {
    faults[day === '' ? dayName(path) : clockName(path)] =
      `Give the day and the time of ${label.toLowerCase()}`;
    return undefined;
  }
  if (kind === 'local') return `${day}T${clock}:00`;
  const moment = momentOf(day, clock);
  if (moment.ok) return isoOfMinute(moment.value.minute);
  faults[clockName(path)] = moment.refusal.because;
  return undefined;
}

/** Messages of the server under the names the form has for those fields. */
export function underOwnNames(
  takes: readonly Asked[],
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [ownName(takes, path), message]),
  );
}

function ownName(takes: readonly Asked[], path: string): string {
  const [root = '', ...rest] = path.split('.');
  const field = takes.find(({ name }) => name === root);
  if (field?.kind !== 'parts') return isMoment(field) ? dayName(root) : root;
  const part = field.parts.find(({ name }) => name === rest.at(-1));
  if (!part) return field.list ? countName(root) : `${root}.${field.parts[0]?.name ?? ''}`;
  return isMoment(part) ? dayName(path) : path;
}

function isMoment(field: Part | undefined): boolean {
  return field?.kind === 'moment' || field?.kind === 'local';
}
