import { Badge } from '../../../ui/badge.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type Framework, OUTCOME_WORDS } from './words.ts';

type Document = Framework['documents'][number];

const COLUMNS: readonly Column<Document>[] = [
  { key: 'file', head: 'File', cell: (row) => row.fileName },
  {
    key: 'did',
    head: 'What it did',
    cell: (row) => <Badge state={OUTCOME_WORDS[row.outcome].look} />,
    width: '170px',
  },
  { key: 'at', head: 'Imported', cell: (row) => <Moment at={row.importedAt} />, width: '150px' },
  {
    key: 'by',
    head: 'By',
    cell: (row) => row.importedBy ?? 'the command line',
    width: '180px',
  },
];

/** The documents this revision was made and worded from, newest first; contradictions are the newest's. */
export function Documents({ documents }: { readonly documents: readonly Document[] }) {
  if (documents.length === 0) return null;
  return (
    <Section title="Documents">
      <Table
        label="Documents imported"
        noun={['document', 'documents']}
        columns={COLUMNS}
        rows={documents}
        id={(row) => row.id}
      />
    </Section>
  );
}
