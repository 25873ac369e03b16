import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { CheckField, DateField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addRightToWorkCheck } from '../schema.ts';
import {
  basisChoices,
  DOCUMENT_CHOICES,
  factsNeeded,
  OUTCOME_CHOICES,
  ROUTE_CHOICES,
  STATE_CHOICES,
} from './words.ts';

const START = {
  route: '',
  document: '',
  documentState: 'current',
  documentName: '',
  basis: '',
  preSettled: false,
  outcome: 'satisfied',
  checkedOn: '',
  permissionEndsOn: '',
  noticeDated: '',
  inTimeApplication: false,
  reference: '',
};

/** Records a right-to-work check; asks only what its route and document need. */
export function RightToWorkForm({
  id,
  close,
}: {
  readonly id: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(addRightToWorkCheck);
  const form = useForm({
    name: 'right-to-work',
    start: { ...START, checkedOn: dateIn(new Date()) },
    checks: {
      route: needed('Choose how it was checked'),
      document: needed('Choose what was seen'),
      documentName: (value, { document }) =>
        document === 'other' && value.trim() === '' ? 'Say which document was seen' : undefined,
      basis: (value, { document, outcome }) =>
        document === 'other' && outcome === 'satisfied' && value === ''
          ? 'Choose what it rests on'
          : undefined,
      checkedOn: needed('Enter the day of the check'),
    },
    submit: (values, checkId) => {
      const asked = factsNeeded(values.route, values.document, values.basis);
      const basis = asked.basis ? values.basis : values.preSettled ? 'pre_settled' : '';
      const permission = asked.permissionEnds && values.permissionEndsOn !== '';
      const notice = asked.notice && values.noticeDated !== '';
      return act({
        params: { id },
        body: {
          id: checkId,
          route: values.route as 'manual',
          document: values.document as 'other',
          documentState: asked.documentState ? (values.documentState as 'current') : 'current',
          documentName: asked.documentName ? values.documentName : '',
          outcome: values.outcome as 'satisfied',
          checkedOn: values.checkedOn,
          inTimeApplication: values.inTimeApplication,
          reference: values.reference,
          ...(basis === '' ? {} : { basis: basis as 'list_a' }),
          ...(permission ? { permissionEndsOn: values.permissionEndsOn } : {}),
          ...(notice ? { noticeDated: values.noticeDated } : {}),
        },
      });
    },
    onDone: ({ followUpBy }) => {
      say(
        followUpBy === null
          ? 'The check is recorded'
          : `The check is recorded; check again by ${showDate(followUpBy)}`,
      );
      close();
    },
  });
  const { route, document, basis } = form.values;
  const asked = factsNeeded(route, document, basis);
  return (
    <Form form={form} action="Record the check" label="Right-to-work check" onCancel={close}>
      <SelectField form={form} name="route" label="How it was checked" options={ROUTE_CHOICES} />
      <SelectField form={form} name="document" label="What was seen" options={DOCUMENT_CHOICES} />
      {asked.documentName ? (
        <TextField form={form} name="documentName" label="Which document" />
      ) : null}
      {asked.basis ? (
        <SelectField
          form={form}
          name="basis"
          label="What it rests on"
          options={basisChoices(route)}
        />
      ) : null}
      {asked.documentState ? (
        <RadioField form={form} name="documentState" label="Its state" options={STATE_CHOICES} />
      ) : null}
      {asked.preSettled ? (
        <CheckField form={form} name="preSettled" label="The status is pre-settled" />
      ) : null}
      {asked.permissionEnds ? (
        <>
          <DateField
            form={form}
            name="permissionEndsOn"
            label="Permission ends on"
            optional={asked.preSettled}
          />
          <CheckField
            form={form}
            name="inTimeApplication"
            label="They applied or appealed before it ended, and the proof is on file"
          />
        </>
      ) : null}
      {asked.notice ? (
        <DateField form={form} name="noticeDated" label="Notice dated" optional />
      ) : null}
      <RadioField form={form} name="outcome" label="Outcome" options={OUTCOME_CHOICES} />
      <DateField form={form} name="checkedOn" label="Checked on" />
      <TextField
        form={form}
        name="reference"
        label="Reference"
        hint="Where the copy or the profile page is kept"
        optional
      />
    </Form>
  );
}
