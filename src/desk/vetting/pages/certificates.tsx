import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { recordStatusRoute } from '../schema.ts';
import {
  type Certificate,
  certificateWords,
  serviceLook,
  serviceWords,
  type Vetting,
} from './words.ts';

/** What certificates cover, and how they stand in the Update Service. They are recorded with the DBS check. */
export function CertificatePart({
  id,
  vetting: { certificates, today },
  mayWrite,
}: {
  readonly id: string;
  readonly vetting: Vetting;
  readonly mayWrite: boolean;
}) {
  const looked = certificates.filter(
    ({ updateConsent, originalSeenOn }) => updateConsent === true && originalSeenOn !== null,
  );
  return (
    <RecordPart
      title="Certificates"
      add={mayWrite && looked.length > 0 ? 'Record a status check' : undefined}
      form={(close) => <StatusForm id={id} certificates={looked} close={close} />}
    >
      {certificates.length === 0 ? (
        <p className="dp-dim">None: what a certificate covers is recorded with the DBS check.</p>
      ) : (
        <ul className="dp-record-lines">
          {certificates.map((one) => (
            <li key={one.checkId}>
              <Badge state={serviceLook(one)} />
              <span>
                {certificateWords(one)}
                <span className="dp-dim"> ({serviceWords(one, today)})</span>
              </span>
              <span className="dp-dim">
                {one.originalSeenOn === null
                  ? 'original not seen'
                  : `original seen on ${showDate(one.originalSeenOn, today)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function StatusForm({
  id,
  certificates,
  close,
}: {
  readonly id: string;
  readonly certificates: readonly Certificate[];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordStatusRoute);
  const form = useForm({
    name: 'status-check',
    start: {
      checkId: certificates[0]?.checkId ?? '',
      checkedOn: dateIn(new Date()),
      unchanged: 'yes',
    },
    checks: { checkedOn: needed('Enter the day it was looked up') },
    submit: ({ checkId, checkedOn, unchanged }, statusCheckId) =>
      act({
        params: { id },
        body: { id: statusCheckId, checkId, checkedOn, unchanged: unchanged === 'yes' },
      }),
    onDone: () => {
      say('The status check is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the status check" label="Status check" onCancel={close}>
      {certificates.length < 2 ? null : (
        <SelectField
          form={form}
          name="checkId"
          label="Certificate"
          options={certificates.map((one) => ({
            value: one.checkId,
            label: `${certificateWords(one)}, issued ${showDate(one.issuedOn)}`,
          }))}
        />
      )}
      <DateField form={form} name="checkedOn" label="Looked up on" />
      <RadioField
        form={form}
        name="unchanged"
        label="What the Update Service says"
        options={[
          { value: 'yes', label: 'The certificate is current' },
          { value: 'no', label: 'It is no longer current' },
        ]}
      />
    </Form>
  );
}
