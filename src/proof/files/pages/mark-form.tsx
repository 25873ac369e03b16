import { Button } from '@mantine/core';
import { LongTextField, NumberField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { markFileRoute } from '../schema.ts';
import type { ShownFile } from './file-page.tsx';
import { secondsOf, showTime } from './times.ts';

/** Marks the page or the moment where a criterion shows. @param now where the player stands, in seconds */
export function MarkForm({
  file,
  now,
}: {
  readonly file: ShownFile;
  readonly now: () => number | undefined;
}) {
  const say = useNotice();
  const { act } = useAct(markFileRoute);
  const plays = file.kind === 'audio' || file.kind === 'video';
  const [as = 'learner'] = file.mayMarkAs;
  const form = useForm({
    name: `mark-${file.fileId}`,
    start: { criterionId: '', at: '', page: undefined as number | undefined, note: '' },
    checks: {
      criterionId: needed('Choose the criterion'),
      at: (value) =>
        secondsOf(value) === undefined
          ? 'Write the moment as minute and second, like 4:05'
          : undefined,
    },
    submit: ({ criterionId, at, page, note }, id) =>
      act({
        params: { id: file.fileId },
        body: {
          id,
          as,
          criterionId,
          atSecond: plays ? (secondsOf(at) ?? null) : null,
          page: file.kind === 'pdf' ? (page ?? null) : null,
          note,
        },
      }),
    onDone: () => {
      say('Marked');
      form.reset();
    },
  });
  if (file.criteria.length === 0) {
    return (
      <p className="dp-dim">
        The item is referenced to no criterion yet; once it is, its places can be marked here.
      </p>
    );
  }
  return (
    <Form form={form} action="Mark" label="Mark a place">
      <SelectField
        form={form}
        name="criterionId"
        label="Criterion"
        options={[
          { value: '', label: 'Choose' },
          ...file.criteria.map(({ criterionId, code, label }) => ({
            value: criterionId,
            label: `${code} ${label}`,
          })),
        ]}
      />
      {plays ? (
        <>
          <TextField
            form={form}
            name="at"
            label="From minute and second"
            hint="Like 4:05; empty: all of it"
            optional
          />
          <div className="dp-row">
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => form.set('at', showTime(now() ?? 0))}
            >
              Take where it plays
            </Button>
          </div>
        </>
      ) : null}
      {file.kind === 'pdf' ? <NumberField form={form} name="page" label="Page" optional /> : null}
      <LongTextField form={form} name="note" label="What shows there" optional rows={2} />
    </Form>
  );
}
