import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useSession } from '../../../ui/session.ts';
import { countersignObservationRoute, observeRoute, signObservationRoute } from '../schema.ts';
import { ActionLine } from './action-parts.tsx';
import { type Observation, type Overview, observationLook, people } from './looks.ts';

/** One observation of an assessor, with what the reader may do about it. */
export function ObservationPart({
  one,
  today,
}: {
  readonly one: Observation;
  readonly today: string;
}) {
  const own = useSession()?.member.id === one.assessorId;
  const say = useNotice();
  const { act, busy } = useAct(countersignObservationRoute);
  const stand = async () => {
    const done = await act({ params: { id: one.observationId } });
    say(done.ok ? 'You stand by this observation' : done.refusal.because);
  };
  return (
    <RecordPart
      title={`${one.assessorName} watched on ${showDate(one.heldOn, today)}`}
      add={own && one.signedAt === null ? 'Sign it' : undefined}
      form={(close) => <SignForm id={one.observationId} onDone={close} />}
    >
      <p>
        <Badge state={observationLook(one)} />{' '}
        <span className="dp-dim">
          {one.unitReference} with {one.learnerName}, who agreed on {showDate(one.agreedOn, today)}.
          Signed by {one.observerName}
          {one.signedAt === null ? '' : ` and ${one.assessorName}`}
          {one.countersignedBy === null ? '' : `, countersigned by ${one.countersignedBy}`}.
        </span>
      </p>
      <p className="sd-text">{one.seen}</p>
      <p className="sd-text">Good: {one.strengths}</p>
      {one.answer === '' ? null : (
        <p className="sd-text dp-dim">
          {one.assessorName}: {one.answer}
        </p>
      )}
      {one.mayCountersign ? (
        <p>
          <Button variant="default" size="compact-sm" onClick={stand} loading={busy}>
            Countersign the observation of {one.assessorName}
          </Button>
        </p>
      ) : null}
      {one.actions.map((action) => (
        <ActionLine key={action.actionId} action={action} today={today} />
      ))}
    </RecordPart>
  );
}

function SignForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(signObservationRoute);
  const form = useForm({
    name: `sign-${id}`,
    start: { answer: '' },
    submit: (body) => act({ params: { id }, body }),
    onDone: () => {
      say('You signed it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Sign the observation" onCancel={onDone}>
      <LongTextField form={form} name="answer" label="What you say of it" optional />
    </Form>
  );
}

/** An assessor was watched: what was seen, what was good, what to do. */
export function ObserveForm({
  from,
  onDone,
}: {
  readonly from: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(observeRoute);
  const form = useForm({
    name: 'observe',
    start: {
      assessorId: '',
      learnerId: '',
      unitId: '',
      heldOn: from.today,
      agreedOn: '',
      seen: '',
      strengths: '',
      action: '',
      actionId: newId(),
      dueOn: '',
    },
    checks: {
      assessorId: needed('Choose the assessor'),
      learnerId: needed('Choose the learner'),
      unitId: needed('Choose the unit'),
      heldOn: needed('Enter the day'),
      agreedOn: needed('Enter the day the learner agreed'),
      seen: needed('Say what was seen'),
      strengths: needed('Say what was good'),
    },
    submit: ({ action, actionId, dueOn, ...values }, id) =>
      act({
        body: {
          id,
          ...values,
          actions: action === '' ? [] : [{ id: actionId, words: action, dueOn }],
        },
      }),
    onDone: () => {
      say('The observation is recorded, and waits for the assessor’s signature');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record and sign the observation" onCancel={onDone}>
      <SelectField
        form={form}
        name="assessorId"
        label="Assessor"
        options={people(from.assessors)}
      />
      <SelectField form={form} name="learnerId" label="Learner" options={people(from.learners)} />
      <SelectField form={form} name="unitId" label="Unit" options={unitOptions(from)} />
      <DateField form={form} name="heldOn" label="Day" />
      <DateField form={form} name="agreedOn" label="The learner agreed to it on" />
      <LongTextField form={form} name="seen" label="What was seen" />
      <LongTextField form={form} name="strengths" label="What was good" />
      <LongTextField form={form} name="action" label="Action for the assessor" optional />
      <DateField form={form} name="dueOn" label="Due" optional />
    </Form>
  );
}

export const unitOptions = ({ units }: Pick<Overview, 'units'>) =>
  units.map(({ unitId, reference, title }) => ({ value: unitId, label: `${reference} ${title}` }));
