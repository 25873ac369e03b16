import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { answerActionRoute, askActionRoute, judgeActionRoute, SOURCES } from '../schema.ts';
import { ACTION_LOOKS, type Action, LATE, type Overview } from './looks.ts';

/** What the centre is to do, with its answers and what was said of them. */
export function Actions({
  actions,
  today,
}: {
  readonly actions: readonly Action[];
  readonly today: string;
}) {
  if (actions.length === 0) return <p className="dp-dim">Nothing is asked of the centre.</p>;
  return actions.map((one) => <OneAction key={one.actionId} one={one} today={today} />);
}

function OneAction({ one, today }: { readonly one: Action; readonly today: string }) {
  const may = useMay();
  const mayAnswer = may('visits.centre') && one.state === 'open';
  const mayJudge = may('visits.verify') && one.state === 'answered';
  return (
    <RecordPart
      title={one.words}
      add={mayAnswer ? 'Answer it' : mayJudge ? 'Close it, or not' : undefined}
      form={(close) =>
        mayJudge ? <JudgeForm one={one} onDone={close} /> : <AnswerForm one={one} onDone={close} />
      }
    >
      <p>
        <Badge state={ACTION_LOOKS[one.state]} /> {one.late ? <Badge state={LATE} /> : null}{' '}
        {one.ownerName}, due {showDate(one.dueOn, today)}{' '}
        <span className="dp-dim">
          {SOURCES[one.of]}, {one.frameworkCode}, asked by {one.askedBy}
        </span>
      </p>
      {one.answers.map((answer) => (
        <div key={answer.number}>
          <p className="vi-text">
            {answer.answeredBy}, <Moment at={answer.answeredAt} />: {answer.words}
          </p>
          {answer.judged === null ? null : (
            <p className="vi-text dp-dim">
              {answer.judged.closed ? 'Closed' : 'Not closed'} by {answer.judged.by},{' '}
              <Moment at={answer.judged.at} />
              {answer.judged.words === '' ? '' : `: ${answer.judged.words}`}
            </p>
          )}
        </div>
      ))}
    </RecordPart>
  );
}

function AnswerForm({ one, onDone }: { readonly one: Action; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(answerActionRoute);
  const form = useForm({
    name: `visit-answer-${one.actionId}`,
    start: { words: '' },
    checks: { words: needed('Say what was done') },
    submit: ({ words }) =>
      act({ params: { id: one.actionId }, body: { number: one.answers.length + 1, words } }),
    onDone: () => {
      say('Answered: the external verifier looks at it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Answer it" onCancel={onDone}>
      <LongTextField form={form} name="words" label="What was done" rows={4} />
    </Form>
  );
}

function JudgeForm({ one, onDone }: { readonly one: Action; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(judgeActionRoute);
  const form = useForm({
    name: `visit-judgement-${one.actionId}`,
    start: { closed: 'yes', words: '' },
    checks: {},
    submit: ({ closed, words }) =>
      act({
        params: { id: one.actionId },
        body: { number: one.answers.length, closed: closed === 'yes', words },
      }),
    onDone: () => {
      say('It is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <RadioField
        form={form}
        name="closed"
        label="Is it done"
        options={[
          { value: 'yes', label: 'Done: close it' },
          { value: 'no', label: 'Not yet' },
        ]}
      />
      <LongTextField
        form={form}
        name="words"
        label="Reason"
        hint="Needed where it is not done yet"
        rows={3}
        optional
      />
    </Form>
  );
}

/** What an action may be asked from: its kind and its id, with words for it. */
export interface AskSource {
  readonly of: Action['of'];
  readonly sourceId: string;
  readonly label: string;
}

/** The external verifier asks the centre for something; where there is more than one source, they say from which. */
export function AskForm({
  sources,
  owners,
  onDone,
}: {
  readonly sources: readonly AskSource[];
  readonly owners: Overview['owners'];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askActionRoute);
  const form = useForm({
    name: `visit-action-${sources[0]?.sourceId ?? ''}`,
    start: { source: sources.length === 1 ? '0' : '', words: '', ownerId: '', dueOn: '' },
    checks: {
      source: needed('Choose what it comes from'),
      words: needed('Say what is to be done'),
      ownerId: needed('Choose whose it is'),
      dueOn: needed('Enter the day it is due'),
    },
    submit: ({ source, ...values }, id) => {
      const { of = 'visit', sourceId = '' } = sources[Number(source)] ?? {};
      return act({ body: { id, of, sourceId, ...values } });
    },
    onDone: () => {
      say('Asked of the centre');
      onDone();
    },
  });
  return (
    <Form form={form} action="Ask for it" onCancel={onDone}>
      {sources.length === 1 ? null : (
        <SelectField
          form={form}
          name="source"
          label="What it comes from"
          options={sources.map(({ label }, at) => ({ value: `${at}`, label }))}
        />
      )}
      <LongTextField form={form} name="words" label="What is to be done" rows={3} />
      <SelectField
        form={form}
        name="ownerId"
        label="Whose it is"
        options={owners.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <DateField form={form} name="dueOn" label="Due" />
    </Form>
  );
}
