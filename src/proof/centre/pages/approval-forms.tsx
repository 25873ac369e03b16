import type { ReplyOf } from '../../../lib/route.ts';
import { dateIn } from '../../../lib/time.ts';
import {
  CheckField,
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
  BANDS,
  endApprovalRoute,
  type readCentreChoices,
  recordApprovalRoute,
  recordTariffRoute,
} from '../schema.ts';
import { bandWords } from './words.ts';

export type Choices = ReplyOf<typeof readCentreChoices>;

const qualifications = ({ frameworks }: Choices) =>
  frameworks
    .filter(({ qualification }) => qualification)
    .map(({ code, title }) => ({ value: code, label: `${code}, ${title}` }));

/** The awarding body approved the centre, or one qualification of it. */
export function ApprovalForm({
  choices,
  onDone,
}: {
  readonly choices: Choices;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordApprovalRoute);
  const form = useForm({
    name: 'approval',
    start: {
      kind: 'centre',
      frameworkCode: '',
      reference: '',
      fastTrack: false,
      fromOn: dateIn(new Date()),
    },
    checks: {
      reference: needed('Enter the reference of the letter'),
      fromOn: needed('Enter the first day'),
      frameworkCode: (code, { kind }) =>
        kind === 'qualification' && code === '' ? 'Choose the qualification' : undefined,
    },
    submit: ({ kind, frameworkCode, reference, fastTrack, fromOn }, id) =>
      act({
        body: {
          id,
          kind: kind as 'centre' | 'qualification',
          frameworkCode: kind === 'qualification' ? frameworkCode : null,
          reference,
          fastTrack,
          fromOn,
        },
      }),
    onDone: () => {
      say('The approval is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the approval" onCancel={onDone}>
      <RadioField
        form={form}
        name="kind"
        label="What was approved"
        options={[
          { value: 'centre', label: 'The centre itself' },
          { value: 'qualification', label: 'A qualification of it' },
        ]}
      />
      {form.values.kind === 'qualification' ? (
        <SelectField
          form={form}
          name="frameworkCode"
          label="Qualification"
          none="Choose one"
          options={qualifications(choices)}
        />
      ) : null}
      <TextField
        form={form}
        name="reference"
        label="Reference"
        hint="As the awarding body’s letter names it"
      />
      <DateField form={form} name="fromOn" label="From" />
      <CheckField
        form={form}
        name="fastTrack"
        label="Granted on what another awarding body had accepted"
      />
    </Form>
  );
}

/** An approval was withdrawn or given back. */
export function EndApproval({
  approvalId,
  today,
  onDone,
}: {
  readonly approvalId: string;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(endApprovalRoute);
  const form = useForm({
    name: `end approval ${approvalId}`,
    start: { on: today, because: '' },
    checks: { on: needed('Enter the day'), because: needed('Say why') },
    submit: (body) => act({ params: { id: approvalId }, body }),
    onDone: () => {
      say('The approval has ended');
      onDone();
    },
  });
  return (
    <Form form={form} action="End the approval" label="End this approval" onCancel={onDone}>
      <p>From that day nobody is registered and nothing is claimed on it.</p>
      <DateField form={form} name="on" label="Ended on" />
      <LongTextField form={form} name="because" label="Why" />
    </Form>
  );
}

/** The rating of a qualification from a day on. */
export function TariffForm({
  choices,
  onDone,
}: {
  readonly choices: Choices;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordTariffRoute);
  const form = useForm({
    name: 'tariff',
    start: { frameworkCode: '', band: '', fromOn: dateIn(new Date()), letter: '' },
    checks: {
      frameworkCode: needed('Choose the qualification'),
      band: needed('Choose the rating'),
      fromOn: needed('Enter the first day'),
      letter: needed('Name the letter or report that says so'),
    },
    submit: ({ band, ...values }, id) =>
      act({ body: { id, band: band as (typeof BANDS)[number], ...values } }),
    onDone: () => {
      say('The rating is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the rating" onCancel={onDone}>
      <SelectField
        form={form}
        name="frameworkCode"
        label="Qualification"
        none="Choose one"
        options={qualifications(choices)}
      />
      <RadioField
        form={form}
        name="band"
        label="Rating"
        options={BANDS.map((band) => ({ value: band, label: bandWords(band) }))}
      />
      <DateField form={form} name="fromOn" label="From" />
      <TextField form={form} name="letter" label="Letter or report that says so" />
    </Form>
  );
}
