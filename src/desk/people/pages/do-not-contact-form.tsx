import { RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addDoNotContact, type Channel } from '../schema.ts';
import { CHANNEL_CHOICES } from './words.ts';

/** Records that somebody asked not to be contacted. */
export function DoNotContactForm({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { act } = useAct(addDoNotContact);
  const say = useNotice();
  const form = useForm({
    name: 'do-not-contact',
    start: { channel: '', reason: '' },
    checks: { channel: needed('Choose how they do not want to be contacted') },
    submit: ({ channel, reason }, wishId) =>
      act({ params: { id }, body: { id: wishId, channel: channel as Channel, reason } }),
    onDone: () => {
      say('Do-not-contact recorded');
      onClose();
    },
  });
  return (
    <Form form={form} action="Record the wish" label="Do not contact" onCancel={onClose}>
      <RadioField form={form} name="channel" label="Do not contact" options={CHANNEL_CHOICES} />
      <TextField form={form} name="reason" label="What they said" optional />
    </Form>
  );
}
