import './collected.css';
import { LongTextField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { askTestimonyRoute, listWitnesses, listWitnessesOfWork, RELATIONS } from '../schema.ts';

const RELATION_CHOICES = Object.entries(RELATIONS).map(([value, label]) => ({ value, label }));
const OTHER = 'other';

/** Asks who stands in the records of an item, while it is fresh. */
export function AskFromItem({
  evidenceId,
  close,
}: {
  readonly evidenceId: string;
  readonly close: () => void;
}) {
  const reading = useRead(listWitnesses, { params: { id: evidenceId } });
  return (
    <Read of={reading}>
      {({ title, rows }) => (
        <WitnessForm
          evidenceId={evidenceId}
          title={title}
          known={rows.filter(({ hasAddress }) => hasAddress)}
          close={close}
        />
      )}
    </Read>
  );
}

/** Asks who stands in the records about a booking of one's own work. */
export function AskFromWork({
  workId,
  close,
}: {
  readonly workId: string;
  readonly close: () => void;
}) {
  const reading = useRead(listWitnessesOfWork, { params: { id: workId } });
  return (
    <Read of={reading}>
      {({ rows }) => (
        <WitnessForm known={rows.filter(({ hasAddress }) => hasAddress)} close={close} />
      )}
    </Read>
  );
}

/** Asks a witness: one of those who stand in an item, or somebody by name and address. */
export function WitnessForm({
  evidenceId,
  title = '',
  known = [],
  close,
}: {
  readonly evidenceId?: string;
  readonly title?: string;
  readonly known?: readonly { readonly personId: string; readonly name: string }[];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askTestimonyRoute);
  const form = useForm({
    name: `witness-${evidenceId ?? 'new'}`,
    start: {
      who: known[0]?.personId ?? OTHER,
      givenName: '',
      familyName: '',
      email: '',
      relation: known.length > 0 ? 'worker' : 'client',
      what: title,
    },
    checks: {
      givenName: (value, { who }) =>
        who === OTHER && value.trim() === '' ? 'Enter their first name' : undefined,
      familyName: (value, { who }) =>
        who === OTHER && value.trim() === '' ? 'Enter their surname' : undefined,
      email: (value, { who }) =>
        who === OTHER && value.trim() === '' ? 'Enter the address the link goes to' : undefined,
      what: needed('Say what they saw'),
    },
    submit: ({ who, givenName, familyName, email, relation, what }, id) =>
      act({
        body: {
          id,
          witness: who === OTHER ? { givenName, familyName, email } : { personId: who },
          relation: relation as 'client',
          evidenceId: evidenceId ?? null,
          what,
        },
      }),
    onDone: () => {
      say('They have a link of their own to answer');
      close();
    },
  });
  return (
    <Form form={form} action="Ask for a testimony" label="A witness testimony" onCancel={close}>
      {known.length === 0 ? null : (
        <RadioField
          form={form}
          name="who"
          label="Who saw it?"
          options={[
            ...known.map(({ personId, name }) => ({ value: personId, label: name })),
            { value: OTHER, label: 'Somebody else' },
          ]}
        />
      )}
      {form.values.who === OTHER ? (
        <>
          <TextField form={form} name="givenName" label="First name" />
          <TextField form={form} name="familyName" label="Surname" />
          <TextField form={form} name="email" label="E-mail" />
        </>
      ) : null}
      <SelectField form={form} name="relation" label="They are" options={RELATION_CHOICES} />
      <LongTextField
        form={form}
        name="what"
        label="What they saw"
        hint="They read this: say which work you mean"
        rows={2}
      />
    </Form>
  );
}
