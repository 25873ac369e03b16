import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { FileField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listImports, readImportFile } from '../schema.ts';
import type { FileRead } from './import-page.tsx';

interface Values {
  file: File | undefined;
}

type Import = ReplyOf<typeof listImports>['rows'][number];

const COLUMNS: readonly Column<Import>[] = [
  {
    key: 'file',
    head: 'File',
    cell: (row) => <Link href={`/candidates/imports/${row.id}`}>{row.fileName}</Link>,
  },
  { key: 'at', head: 'When', cell: (row) => <Moment at={row.importedAt} />, width: '150px' },
  { key: 'added', head: 'Added', cell: (row) => row.added, number: true, width: '80px' },
  { key: 'updated', head: 'Updated', cell: (row) => row.updated, number: true, width: '80px' },
  { key: 'skipped', head: 'Skipped', cell: (row) => row.skipped, number: true, width: '80px' },
  { key: 'refused', head: 'Refused', cell: (row) => row.refused, number: true, width: '80px' },
];

/** Step 1: the file, and below it the files brought in before. */
export function ImportFile({ onRead }: { readonly onRead: (read: FileRead) => void }) {
  const { act } = useAct(readImportFile);
  const before = useRead(listImports, {});
  const form = useForm<Values, FileRead>({
    name: 'import',
    keep: false,
    start: { file: undefined },
    checks: { file: needed('Choose a CSV file') },
    submit: async ({ file }) => {
      if (!file) throw new Error('The form let an empty file through.');
      const read = await act({ file });
      return read.ok ? { ok: true, value: { file, ...read.value } } : read;
    },
    onDone: onRead,
  });
  return (
    <>
      <Form form={form} action="Read the file">
        <FileField
          form={form}
          name="file"
          label="CSV file of people"
          hint="Up to 10 MB and 50,000 rows, with column names in the first row. A Bullhorn candidate export is recognised by its columns. Nothing is saved yet."
          accept=".csv,.tsv,.txt,text/csv"
        />
      </Form>
      <Read of={before}>
        {({ rows }) =>
          rows.length === 0 ? null : (
            <Section title="Brought in before">
              <Table
                label="Files brought in before"
                noun={['file', 'files']}
                columns={COLUMNS}
                rows={rows}
                id={(row) => row.id}
              />
            </Section>
          )
        }
      </Read>
    </>
  );
}
