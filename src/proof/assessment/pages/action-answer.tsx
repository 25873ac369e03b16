import { useState } from 'react';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type ActionAnswer, answerActionRoute, readPortfolio } from '../schema.ts';

/** What the learner said they did about an action. */
export function Answered({ answer }: { readonly answer: ActionAnswer | null }) {
  if (answer === null) return null;
  return (
    <p className="as-text">
      <strong>
        Done, <Moment at={answer.answeredAt} />:
      </strong>{' '}
      {answer.words}
      {answer.evidenceId === null ? '' : ' An item of the portfolio shows it.'}
    </p>
  );
}

/** The learner says what they did about an action, and which item shows it, before they claim again. */
export function AnswerAction({
  actionId,
  about,
}: {
  readonly actionId: string;
  /** 'RPC1.1.2': names the form. */
  readonly about: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Say what you did about {about}</summary>
      {open ? <WithItems actionId={actionId} about={about} /> : null}
    </details>
  );
}

function WithItems({ actionId, about }: { readonly actionId: string; readonly about: string }) {
  const reading = useRead(readPortfolio, {});
  return (
    <Read of={reading}>
      {({ evidence }) => <AnswerForm actionId={actionId} about={about} items={evidence} />}
    </Read>
  );
}

function AnswerForm({
  actionId,
  about,
  items,
}: {
  readonly actionId: string;
  readonly about: string;
  readonly items: readonly { readonly evidenceId: string; readonly title: string }[];
}) {
  const { act } = useAct(answerActionRoute);
  const say = useNotice();
  const form = useForm({
    name: `answer-${actionId}`,
    start: { words: '', evidenceId: '' },
    checks: { words: needed('Say what you did') },
    submit: ({ words, evidenceId }, id) =>
      act({
        params: { id: actionId },
        body: { id, words, evidenceId: evidenceId === '' ? null : evidenceId },
      }),
    onDone: () => say('Your assessor reads it with the next claim'),
  });
  return (
    <Form form={form} action="Say it is done" label={`Done about ${about}`}>
      <LongTextField form={form} name="words" label="What you did" rows={2} />
      <SelectField
        form={form}
        name="evidenceId"
        label="The item that shows it"
        optional
        options={items.map(({ evidenceId, title }) => ({ value: evidenceId, label: title }))}
      />
    </Form>
  );
}
