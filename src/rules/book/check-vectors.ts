import type { Holidays } from '../../lib/calendar.ts';
import { type DateText, isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { lawOf, questionOf } from './book.ts';
import { differences } from './compare.ts';
import { misfits } from './fields.ts';
import { plainOf, readPrinted } from './printed.ts';
import type { Answer, Question } from './question.ts';

type Fielded = Readonly<Record<string, unknown>>;

/** A test vector as its file holds it, numbers as printed. */
export interface Vector {
  readonly id: string;
  readonly rule: string;
  readonly asOf: DateText;
  readonly inputs: Fielded;
  readonly expected: Fielded;
}

/** What became of one vector. */
export interface Checked {
  /** As the file names it; `vector 3` where it has no name. */
  readonly id: string;
  readonly rule: string;
  readonly passed: boolean;
  /** The fields the rule gave; undefined where it could not be asked. */
  readonly computed?: Fielded;
  readonly expected: Fielded;
  /** Why it failed, a line each. */
  readonly faults: readonly string[];
}

/**
 * Computes every vector of a file from its inputs alone and compares it with what the file expects. A
 * vector whose rule, fields or values are not in the rule book fails with words, and the rest goes on.
 * Refuses `not-vectors` for text that is no JSON or holds no list `vectors`.
 */
export function checkVectors(text: string, holidays: Holidays): Result<readonly Checked[]> {
  const read = readVectors(text);
  if (!read.ok) return read;
  const seen = new Set<string>();
  return ok(
    read.value.map((one, at) => {
      const checked = checkVector(one, at, holidays);
      const twice = seen.has(checked.id);
      seen.add(checked.id);
      if (!twice) return checked;
      return failed(checked, 'another vector of this file has the same id');
    }),
  );
}

/** The vectors of a file, as they stand. Refuses `not-vectors`. */
export function readVectors(text: string): Result<readonly unknown[]> {
  let file: unknown;
  try {
    file = readPrinted(text);
  } catch (fault) {
    return refuse('not-vectors', `This is no JSON: ${(fault as Error).message}.`);
  }
  const vectors = (file as { vectors?: unknown } | null)?.vectors;
  if (Array.isArray(vectors)) return ok(vectors);
  return refuse(
    'not-vectors',
    'This file holds no test vectors: it must be an object with a list called vectors.',
  );
}

/** One vector of a file, checked for its shape; the words say what is wrong with it. */
export function vectorOf(given: unknown): Vector | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return 'a vector must be an object';
  }
  const { id, rule, as_of, inputs, expected } = given as Fielded;
  if (typeof id !== 'string' || id === '') return 'id: missing';
  if (typeof rule !== 'string') return 'rule: missing';
  if (typeof as_of !== 'string' || !isDate(as_of)) {
    return 'as_of: must be a date that exists, like 2026-11-23';
  }
  if (!isRecord(inputs)) return 'inputs: must be an object';
  if (!isRecord(expected)) return 'expected: must be an object';
  return { id, rule, asOf: as_of, inputs, expected };
}

function checkVector(given: unknown, at: number, holidays: Holidays): Checked {
  const vector = vectorOf(given);
  const named = given as { id?: unknown; rule?: unknown; expected?: unknown } | null;
  const id = typeof named?.id === 'string' && named.id !== '' ? named.id : `vector ${at + 1}`;
  const rule = typeof named?.rule === 'string' ? named.rule : '';
  const blank: Checked = { id, rule, passed: true, expected: {}, faults: [] };
  if (typeof vector === 'string') return failed(blank, vector);
  const asked: Checked = { ...blank, expected: vector.expected };
  const question = questionOf(vector.rule);
  if (!question) return failed(asked, whyNoQuestion(vector.rule));
  const wrong = misfits(question.takes, plainOf(vector.inputs));
  if (wrong.length > 0) return failed(asked, ...wrong.map((line) => `inputs: ${line}`));
  if (Object.keys(vector.expected).length === 0) return failed(asked, 'expected: holds no field');
  return compared(asked, vector, question, holidays);
}

function compared(asked: Checked, vector: Vector, question: Question, holidays: Holidays): Checked {
  const answer = answered(vector, question, holidays);
  if (!answer.ok) return failed(asked, answer.refusal.because);
  const computed = answer.value.gives as Fielded;
  const overridable = (lawOf(vector.rule)?.grounds ?? []).length > 0;
  const faults = differences(question.gives, computed, vector.expected, overridable);
  return { ...asked, computed, passed: faults.length === 0, faults };
}

/** A fault of ours in one rule fails the vectors that show it and leaves the rest of the file standing. */
function answered(vector: Vector, question: Question, holidays: Holidays): Result<Answer> {
  try {
    return question.answer(plainOf(vector.inputs) as never, { asOf: vector.asOf, holidays });
  } catch (fault) {
    return refuse('rule-broke', `the rule broke: ${(fault as Error).message}`);
  }
}

function whyNoQuestion(rule: string): string {
  const law = lawOf(rule);
  if (!law) return `rule: the rule book has no ${rule}`;
  return `rule: ${rule} is a ${law.kind} and answers no question${law.why ? `: ${law.why}` : ''}`;
}

function failed(checked: Checked, ...faults: readonly string[]): Checked {
  return { ...checked, passed: false, faults: [...checked.faults, ...faults] };
}

function isRecord(value: unknown): value is Fielded {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
