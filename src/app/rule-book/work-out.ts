import type { Holidays } from '../../lib/calendar.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { lawOn, questionOf } from '../../rules/book/book.ts';
import { type Fields, schemaOf } from '../../rules/book/fields.ts';
import { noRule, versionShown } from './rules-shown.ts';
import { labelOf, shownValue } from './words.ts';

/**
 * Works a rule out from facts as at a day, for a page. Refuses `rule-not-found`, `no-question` for a rule
 * that is not worked out, `invalid-input` with a message for each field that does not fit, and what the
 * rule itself refuses.
 */
export function workOut(
  id: string,
  inputs: Readonly<Record<string, unknown>>,
  asOf: string,
  holidays: Holidays,
) {
  const question = questionOf(id);
  if (!question) return lawless(id);
  const wrong = wrongFields(question.takes, inputs);
  if (wrong) {
    return refuse(
      'invalid-input',
      'Some facts are missing or do not fit. Each field says what it needs.',
      undefined,
      { fields: wrong },
    );
  }
  const answer = question.answer(inputs as never, { asOf, holidays });
  if (!answer.ok) return answer;
  const { gives, because, working, source, keyDate = asOf } = answer.value;
  const given = gives as Readonly<Record<string, unknown>>;
  const version = lawOn(id, keyDate);
  return ok({
    asOf,
    outcome: typeof given['outcome'] === 'string' ? given['outcome'] : null,
    because,
    gives: Object.entries(question.gives).flatMap(([name, field]) =>
      name === 'outcome' || given[name] === undefined
        ? []
        : [{ label: labelOf(name), says: field.says, shown: shownValue(field, given[name]) }],
    ),
    working: [...working],
    source,
    keyDate,
    version: version ? versionShown(version) : null,
  });
}

function lawless(id: string): Result<never> {
  const missing = noRule(id);
  return lawOn(id, '9999-12-31') ? noQuestion(id) : missing;
}

function noQuestion(id: string): Result<never> {
  return refuse(
    'no-question',
    `${id} is not worked out from facts: it says what to keep or to give.`,
  );
}

/** A message for each field that does not fit, by its path: `shifts.0.start`. */
function wrongFields(
  fields: Fields,
  inputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  const read = schemaOf(fields).safeParse(inputs);
  if (read.success) return undefined;
  const found: Record<string, string> = {};
  for (const issue of read.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        found[[...issue.path, key].join('.')] = 'The rule has no such field';
      continue;
    }
    const path = issue.path.map(String);
    const missing = valueAt(inputs, path) === undefined;
    const what = labelOf(path.findLast((part) => !/^\d+$/.test(part)) ?? '');
    found[path.join('.')] ??= missing ? `Fill in: ${what}` : `${what} ${issue.message}`;
  }
  return found;
}

function valueAt(inputs: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined,
    inputs,
  );
}
