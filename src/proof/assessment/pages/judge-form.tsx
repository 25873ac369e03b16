import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { ok } from '../../../lib/result.ts';
import {
  ChecksField,
  DateField,
  LongTextField,
  RadioField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { judgeRoute } from '../schema.ts';
import {
  answerAt,
  isDialogue,
  type JudgeDraft,
  judgementOf,
  MOST_ROWS,
  questionAt,
  startOf,
} from './judge-draft.ts';
import { type JudgedCriterion, type JudgingView, METHOD_WORDS } from './looks.ts';

const OUTCOMES = [
  { value: 'met', label: 'Met' },
  { value: 'not_yet', label: 'Not yet', hint: 'with what the learner is to do next' },
];
const METHODS = Object.entries(METHOD_WORDS).map(([value, label]) => ({ value, label }));

/** Judges the chosen criterion: outcome, by what, on which items, with questions, note and action. */
export function JudgeForm({
  claim,
  criterion,
  onJudged,
}: {
  readonly claim: JudgingView;
  readonly criterion: JudgedCriterion;
  readonly onJudged: () => void;
}) {
  const [id, setId] = useState(newId);
  const say = useNotice();
  const { act } = useAct(judgeRoute);
  const referenced = criterion.references.map(({ evidenceId }) => evidenceId);
  const form = useForm<JudgeDraft, { judgementId: string }>({
    name: `judge ${criterion.criterionId}`,
    start: startOf(criterion.closes, referenced),
    checks: {
      outcome: needed('Choose met or not yet'),
      method: needed('Choose by what you know it'),
      action: (action, { outcome }) =>
        outcome === 'not_yet' && action.trim() === ''
          ? 'Write what the learner is to do next'
          : undefined,
    },
    submit: async (draft) => {
      const judged = await act({
        params: { id: claim.claimId },
        body: judgementOf(draft, id, criterion.criterionId),
      });
      return judged.ok ? ok(judged.value) : judged;
    },
    onDone: (_, draft) => {
      say(`${criterion.code} judged ${draft.outcome === 'met' ? 'met' : 'not yet'}`);
      setId(newId());
      form.reset();
      onJudged();
    },
  });
  const { outcome, method } = form.values;
  const first = claim.items.filter((item) => referenced.includes(item.evidenceId));
  const others = claim.items.filter((item) => !referenced.includes(item.evidenceId));
  const word = outcome === 'met' ? 'as met' : outcome === 'not_yet' ? 'as not yet' : '';
  return (
    <Form form={form} action={`Judge ${criterion.code} ${word}`.trim()} label="Judgement">
      <RadioField form={form} name="outcome" label="Judgement" options={OUTCOMES} />
      {outcome === 'not_yet' ? (
        <>
          <LongTextField
            form={form}
            name="action"
            label="What the learner is to do"
            hint="One thing to show or to learn: it stands on the paper"
            rows={2}
          />
          <DateField form={form} name="actionDueOn" label="By when" optional />
        </>
      ) : null}
      <RadioField form={form} name="method" label="By" options={METHODS} />
      {method === 'observation' ? (
        <div className="dp-form-pair">
          <DateField form={form} name="observedOn" label="Observed on" />
          <TextField form={form} name="observedWhere" label="Where" hint="Desk, Leeds office" />
        </div>
      ) : null}
      {isDialogue(method) ? <Questions form={form} /> : null}
      <ChecksField
        form={form}
        name="evidenceIds"
        label="Items it rests on"
        hint={
          method === 'record'
            ? 'At least one for “met”; what the learner referenced is ticked'
            : undefined
        }
        optional={method !== 'record'}
        options={[...first, ...others].map((item) => ({
          value: item.evidenceId,
          label: item.title,
        }))}
      />
      <LongTextField
        form={form}
        name="note"
        label={method === 'observation' ? 'What you saw' : 'Note'}
        hint="How you came to it. The learner and the verifiers read it"
        optional={method !== 'observation'}
        rows={3}
      />
    </Form>
  );
}

/** Each question with the outline of its answer; rows left empty are not sent. */
function Questions({ form }: { readonly form: FormApi<JudgeDraft> }) {
  const { rows } = form.values;
  const add = () => {
    form.set(questionAt(rows), '');
    form.set(answerAt(rows), '');
    form.set('rows', rows + 1);
    requestAnimationFrame(() => document.getElementById(form.idOf(questionAt(rows)))?.focus());
  };
  return (
    <fieldset>
      <legend>Questions and outline answers</legend>
      {Array.from({ length: rows }, (_, row) => (
        <div key={questionAt(row)} className="as-question">
          <LongTextField
            form={form}
            name={questionAt(row)}
            label={`Question ${row + 1}`}
            optional={row > 0}
            rows={2}
          />
          <LongTextField
            form={form}
            name={answerAt(row)}
            label={`Outline of answer ${row + 1}`}
            optional={row > 0}
            rows={3}
          />
        </div>
      ))}
      {rows >= MOST_ROWS ? null : (
        <div>
          <Button variant="default" size="compact-sm" onClick={add}>
            Add a question
          </Button>
        </div>
      )}
    </fieldset>
  );
}
