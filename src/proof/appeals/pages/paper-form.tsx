import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import type { handInOwnRoute, handInRoute } from '../schema.ts';

/** Hands in a paper to an appeal, from either side. */
export function PaperForm({
  route,
  appealId,
  onDone,
}: {
  readonly route: typeof handInRoute | typeof handInOwnRoute;
  readonly appealId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(route);
  const form = useForm({
    name: 'appeal-paper',
    start: { title: '', words: '' },
    checks: { title: needed('Give it a title'), words: needed('Write what it says') },
    submit: (values, id) => act({ params: { id: appealId }, body: { id, ...values } }),
    onDone: () => {
      say('Handed in: both sides read it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Hand in" onCancel={onDone}>
      <TextField form={form} name="title" label="Title" />
      <LongTextField form={form} name="words" label="What it says" rows={6} />
    </Form>
  );
}
