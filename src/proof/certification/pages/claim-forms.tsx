import {
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  checkCertificateRoute,
  enterResultRoute,
  FAULTS,
  HANDED,
  handCertificateRoute,
  receiveCertificateRoute,
  replaceCertificateRoute,
  reportCertificateRoute,
  sendScheduleRoute,
} from '../schema.ts';
import { type Certificate, optionsOf } from './words.ts';

/** The schedule of results went out. */
export function SendForm({ claimId, today }: { readonly claimId: string; readonly today: string }) {
  const say = useNotice();
  const { act } = useAct(sendScheduleRoute);
  const form = useForm({
    name: `schedule ${claimId}`,
    start: { on: today, reference: '' },
    checks: { on: needed('Enter the day'), reference: needed('Say where it went') },
    submit: (body) => act({ params: { id: claimId }, body }),
    onDone: () => say('The schedule is on record as sent'),
  });
  return (
    <Form form={form} label="Send the schedule" action="Record that it was sent">
      <DateField form={form} name="on" label="Sent on" />
      <TextField
        form={form}
        name="reference"
        label="Reference"
        hint="The batch number there, or to whom it was sent"
      />
    </Form>
  );
}

/** The awarding body's answer for one learner. */
export function ResultForm({
  lineId,
  today,
  onDone,
}: {
  readonly lineId: string;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(enterResultRoute);
  const form = useForm({
    name: `result ${lineId}`,
    start: { outcome: 'issued', on: today, number: '', because: '' },
    checks: {
      on: needed('Enter the day'),
      number: (number, { outcome }) =>
        outcome === 'issued' && number === '' ? 'Enter the number of the certificate' : undefined,
      because: (because, { outcome }) =>
        outcome === 'refused' && because === '' ? 'Say why' : undefined,
    },
    submit: ({ outcome, ...rest }, id) =>
      act({
        params: { id: lineId },
        body: { ...rest, outcome: outcome as 'issued' | 'refused', certificateId: id },
      }),
    onDone: () => {
      say('The result is entered');
      onDone();
    },
  });
  return (
    <Form form={form} label="Result" action="Enter the result">
      <RadioField
        form={form}
        name="outcome"
        label="The awarding body"
        options={[
          { value: 'issued', label: 'Issued a certificate' },
          { value: 'refused', label: 'Refused' },
        ]}
      />
      <DateField form={form} name="on" label="On" />
      {form.values.outcome === 'issued' ? (
        <TextField form={form} name="number" label="Certificate number" />
      ) : (
        <LongTextField form={form} name="because" label="Why" />
      )}
    </Form>
  );
}

interface OnCertificate {
  readonly certificate: Certificate;
  readonly today: string;
}

/** What comes next for a certificate, and what may be wrong with it. */
export function CertificateForms({ certificate, today }: OnCertificate) {
  const { certificateId, faulty, replaced, receivedOn, checkedOn, handed } = certificate;
  if (replaced) return null;
  const of = { certificate, today };
  if (faulty) return <ReplacementForm {...of} />;
  return (
    <>
      {receivedOn === null ? (
        <DayForm key={`r ${certificateId}`} {...of} step={STEPS.receipt} />
      ) : checkedOn === null ? (
        <DayForm key={`c ${certificateId}`} {...of} step={STEPS.check} />
      ) : handed === null ? (
        <HandForm {...of} />
      ) : null}
      <FaultForm {...of} />
    </>
  );
}

const STEPS = {
  receipt: {
    route: receiveCertificateRoute,
    label: 'Arrived on',
    action: 'Record its arrival',
    said: 'The certificate is here',
  },
  check: {
    route: checkCertificateRoute,
    label: 'Name and content compared on',
    action: 'Record that it is right',
    said: 'The certificate is checked',
  },
} as const;

function DayForm({
  certificate,
  today,
  step,
}: OnCertificate & { readonly step: (typeof STEPS)[keyof typeof STEPS] }) {
  const say = useNotice();
  const { act } = useAct<typeof receiveCertificateRoute | typeof checkCertificateRoute>(step.route);
  const form = useForm({
    name: `${step.action} ${certificate.certificateId}`,
    keep: false,
    start: { on: today },
    checks: { on: needed('Enter the day') },
    submit: (body) => act({ params: { id: certificate.certificateId }, body }),
    onDone: () => say(step.said),
  });
  return (
    <Form form={form} label={step.action} action={step.action}>
      <DateField form={form} name="on" label={step.label} />
    </Form>
  );
}

function HandForm({ certificate, today }: OnCertificate) {
  const say = useNotice();
  const { act } = useAct(handCertificateRoute);
  const form = useForm({
    name: `hand over ${certificate.certificateId}`,
    keep: false,
    start: { on: today, how: 'in_person' },
    checks: { on: needed('Enter the day') },
    submit: ({ on, how }) =>
      act({
        params: { id: certificate.certificateId },
        body: { on, how: how as keyof typeof HANDED },
      }),
    onDone: () => say('The learner has the certificate'),
  });
  return (
    <Form form={form} label="Hand it over" action="Record the handing over">
      <DateField form={form} name="on" label="Handed over on" />
      <SelectField form={form} name="how" label="How" options={optionsOf(HANDED)} />
    </Form>
  );
}

function FaultForm({ certificate, today }: OnCertificate) {
  const say = useNotice();
  const { act } = useAct(reportCertificateRoute);
  const form = useForm({
    name: `fault ${certificate.certificateId}`,
    keep: false,
    start: { on: today, fault: '', note: '' },
    checks: { on: needed('Enter the day'), fault: needed('Choose what is wrong') },
    submit: ({ fault, ...rest }) =>
      act({
        params: { id: certificate.certificateId },
        body: { ...rest, fault: fault as keyof typeof FAULTS },
      }),
    onDone: () => say('It counts no longer; enter its replacement when it is issued'),
  });
  return (
    <details>
      <summary>Wrong, lost, or another name now</summary>
      <Form form={form} label="What is wrong" action="Ask for a replacement" danger>
        <SelectField
          form={form}
          name="fault"
          label="What is wrong"
          none="Choose one"
          options={optionsOf(FAULTS)}
        />
        <DateField form={form} name="on" label="Since" />
        <LongTextField form={form} name="note" label="Note" optional />
      </Form>
    </details>
  );
}

function ReplacementForm({ certificate, today }: OnCertificate) {
  const say = useNotice();
  const { act } = useAct(replaceCertificateRoute);
  const form = useForm({
    name: `replacement ${certificate.certificateId}`,
    keep: false,
    start: { on: today, number: '' },
    checks: { on: needed('Enter the day'), number: needed('Enter its number') },
    submit: (body, id) => act({ params: { id: certificate.certificateId }, body: { id, ...body } }),
    onDone: () => say('The replacement is on record'),
  });
  return (
    <Form form={form} label="Replacement" action="Enter the replacement">
      <TextField form={form} name="number" label="Number of the new certificate" />
      <DateField form={form} name="on" label="Issued on" />
    </Form>
  );
}
