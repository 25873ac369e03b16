import { readFileSync, statSync } from 'node:fs';
import { isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { LAW, lawOf, lawOn, questionOf } from '../../rules/book/book.ts';
import {
  type Checked,
  checkVectors,
  readVectors,
  vectorOf,
} from '../../rules/book/check-vectors.ts';
import { shown } from '../../rules/book/compare.ts';
import { lawLines, questionLines, ruleLine } from '../../rules/book/describe.ts';
import { misfits } from '../../rules/book/fields.ts';
import { plainOf } from '../../rules/book/printed.ts';
import type { Answer, Question } from '../../rules/book/question.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { type Called, optionOf, say } from './terminal.ts';

const USAGE = `rules check FILE [--json]       compute every test vector of a file and compare
rules describe [RULE] [--json]  what goes into a rule and comes out of it
rules explain RULE FILE         the working by hand, of the inputs in a JSON file
    [--vector ID] [--as-of DATE] [--json]   or of one vector of a file, also as at another date`;

const MOST_BYTES = 50_000_000;

/**
 * `rules check|describe|explain`: the rule book on the command line. Needs no database and no settings.
 * @returns the exit code: 0 done and all passed, 1 a vector failed or the rule refused, 2 wrong use
 */
export function rulesCommand(called: Called): number {
  const [, what, ...rest] = called.words;
  if (what === 'check' && rest.length === 1) return checkFile(called, rest[0] ?? '');
  if (what === 'describe' && rest.length <= 1) return describe(called, rest[0]);
  if (what === 'explain' && rest.length === 2) return explain(called, rest[0] ?? '', rest[1] ?? '');
  return wrongUse(USAGE);
}

function checkFile(called: Called, name: string): number {
  const text = readText(name);
  if (!text.ok) return wrongUse(text.refusal.because);
  const checked = checkVectors(text.value, BANK_HOLIDAYS);
  if (!checked.ok) return wrongUse(`${name}: ${checked.refusal.because}`);
  const failed = checked.value.filter((one) => !one.passed).length;
  const passed = checked.value.length - failed;
  if (called.options['json']) {
    const vectors = checked.value.map((one) => ({
      id: one.id,
      rule: one.rule,
      passed: one.passed,
      computed: one.computed ?? null,
      expected: plainOf(one.expected),
      faults: one.faults,
    }));
    say(JSON.stringify({ passed, failed, vectors }, null, 2));
  } else {
    for (const one of checked.value) say(vectorLine(one));
    say(`${passed} passed, ${failed} failed`);
  }
  return failed === 0 ? 0 : 1;
}

function vectorLine({ id, passed, computed, expected, faults }: Checked): string {
  const of = (fields: Readonly<Record<string, unknown>>) =>
    Object.keys(expected)
      .map((name) => `${name} ${shown(fields[name])}`)
      .join(', ');
  const found = computed === undefined ? 'nothing' : of(computed);
  const why = computed === undefined ? ` (${faults.join('; ')})` : '';
  return `${id} ${passed ? 'pass' : 'fail'}: computed ${found}${why}; expected ${of(expected)}`;
}

function describe(called: Called, rule: string | undefined): number {
  if (rule === undefined) {
    if (called.options['json']) say(JSON.stringify(LAW.map(describedAsJson), null, 2));
    else for (const law of LAW) for (const line of described(law.id)) say(line);
    return 0;
  }
  const law = lawOf(rule);
  if (!law) return wrongUse(noRule(rule));
  if (called.options['json']) say(JSON.stringify(describedAsJson(law), null, 2));
  else for (const line of [...lawLines(law), ...questionPart(rule)]) say(line);
  return 0;
}

function described(rule: string): readonly string[] {
  const law = lawOf(rule);
  return law ? [`## ${ruleLine(law)}`, ...questionPart(rule), ''] : [];
}

function questionPart(rule: string): readonly string[] {
  const question = questionOf(rule);
  if (question) return ['', ...questionLines(question)];
  const law = lawOf(rule);
  return [law?.why ?? law?.computed ?? 'It answers no question of its own.'];
}

function describedAsJson(law: (typeof LAW)[number]) {
  const question = questionOf(law.id);
  const fields = (of: Question['takes']) =>
    Object.fromEntries(
      Object.entries(of).map(([name, { type, says, optional, values }]) => [
        name,
        { type, says, optional, ...(values ? { values } : {}) },
      ]),
    );
  return {
    ...law,
    question: question
      ? { asks: question.asks, in: fields(question.takes), out: fields(question.gives) }
      : null,
  };
}

function explain(called: Called, rule: string, name: string): number {
  const question = questionOf(rule);
  if (!question) return wrongUse(lawOf(rule) ? questionPart(rule).join('\n') : noRule(rule));
  const text = readText(name);
  if (!text.ok) return wrongUse(text.refusal.because);
  const given = factsOf(text.value, rule, optionOf(called, 'vector'));
  if (!given.ok) return wrongUse(given.refusal.because);
  const asOf = optionOf(called, 'as-of') ?? given.value.asOf;
  if (asOf === undefined || !isDate(asOf)) {
    return wrongUse('Say the day the question is put: --as-of 2026-11-23.');
  }
  const wrong = misfits(question.takes, given.value.inputs);
  if (wrong.length > 0) return wrongUse(wrong.map((line) => `inputs: ${line}`).join('\n'));
  const days = [given.value.asOf, asOf].filter((day, at, all) => day && all.indexOf(day) === at);
  let code = 0;
  for (const day of days as string[]) {
    const answer = question.answer(given.value.inputs as never, {
      asOf: day,
      holidays: BANK_HOLIDAYS,
    });
    if (!answer.ok) {
      process.stderr.write(`As at ${day}: ${answer.refusal.because}\n`);
      code = 1;
    } else if (called.options['json']) say(JSON.stringify({ rule, asOf: day, ...answer.value }));
    else for (const line of answerLines(rule, day, answer.value)) say(line);
  }
  return code;
}

/** The answer of a rule with its working, for somebody who checks it by hand. */
function answerLines(rule: string, asOf: string, answer: Answer): readonly string[] {
  const version = lawOn(rule, answer.keyDate ?? asOf);
  return [
    `${rule} as at ${asOf}: ${answer.because}`,
    ...answer.working.map(({ what, comes }) => `  ${what}: ${comes}`),
    ...Object.entries(answer.gives)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `  = ${name}: ${shown(value)}`),
    `  Source: ${answer.source}`,
    ...(version
      ? [
          `  Version of the law: from ${version.from}${version.to ? ` to ${version.to}` : ''}, confidence ${version.confidence}${version.announced ? '; announced, not observed' : ''}`,
        ]
      : []),
    '',
  ];
}

