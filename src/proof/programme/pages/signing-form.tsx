import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { askSigningRoute, SIGNER_RELATIONS } from '../review-schema.ts';
import type { Programme } from './looks.ts';

type Signing = Programme['reviews'][number]['signings'][number];

/** Asks the learner's line manager, who has no account, to sign a review. */
export function SigningForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(askSigningRoute);
  const form = useForm({
    name: `signing ${id}`,
    start: { givenName: '', familyName: '', email: '', relation: 'line_manager' },
    checks: {
      givenName: needed('Enter the first name'),
      familyName: needed('Enter the last name'),
      email: needed('Enter the e-mail address'),
    },
    submit: ({ relation, ...who }, signingId) =>
      act({
        params: { id },
        body: { id: signingId, ...who, relation: relation as keyof typeof SIGNER_RELATIONS },
      }),
    onDone: () => {
      say('They are asked by mail, with a link of their own');
      close();
    },
  });
  return (
    <Form form={form} action="Ask them to sign" label="Signature from outside" onCancel={close}>
      <p className="dp-dim">
        They read what this review says and nothing else, and sign it or say what is not so. A link
        sent before opens nothing any more.
      </p>
      <TextField form={form} name="givenName" label="First name" />
      <TextField form={form} name="familyName" label="Last name" />
      <TextField form={form} name="email" label="E-mail" />
      <SelectField
        form={form}
        name="relation"
        label="To the learner"
        options={Object.entries(SIGNER_RELATIONS).map(([value, label]) => ({ value, label }))}
      />
    </Form>
  );
}

const STATES: Readonly<Record<Signing['state'], string>> = {
  asked: 'asked',
  opened: 'opened',
  signed: 'signed',
  not_agreed: 'did not agree',
  lapsed: 'the link lapsed without an answer',
  withdrawn: 'no longer asked',
};

/** How it stands with whoever was asked to sign a review. */
export function Signings({ of }: { readonly of: readonly Signing[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="dp-dim">
      {of.map((one) => (
        <li key={one.signingId}>
          {SIGNER_RELATIONS[one.relation]} {one.signedName === '' ? one.name : one.signedName}
          {one.job === '' ? '' : `, ${one.job}`}: {STATES[one.state]} <Moment at={one.at} />
          {one.comment === '' ? '' : `: ${one.comment}`}
        </li>
      ))}
    </ul>
  );
}
