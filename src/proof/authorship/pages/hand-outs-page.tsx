import type { ReplyOf } from '../../../lib/route.ts';
import { Empty } from '../../../ui/empty.tsx';
import { FileField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { keepHandOutRoute, listHandOuts } from '../schema.ts';

type Row = ReplyOf<typeof listHandOuts>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'title', head: 'Paper', cell: (row) => row.title, by: (row) => row.title },
  { key: 'by', head: 'Put here by', cell: (row) => row.keptBy, by: (row) => row.keptBy },
  { key: 'at', head: 'When', cell: (row) => <Moment at={row.keptAt} />, by: (row) => row.keptAt },
  {
    key: 'sha',
    head: 'SHA-256',
    cell: (row) => <code title={row.sha256}>{row.sha256.slice(0, 16)}</code>,
  },
];

/** Papers that the centre hands out: a copy of one is refused as evidence (R55). */
export default function HandOutsPage() {
  const may = useMay();
  const reading = useRead(listHandOuts, {}, { live: ['hand_out.'] });
  return (
    <Page title="Hand-outs">
      <p>
        A copy of a hand-out or of a procedure shows nothing of what a learner can do. A file that
        is byte for byte one of these, or one of your procedures, is refused when a unit is claimed.
      </p>
      {may('hand_outs.keep') ? (
        <Section title="Put a paper on the list">
          <KeepForm />
        </Section>
      ) : null}
      <Section title="On the list">
        <Read of={reading}>
          {({ rows, total }) => (
            <Table
              label="Hand-outs"
              noun={['paper', 'papers']}
              rows={rows}
              total={total}
              id={(row) => row.id}
              name={(row) => row.title}
              columns={COLUMNS}
              empty={
                <Empty title="No paper yet">
                  Put what learners are given on the list: slides, worksheets, model answers.
                </Empty>
              }
            />
          )}
        </Read>
      </Section>
    </Page>
  );
}

function KeepForm() {
  const say = useNotice();
  const { act } = useAct(keepHandOutRoute);
  const form = useForm({
    name: 'hand-out',
    start: { title: '', file: undefined as File | undefined },
    checks: { title: needed('Say what the paper is called'), file: needed('Choose the file') },
    submit: async ({ title, file }, id) => {
      if (!file) throw new Error('The form let an empty file through.');
      return act({ body: { id, title }, file });
    },
    onDone: () => say('The paper is on the list'),
  });
  return (
    <Form form={form} action="Put it on the list" label="Hand-out">
      <TextField form={form} name="title" label="Title" />
      <FileField
        form={form}
        name="file"
        label="File"
        hint="Its hash is kept, the file is not."
        accept=".pdf,.docx,.pptx,.txt,.jpg,.jpeg,.png"
      />
    </Form>
  );
}
