import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listOwnPapers, OWN_KINDS, PAPER_STATES, type PaperState } from '../papers-schema.ts';
import { PaperAnswer } from './paper-answer.tsx';
import { type OwnPaper, paperLook } from './paper-looks.ts';

const COLUMNS: readonly Column<OwnPaper>[] = [
  {
    key: 'whose',
    head: 'Whose',
    cell: (row) => (
      <Link href={row.clientId ? `/clients/${row.clientId}` : `/candidates/${row.personId ?? ''}`}>
        {row.whose}
      </Link>
    ),
    by: (row) => row.whose,
  },
  { key: 'kind', head: 'Paper', cell: (row) => OWN_KINDS[row.kind], by: (row) => row.kind },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={paperLook(row)} note={`v${row.version}`} />,
    width: '200px',
  },
  {
    key: 'form',
    head: 'Form',
    cell: (row) => (
      <Link href={`/signatures/forms/${row.formId}`}>
        {row.formName}, version {row.formVersion}
      </Link>
    ),
  },
  {
    key: 'answer',
    head: 'Answer',
    cell: (row) =>
      row.given ? (
        <PaperAnswer given={row.given} />
      ) : row.askedAt ? (
        <>
          {row.signerName}, asked <Ago at={row.askedAt} />
        </>
      ) : (
        `${row.signerName}, not asked by link`
      ),
  },
];

/** Terms, opt-outs and key information: what was signed, and what still waits. */
export default function PapersPage() {
  const said = useAddress().query['state'] ?? '';
  const state = PAPER_STATES.find((one) => one === said);
  const reading = useRead(
    listOwnPapers,
    { query: { state: state ?? 'all', size: 200 } },
    { live: ['document.', 'paper'] },
  );
  const label = (one: PaperState, count: number, hours: number) =>
    ({
      declined: `Declined (${count})`,
      overdue: `No answer after ${counted(hours, 'hour')} (${count})`,
      outdated: `Newer version out (${count})`,
      waiting: `Waiting (${count})`,
      signed: `Signed or accepted (${count})`,
    })[one];
  return (
    <Page
      title="Terms, opt-outs, key information"
      where={[{ label: 'Signatures', href: '/signatures' }]}
      action={
        <LinkButton quiet href="/signatures/forms">
          Forms
        </LinkButton>
      }
    >
      <Read of={reading}>
        {({ rows, total, counts, chaseHours }) => (
          <>
            <Filters
              filters={[
                {
                  name: 'state',
                  label: 'State',
                  options: PAPER_STATES.map((one) => ({
                    value: one,
                    label: label(one, counts[one], chaseHours),
                  })),
                },
              ]}
            />
            <Table
              label="Papers and their answers"
              noun={['paper', 'papers']}
              columns={COLUMNS}
              rows={rows}
              total={total}
              id={(row) => row.paperId}
              name={(row) => `${OWN_KINDS[row.kind]}, ${row.whose}`}
              empty={
                <Empty title="Nothing waits to be signed">
                  Publish a form, then ask a worker or a client for it on their record.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
