import { dateIn } from '../../../lib/time.ts';
import {
  ChecksField,
  DateField,
  LongTextField,
  NumberField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  addLearnersRoute,
  mailPlanRoute,
  rateRiskRoute,
  recordSendingRoute,
  recordSignatureRoute,
  WAYS,
} from '../schema.ts';
import type { Cycle } from './looks.ts';

/** More is sampled of one assessor, with the reason. */
export function RiskForm({
  cycle,
  onDone,
}: {
  readonly cycle: Cycle;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(rateRiskRoute);
  const form = useForm({
    name: 'risk',
    start: { assessorId: '', percent: undefined as number | undefined, because: '' },
    checks: {
      assessorId: needed('Choose the assessor'),
      percent: (value) =>
        value === undefined || value < 1 || value > 100 ? 'Enter 1 to 100 per cent' : undefined,
      because: needed('Say why'),
    },
    submit: ({ assessorId, percent = 0, because }, id) =>
      act({ params: { id: cycle.cycleId }, body: { id, assessorId, percent, because } }),
    onDone: () => {
      say('It counts from the next version of the plan');
      onDone();
    },
  });
  return (
    <Form form={form} action="Sample more" onCancel={onDone}>
      <SelectField
        form={form}
        name="assessorId"
        label="Assessor"
        options={cycle.assessors.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <NumberField form={form} name="percent" label="Per cent of their decisions" />
      <LongTextField form={form} name="because" label="Reason" />
    </Form>
  );
}

/** The plan was sent to the external verifier. */
export function SendForm({
  planId,
  onDone,
}: {
  readonly planId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordSendingRoute);
  const form = useForm({
    name: 'sending',
    start: { toName: '', way: 'email', sentOn: dateIn(new Date()) },
    checks: {
      toName: needed('Enter to whom it was sent'),
      sentOn: needed('Enter the day'),
    },
    submit: ({ toName, way, sentOn }, id) =>
      act({ params: { id: planId }, body: { id, toName, way: way as keyof typeof WAYS, sentOn } }),
    onDone: () => {
      say('The sending is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the sending" onCancel={onDone}>
      <TextField form={form} name="toName" label="External verifier" />
      <RadioField
        form={form}
        name="way"
        label="How"
        options={Object.entries(WAYS).map(([value, label]) => ({ value, label }))}
      />
      <DateField form={form} name="sentOn" label="Day" />
    </Form>
  );
}

/** The external verifier signed the base. */
export function SignForm({
  cycleId,
  onDone,
}: {
  readonly cycleId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordSignatureRoute);
  const form = useForm({
    name: 'signature',
    start: { reference: '', signedOn: dateIn(new Date()) },
    checks: {
      reference: needed('Enter the reference of their report'),
      signedOn: needed('Enter the day'),
    },
    submit: (values) => act({ params: { id: cycleId }, body: values }),
    onDone: () => {
      say('The signature is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the signature" onCancel={onDone}>
      <TextField form={form} name="reference" label="Reference of their report" />
      <DateField form={form} name="signedOn" label="Day" />
    </Form>
  );
}

/** The plan is mailed with its file to an external verifier who has an account here. */
export function MailForm({
  planId,
  externals,
  onDone,
}: {
  readonly planId: string;
  readonly externals: Cycle['externals'];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(mailPlanRoute);
  const form = useForm({
    name: 'plan-mail',
    start: { memberId: externals.length === 1 ? (externals[0]?.memberId ?? '') : '' },
    checks: { memberId: needed('Choose the external verifier') },
    submit: ({ memberId }, id) => act({ params: { id: planId }, body: { id, memberId } }),
    onDone: () => {
      say('The plan is on its way, and the sending is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Mail it to them" onCancel={onDone}>
      <SelectField
        form={form}
        name="memberId"
        label="External verifier"
        options={externals.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
    </Form>
  );
}

/** Learners join a running cycle of named ones. */
export function LearnersForm({
  cycle,
  onDone,
}: {
  readonly cycle: Cycle;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(addLearnersRoute);
  const form = useForm({
    name: 'cycle-learners',
    start: { learnerIds: [] as readonly string[] },
    checks: {
      learnerIds: (value: readonly string[]) => (value.length === 0 ? 'Name a learner' : undefined),
    },
    submit: ({ learnerIds }) =>
      act({ params: { id: cycle.cycleId }, body: { learnerIds: [...learnerIds] } }),
    onDone: () => {
      say('They are in the base: plan again');
      onDone();
    },
  });
  return (
    <Form form={form} action="Add them" onCancel={onDone}>
      <ChecksField
        form={form}
        name="learnerIds"
        label="Learners"
        options={(cycle.others ?? []).map(({ learnerId, name }) => ({
          value: learnerId,
          label: name,
        }))}
      />
    </Form>
  );
}
