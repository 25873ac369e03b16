import { ok, type Result } from '../../../lib/result.ts';
import { FileField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  FILE_TYPES,
  handInFileRoute,
  handInOwnFileRoute,
  type handInOwnRoute,
  handInRoute,
} from '../schema.ts';

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
  const file = useAct(route === handInRoute ? handInFileRoute : handInOwnFileRoute);
  const form = useForm({
    name: 'appeal-paper',
    start: { title: '', words: '', file: undefined as File | undefined },
    checks: { title: needed('Give it a title'), words: needed('Write what it says') },
    submit: async ({ title, words, file: chosen }, id): Promise<Result<{ paperId: string }>> => {
      const paper = await act({ params: { id: appealId }, body: { id, title, words } });
      if (!paper.ok || chosen === undefined) return paper;
      const kept = await file.act({ params: { id }, file: chosen });
      return kept.ok ? ok(paper.value) : kept;
    },
    onDone: () => {
      say('Handed in: both sides read it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Hand in" onCancel={onDone}>
      <TextField form={form} name="title" label="Title" />
      <LongTextField form={form} name="words" label="What it says" rows={6} />
      <FileField
        form={form}
        name="file"
        label="File"
        hint="Photo (JPEG, PNG) or PDF, 5 MB at most. Seen by you, the other side and who judges it"
        accept={FILE_TYPES.join(',')}
        optional
      />
    </Form>
  );
}