interface Facts {
  readonly inputs: unknown;
  readonly asOf: string | undefined;
}

/** Inputs from a file: one vector of it, or the file itself is the inputs. */
function factsOf(text: string, rule: string, id: string | undefined): Result<Facts> {
  if (id === undefined) {
    try {
      return ok({ inputs: JSON.parse(text), asOf: undefined });
    } catch (fault) {
      return refuse('not-json', `This is no JSON: ${(fault as Error).message}.`);
    }
  }
  const vectors = readVectors(text);
  if (!vectors.ok) return vectors;
  for (const one of vectors.value) {
    const vector = vectorOf(one);
    if (typeof vector === 'string' || vector.id !== id) continue;
    if (vector.rule !== rule) return refuse('other-rule', `${id} is a vector of ${vector.rule}.`);
    return ok({ inputs: plainOf(vector.inputs), asOf: vector.asOf });
  }
  return refuse('no-vector', `The file holds no vector ${id}.`);
}

function readText(name: string): Result<string> {
  try {
    const found = statSync(name);
    if (!found.isFile()) return refuse('no-file', `${name} is not a file.`);
    if (found.size > MOST_BYTES) return refuse('too-large', `${name} is over 50 MB.`);
    return ok(readFileSync(name, 'utf8').replace(/^\uFEFF/, ''));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return refuse(
      'no-file',
      code === 'ENOENT' ? `There is no file ${name}.` : `${name} cannot be read (${code}).`,
    );
  }
}

function noRule(rule: string): string {
  return `The rule book has no rule ${rule}. rules describe lists them all.`;
}

function wrongUse(because: string): number {
  process.stderr.write(`${because}\n`);
  return 2;
}
