import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { enterTextRoute } from '../text-schema.ts';
import { INCOMING_LOOKS } from './text-looks.ts';

/** Enters a text that came to another phone: it is filed, and answers, as if it had come here. */
export function EnterText({ close }: { readonly close: () => void }) {
  const { act } = useAct(enterTextRoute);
  const say = useNotice();
  const form = useForm({
    name: 'enter-text',
    start: { from: '', body: '' },
    checks: { from: needed('Enter the number it came from'), body: needed('Enter what it says') },
    submit: ({ from, body }, id) => act({ body: { id, from, body } }),
    onDone: ({ state }) => {
      say(`Filed: ${INCOMING_LOOKS[state].word}`);
      close();
    },
  });
  return (
    <SidePanel of="enter" title="Enter a text" onClose={close}>
      <Form form={form} action="File the text" label="Enter a text">
        <TextField form={form} name="from" label="From the number" type="tel" short />
        <LongTextField
          form={form}
          name="body"
          label="What it says"
          hint="As it stands: YES, NO and STOP are understood."
          rows={3}
        />
      </Form>
    </SidePanel>
  );
}
