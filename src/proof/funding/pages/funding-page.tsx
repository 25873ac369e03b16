import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listFunding } from '../schema.ts';

type Row = ReplyOf<typeof listFunding>['rows'][number];

/** Every enrolment on a qualification, with what a funder asks for first. */
export default function FundingPage() {
  const reading = useRead(listFunding, {}, { live: ['funding.'] });
  return (
    <Page title="Funding evidence">
      <Read of={reading}>
        {({ rows, today }) => {
          const day = (on: string | null) => (on === null ? 'Not noted' : showDate(on, today));
          const columns: readonly Column<Row>[] = [
            {
              key: 'learner',
              head: 'Learner',
              by: (row) => row.learnerName,
              cell: (row) => <Link href={`/funding/${row.enrolmentId}`}>{row.learnerName}</Link>,
            },
            { key: 'programme', head: 'Programme', cell: (row) => row.frameworkCode },
            { key: 'start', head: 'Start', cell: (row) => showDate(row.startedOn, today) },
            { key: 'eligible', head: 'Eligible', cell: (row) => day(row.eligibleOn) },
            { key: 'agreed', head: 'Agreement signed', cell: (row) => day(row.agreedOn) },
          ];
          return rows.length === 0 ? (
            <p className="dp-dim">Nobody is enrolled on a qualification yet.</p>
          ) : (
            <Table
              label="Enrolments"
              noun={['enrolment', 'enrolments']}
              rows={rows}
              columns={columns}
              id={({ enrolmentId }) => enrolmentId}
              sortIn="sort"
            />
          );
        }}
      </Read>
    </Page>
  );
}
