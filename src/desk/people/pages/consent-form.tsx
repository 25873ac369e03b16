import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addConsent, PURPOSES, type Purpose } from '../schema.ts';

const OPTIONS = Object.entries(PURPOSES).map(([value, label]) => ({ value, label }));

/** Records a yes, with the words the person was shown. */
export function ConsentForm({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { act } = useAct(addConsent);
  const say = useNotice();
  const form = useForm({
    name: 'consent',
    start: { purpose: '', wording: '' },
    checks: {
      purpose: needed('Choose what they agreed to'),
      wording: needed('Enter the words they were shown or told'),
    },
    submit: ({ purpose, wording }, consentId) =>
      act({ params: { id }, body: { id: consentId, purpose: purpose as Purpose, wording } }),
    onDone: () => {
      say('Consent recorded');
      onClose();
    },
  });
  return (
    <Form form={form} action="Record the consent" label="Consent" onCancel={onClose}>
      <SelectField form={form} name="purpose" label="They agreed to" options={OPTIONS} />
      <LongTextField
        form={form}
        name="wording"
        label="The words they agreed to"
        hint="As they were shown or told, so that it can be proved"
        rows={3}
      />
    </Form>
  );
}
