import { useState } from 'react';
import type { Result } from '../../../lib/result.ts';
import { RadioField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type ColumnRead, FIELD_KEYS, FIELDS, type Field, type Mapping } from '../schema.ts';
import type { FileRead } from './import-page.tsx';

/** Step 2: what each column was taken for, with samples, to be changed where the guess is wrong. */
export function ImportColumns({
  read,
  onCheck,
}: {
  readonly read: FileRead;
  readonly onCheck: (mapping: Mapping) => Promise<Result<unknown>>;
}) {
  const { template } = read.mapping;
  const [columns, setColumns] = useState(read.mapping.columns);
  const form = useForm<{ dates: string }>({
    name: 'import columns',
    keep: false,
    start: { dates: read.mapping.dates },
    submit: ({ dates }) => onCheck({ template, columns, dates: dates === 'us' ? 'us' : 'uk' }),
  });
  const rows = read.columns.map((column, index) => ({ ...column, index }));
  const choose = (index: number, value: string) =>
    setColumns(
      columns.map((field, at) => (at === index ? ((value || null) as Field | null) : field)),
    );
  const shown: readonly Column<ColumnRead & { index: number }>[] = [
    { key: 'column', head: 'Column in the file', cell: (row) => row.column, width: '220px' },
    {
      key: 'samples',
      head: 'What stands in it',
      cell: (row) => (
        <span className="dp-dim">{row.never ? 'Not shown' : row.samples.join(' · ')}</span>
      ),
    },
    {
      key: 'field',
      head: 'Taken as',
      cell: (row) =>
        row.never ? (
          row.because
        ) : (
          <select
            className="dp-import-select"
            aria-label={`${row.column} is taken as`}
            value={columns[row.index] ?? ''}
            onChange={(event) => choose(row.index, event.target.value)}
          >
            <option value="">Left out</option>
            {FIELD_KEYS.map((field) => (
              <option key={field} value={field}>
                {FIELDS[field]}
              </option>
            ))}
          </select>
        ),
      width: '300px',
    },
  ];
  const taken = columns.filter((field) => field !== null).length;
  return (
    <>
      <p>
        {template === 'bullhorn'
          ? 'This is Bullhorn’s candidate template: its columns are known, its dates are American and its lists are parted by semicolons. '
          : ''}
        {taken} of {columns.length} columns are taken. {read.file.name} is read as {read.encoding}.
        {read.encoding === 'Windows-1252' ? ' Check the accents in the samples.' : ''}
      </p>
      <Table
        label="Columns of the file"
        noun={['column', 'columns']}
        columns={shown}
        rows={rows}
        id={(row) => String(row.index)}
      />
      <Form form={form} action="See what will happen">
        <RadioField
          form={form}
          name="dates"
          label="Dates like 03/04/1990 are"
          options={[
            { value: 'uk', label: '3 April (day first)' },
            { value: 'us', label: '4 March (month first, American)' },
          ]}
        />
      </Form>
    </>
  );
}
