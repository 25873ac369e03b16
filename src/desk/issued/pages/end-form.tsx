import { dateIn } from '../../../lib/time.ts';
import { DateField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { ENDED_HOW, endItemRoute } from '../schema.ts';
import { type Item, itemWords } from './looks.ts';

/** What became of something issued. */
export function EndForm({ item, close }: { readonly item: Item; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(endItemRoute);
  const form = useForm({
    name: `end ${item.itemId}`,
    start: { how: 'returned', on: dateIn(new Date()), note: '' },
    checks: { on: needed('Enter the day') },
    submit: ({ how, on, note }) =>
      act({ params: { id: item.itemId }, body: { how: how as 'returned', on, note } }),
    onDone: () => {
      say('Recorded');
      close();
    },
  });
  return (
    <Form
      form={form}
      action="Record it"
      label={`What became of it: ${itemWords(item)}`}
      onCancel={close}
    >
      <RadioField
        form={form}
        name="how"
        label="What became of it"
        options={Object.entries(ENDED_HOW).map(([value, label]) => ({ value, label }))}
      />
      <DateField form={form} name="on" label="On" />
      <TextField form={form} name="note" label="Note" optional />
    </Form>
  );
}
