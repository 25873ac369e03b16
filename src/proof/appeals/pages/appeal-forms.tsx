import type { ReplyOf } from '../../../lib/route.ts';
import {
  ChecksField,
  DateField,
  LongTextField,
  RadioField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  answerAppealRoute,
  decideAppealRoute,
  enterAnswerRoute,
  OUTCOMES,
  type readAppeal,
  seatPanelRoute,
  sendOnRoute,
} from '../schema.ts';

type Appeal = ReplyOf<typeof readAppeal>;
interface Of {
  readonly appeal: Appeal;
  readonly onDone: () => void;
}
type Outcome = keyof typeof OUTCOMES;

const OPTIONS = Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }));

/** The informal answer. */
export function AnswerForm({
  appealId,
  onDone,
}: {
  readonly appealId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(answerAppealRoute);
  const form = useForm({
    name: 'appeal-answer',
    start: { outcome: '', reasons: '' },
    checks: { outcome: needed('Choose the outcome'), reasons: needed('Say why') },
    submit: ({ outcome, reasons }) =>
      act({ params: { id: appealId }, body: { outcome: outcome as Outcome, reasons } }),
    onDone: () => {
      say('Answered: the learner reads it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Answer" onCancel={onDone}>
      <RadioField form={form} name="outcome" label="Outcome" options={OPTIONS} />
      <LongTextField form={form} name="reasons" label="Reasons" rows={5} />
    </Form>
  );
}

/** Who sits; who may not is named with the reason. */
export function SeatForm({ appeal, onDone }: Of) {
  const say = useNotice();
  const { act } = useAct(seatPanelRoute);
  const form = useForm({
    name: 'appeal-panel',
    start: { memberIds: appeal.panel.map(({ memberId }) => memberId) as readonly string[] },
    checks: { memberIds: (value) => (value.length < 2 ? 'Seat two at least' : undefined) },
    submit: ({ memberIds }) =>
      act({ params: { id: appeal.appealId }, body: { memberIds: [...memberIds] } }),
    onDone: () => {
      say('The panel is seated');
      onDone();
    },
  });
  const barred = appeal.seats.filter(({ because }) => because !== null);
  return (
    <Form form={form} action="Seat them" onCancel={onDone}>
      <ChecksField
        form={form}
        name="memberIds"
        label="Panel"
        options={appeal.seats
          .filter(({ because }) => because === null)
          .map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      {barred.length === 0 ? null : (
        <p className="dp-dim">
          {barred.map(({ name, because }) => `${name} may not sit: they ${because}.`).join(' ')}
        </p>
      )}
    </Form>
  );
}

/** What the panel decided. */
export function DecisionForm({ appeal, onDone }: Of) {
  const say = useNotice();
  const { act } = useAct(decideAppealRoute);
  const form = useForm({
    name: 'appeal-decision',
    start: { outcome: '', reasons: '', heldOn: appeal.today, hearing: '' },
    checks: {
      outcome: needed('Choose the outcome'),
      reasons: needed('Say why'),
      heldOn: needed('Enter the day it was heard'),
      hearing: needed('Say who was heard and what they said'),
    },
    submit: ({ outcome, ...rest }) =>
      act({ params: { id: appeal.appealId }, body: { outcome: outcome as Outcome, ...rest } }),
    onDone: () => {
      say('Decided: the learner reads it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Decide" onCancel={onDone}>
      <DateField form={form} name="heldOn" label="Day of the hearing" />
      <LongTextField form={form} name="hearing" label="Notes of the hearing" rows={5} />
      <RadioField form={form} name="outcome" label="Outcome" options={OPTIONS} />
      <LongTextField form={form} name="reasons" label="Reasons" rows={5} />
    </Form>
  );
}

/** It went to the awarding body. */
export function SendForm({ appeal, onDone }: Of) {
  const say = useNotice();
  const { act } = useAct(sendOnRoute);
  const form = useForm({
    name: 'appeal-sent',
    start: { sentOn: appeal.today, reference: '', why: '' },
    checks: {
      sentOn: needed('Enter the day'),
      reference: needed('Enter its reference'),
      why: needed('Say why the learner takes it further'),
    },
    submit: (body) => act({ params: { id: appeal.appealId }, body }),
    onDone: () => {
      say('Recorded: it is with the awarding body');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record" onCancel={onDone}>
      <DateField form={form} name="sentOn" label="Sent on" />
      <TextField form={form} name="reference" label="Reference" />
      <LongTextField form={form} name="why" label="Why the learner takes it further" rows={4} />
    </Form>
  );
}

/** What the awarding body answered. */
export function BodyAnswerForm({ appeal, onDone }: Of) {
  const say = useNotice();
  const { act } = useAct(enterAnswerRoute);
  const form = useForm({
    name: 'appeal-body',
    start: { outcome: '', reasons: '', answeredOn: appeal.today },
    checks: {
      outcome: needed('Choose the outcome'),
      reasons: needed('Enter what they answered'),
      answeredOn: needed('Enter the day'),
    },
    submit: ({ outcome, ...rest }) =>
      act({ params: { id: appeal.appealId }, body: { outcome: outcome as Outcome, ...rest } }),
    onDone: () => {
      say('Recorded: the appeal is over');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record" onCancel={onDone}>
      <DateField form={form} name="answeredOn" label="Answered on" />
      <RadioField form={form} name="outcome" label="Outcome" options={OPTIONS} />
      <LongTextField form={form} name="reasons" label="What they answered" rows={5} />
    </Form>
  );
}
