import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { DateField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { recordToldRoute, TOLD } from '../schema.ts';
import { TOLD_CHOICES, type Vetting } from './words.ts';

/** What clients were told about the worker before they came: a school, or where something could not be had. */
export function ToldPart({
  id,
  vetting: { told, sites, today },
  mayWrite,
}: {
  readonly id: string;
  readonly vetting: Vetting;
  readonly mayWrite: boolean;
}) {
  return (
    <RecordPart
      title="What clients were told"
      add={mayWrite ? 'Record what a client was told' : undefined}
      form={(close) => <ToldForm id={id} sites={sites} close={close} />}
    >
      {told.length === 0 ? (
        <p className="dp-dim">
          Nothing yet. A school is told in writing, before the worker comes, that all checks are
          done.
        </p>
      ) : (
        <ul className="dp-record-lines">
          {told.map((one) => (
            <li key={one.toldId}>
              <span>
                {one.siteName}: {TOLD[one.what].toLowerCase()}
                {one.steps === '' ? null : <span className="dp-dim"> ({one.steps})</span>}
              </span>
              <span className="dp-dim">
                {showDate(one.sentOn, today)}, by {one.recordedBy}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function ToldForm({
  id,
  sites,
  close,
}: {
  readonly id: string;
  readonly sites: Vetting['sites'];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordToldRoute);
  const form = useForm({
    name: 'told-client',
    start: { siteId: '', what: 'checks_done', sentOn: dateIn(new Date()), steps: '' },
    checks: {
      siteId: needed('Choose the site'),
      sentOn: needed('Enter the day it was sent'),
      steps: (value, { what }) =>
        what === 'could_not_obtain' && value.trim() === ''
          ? 'Say what could not be had and which steps were taken'
          : undefined,
    },
    submit: ({ siteId, what, sentOn, steps }, toldId) =>
      act({
        params: { id },
        body: { id: toldId, siteId, what: what as 'checks_done', sentOn, steps },
      }),
    onDone: () => {
      say('It is recorded what the client was told');
      close();
    },
  });
  return (
    <Form form={form} action="Record it" label="What a client was told" onCancel={close}>
      <SelectField
        form={form}
        name="siteId"
        label="Site"
        options={sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
      />
      <RadioField form={form} name="what" label="What it was told" options={TOLD_CHOICES} />
      <DateField form={form} name="sentOn" label="Sent on" />
      {form.values.what === 'could_not_obtain' ? (
        <LongTextField
          form={form}
          name="steps"
          label="What could not be had, and the steps taken"
          rows={3}
        />
      ) : null}
    </Form>
  );
}
