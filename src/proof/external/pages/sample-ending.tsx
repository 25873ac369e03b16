import {
  CONFIRM_FORGET,
  CONFIRM_START,
  ConfirmFields,
  confirmed,
} from '../../../ui/confirm-fields.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Moment } from '../../../ui/when.tsx';
import { closeSampleRoute, signBaseRoute } from '../schema.ts';
import type { Sample } from './looks.ts';

/** What ends a sample: its closing, then the signature, then what that covers. */
export function Ending({ sample }: { readonly sample: Sample }) {
  const { closed, signature, isMine, sampleId } = sample;
  if (signature !== null && signature.unsigned === 0) {
    return (
      <p>
        {sample.verifierName} signed this base, <Moment at={signature.at} />: {signature.decisions}{' '}
        decisions, sealed as <span className="ex-code">{signature.decisionsSha256}</span>.
      </p>
    );
  }
  if (closed === null) {
    return isMine ? (
      <RecordPart
        title="Closing"
        add="Close the sample"
        form={(done) => <CloseForm sampleId={sampleId} onDone={done} />}
      >
        <p className="dp-dim">
          It closes once nothing is missing and each picked unit has a record.
        </p>
      </RecordPart>
    ) : null;
  }
  return (
    <RecordPart
      title="Signature"
      add={isMine && sample.beforeSigning.length === 0 ? 'Sign the base' : undefined}
      form={(done) => <SignForm sampleId={sampleId} onDone={done} />}
    >
      <p>
        Closed <Moment at={closed.at} />: {closed.lookedAt} looked at, {closed.asked} asked.
      </p>
      {signature === null ? null : (
        <p>
          Signed <Moment at={signature.at} /> for {signature.decisions} decisions.{' '}
          {signature.unsigned === 1
            ? '1 decision came later and is not covered: sign again.'
            : `${signature.unsigned} decisions came later and are not covered: sign again.`}
        </p>
      )}
      <ul>
        {sample.beforeSigning.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </RecordPart>
  );
}

function CloseForm({
  sampleId,
  onDone,
}: {
  readonly sampleId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(closeSampleRoute);
  const form = useForm({
    name: 'external-closing',
    start: CONFIRM_START,
    forget: CONFIRM_FORGET,
    checks: { password: needed('Enter your password') },
    submit: (values) => confirmed(values, () => act({ params: { id: sampleId } })),
    onDone: () => {
      say('The sample is closed');
      onDone();
    },
  });
  return (
    <Form form={form} action="Close the sample" onCancel={onDone}>
      <ConfirmFields form={form} />
    </Form>
  );
}

function SignForm({
  sampleId,
  onDone,
}: {
  readonly sampleId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(signBaseRoute);
  const form = useForm({
    name: 'external-signature',
    start: { reference: '', ownName: '', ...CONFIRM_START },
    forget: CONFIRM_FORGET,
    checks: {
      reference: needed('Enter the reference of your report'),
      ownName: needed('Type your name'),
      password: needed('Enter your password'),
    },
    submit: ({ reference, ownName, ...shown }) =>
      confirmed(shown, () => act({ params: { id: sampleId }, body: { reference, ownName } })),
    onDone: ({ decisions }) => {
      say(`Signed: ${decisions} decisions may be released`);
      onDone();
    },
  });
  return (
    <Form form={form} action="Sign the base" onCancel={onDone}>
      <TextField form={form} name="reference" label="Reference of your report" />
      <TextField form={form} name="ownName" label="Your name" hint="As it stands in your account" />
      <ConfirmFields form={form} />
    </Form>
  );
}
