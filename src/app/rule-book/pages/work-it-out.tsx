import { useEffect, useRef, useState } from 'react';
import { addDays } from '../../../lib/days.ts';
import { ok, type Refusal, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import { DateField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { answerRule } from '../schema.ts';
import { AskField } from './ask-field.tsx';
import {
  AS_OF,
  COMPARED,
  countName,
  factsOf,
  hasParts,
  type Typed,
  underOwnNames,
} from './facts-asked.ts';
import { RuleAnswer } from './rule-answer.tsx';
import type { Rule } from './rule-page.tsx';
import { longDate } from './words.ts';

/** What came back for one day: an answer, or why there is none. */
export interface AnsweredDay {
  readonly asOf: string;
  readonly answer?: ReplyOf<typeof answerRule>;
  readonly refusal?: Refusal;
}

/** A form made of the rule's own fields, and its answer as at one day or two beside each other. */
export function WorkItOut({
  rule,
  question,
}: {
  readonly rule: Rule;
  readonly question: NonNullable<Rule['question']>;
}) {
  const { takes } = question;
  const [answers, setAnswers] = useState<readonly AnsweredDay[]>([]);
  const shown = useRef<HTMLElement>(null);
  const form = useForm<Typed, readonly AnsweredDay[]>({
    name: `rule ${rule.id}`,
    start: startOf(takes, rule.today),
    checks: { [AS_OF]: needed('Give the day it is put') },
    submit: (typed) => ask(rule.id, takes, typed, rule.today),
    onDone: setAnswers,
  });
  useEffect(() => {
    if (answers.length > 0) shown.current?.focus();
  }, [answers]);
  const before = rule.versions
    .map(({ from }) => addDays(from, -1))
    .slice(1)
    .at(-1);
  return (
    <div className="dp-rule-work">
      <p>{question.asks}</p>
      <Form form={form} action="Work it out" label={question.asks}>
        {takes.map((field) => (
          <AskField key={field.name} form={form} field={field} path={field.name} />
        ))}
        <div className="dp-form-pair">
          <DateField
            form={form}
            name={AS_OF}
            label="As at"
            hint="The day it is put. Where a fact has a date that picks the law, that date goes first."
          />
          <DateField
            form={form}
            name={COMPARED}
            label="And as at another day"
            hint={
              before === undefined
                ? 'To see both beside each other.'
                : `To see both beside each other; ${longDate(before)} is the day before the law last changed.`
            }
            optional
          />
        </div>
      </Form>
      <section
        ref={shown}
        tabIndex={-1}
        className="dp-rule-answers"
        data-beside={answers.length > 1}
        aria-label="What it comes to"
      >
        {answers.length === 0 ? (
          <p className="dp-dim">The answer will be here, with the sum by hand. Nothing is kept.</p>
        ) : (
          answers.map((one) => <RuleAnswer key={one.asOf} one={one} keyDate={rule.keyDate} />)
        )}
      </section>
    </div>
  );
}

/** Lists of parts that are needed begin with one row. */
function startOf(takes: NonNullable<Rule['question']>['takes'], today: string): Typed {
  const rows = takes
    .filter((field) => hasParts(field) && field.list)
    .map((field) => [countName(field.name), field.optional ? '0' : '1']);
  return { ...Object.fromEntries(rows), [AS_OF]: today, [COMPARED]: '' };
}

async function ask(
  id: string,
  takes: NonNullable<Rule['question']>['takes'],
  typed: Typed,
  today: string,
): Promise<Result<readonly AnsweredDay[]>> {
  const facts = factsOf(takes, typed, today);
  if (!facts.ok) return facts;
  const days = [...new Set([typed[AS_OF] ?? today, typed[COMPARED] ?? ''])].filter(
    (day) => day !== '',
  );
  const answered: AnsweredDay[] = [];
  for (const asOf of days) {
    const answer = await call(answerRule, {
      params: { id },
      body: { inputs: facts.value, asOf },
    });
    if (answer.ok) answered.push({ asOf, answer: answer.value });
    else if (isOfTheRule(answer.refusal)) answered.push({ asOf, refusal: answer.refusal });
    else return { ok: false, refusal: withOwnNames(takes, answer.refusal) };
  }
  return ok(answered);
}

/** A rule's own refusal, as of a day it has no figure for, is its answer; a lost line is not. */
function isOfTheRule({ code }: Refusal): boolean {
  return !/^(invalid-input|no-connection|fault|not-signed-in|not-allowed|too-.*|http-.*)$/.test(
    code,
  );
}

function withOwnNames(takes: NonNullable<Rule['question']>['takes'], refusal: Refusal): Refusal {
  const { fields } = (refusal.details ?? {}) as { fields?: Record<string, string> };
  if (fields === undefined) return refusal;
  return { ...refusal, details: { fields: underOwnNames(takes, fields) } };
}
