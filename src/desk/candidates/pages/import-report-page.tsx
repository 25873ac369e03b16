import './candidates.css';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { downloadImportReport, type ImportReport, showImport } from '../schema.ts';
import { Counts, LeftOut } from './import-counts.tsx';

type Row = ImportReport['rows'][number];

const LOOKS: Readonly<Record<Row['outcome'], StateLook>> = {
  added: { word: 'Added', meaning: 'good', mark: 'tick' },
  updated: { word: 'Updated', meaning: 'good', mark: 'pen' },
  skipped: { word: 'Skipped', meaning: 'quiet', mark: 'dash' },
  refused: { word: 'Refused', meaning: 'stop', mark: 'octagon' },
};

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'line',
    head: 'Line',
    cell: (row) => row.line,
    by: (row) => row.line,
    number: true,
    width: '72px',
  },
  {
    key: 'outcome',
    head: 'Outcome',
    cell: (row) => <Badge state={LOOKS[row.outcome]} />,
    by: (row) => row.outcome,
    width: '120px',
  },
  {
    key: 'why',
    head: 'Why',
    cell: (row) => (
      <>
        {row.because}{' '}
        {row.warnings.map((warning) => `${warning.field}: ${warning.because}`).join(' ')}
      </>
    ),
  },
  {
    key: 'person',
    head: 'Person',
    cell: (row) =>
      row.personId ? <Link href={`/candidates/${row.personId}`}>Open the record</Link> : null,
    width: '140px',
  },
];

/** The report of one import: what came in, what did not and why. */
export default function ImportReportPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(showImport, { params: { id } });
  return (
    <Page
      title={reading.value ? `Import of ${reading.value.fileName}` : 'Import'}
      where={[
        { label: 'Candidates', href: '/candidates' },
        { label: 'Import candidates', href: '/candidates/import' },
      ]}
    >
      <Read of={reading}>
        {(report) => (
          <>
            <Counts counts={report} />
            <p>
              Brought in <Moment at={report.importedAt} />.{' '}
              {report.sameFile
                ? `The same file came in before, on ${showDate(dateIn(new Date(report.sameFile.importedAt)), dateIn(new Date()))}. `
                : ''}
              <Link href="/candidates?order=-since">See the candidates, newest first</Link>
            </p>
            <Section
              title="Rows to look at"
              action={
                <a href={addressOf(downloadImportReport, { params: { id } })} download>
                  Download the report as CSV
                </a>
              }
            >
              <Table
                label="Rows to look at"
                noun={['row', 'rows']}
                columns={COLUMNS}
                rows={report.rows}
                id={(row) => String(row.line)}
                empty={<p className="dp-dim">Every row came in whole.</p>}
              />
            </Section>
            <LeftOut columns={report.columns} />
          </>
        )}
      </Read>
    </Page>
  );
}
