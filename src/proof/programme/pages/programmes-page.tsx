import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listProgrammes } from '../schema.ts';
import { stateLook } from './looks.ts';

type Row = ReplyOf<typeof listProgrammes>['rows'][number];

const columnsOf = (today: string): readonly Column<Row>[] => [
  {
    key: 'name',
    head: 'Learner',
    cell: (row) => <Link href={`/programme/${row.learnerId}`}>{row.name}</Link>,
    by: (row) => row.name,
  },
  {
    key: 'framework',
    head: 'Framework',
    cell: (row) => row.frameworkCode,
    by: (row) => row.frameworkCode,
    width: '130px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={stateLook(row.state)} />,
    by: (row) => row.state,
    width: '180px',
  },
  { key: 'step', head: 'Step', cell: (row) => row.step, by: (row) => row.step, width: '160px' },
  {
    key: 'next',
    head: 'Next meeting',
    cell: (row) => (row.nextOn === null ? 'None agreed' : showDate(row.nextOn, today)),
    by: (row) => row.nextOn ?? '',
    width: '130px',
  },
  {
    key: 'end',
    head: 'Planned end',
    cell: (row) => showDate(row.plannedEndOn, today),
    by: (row) => row.plannedEndOn,
    width: '130px',
  },
  {
    key: 'late',
    head: 'Missing or late',
    cell: (row) =>
      row.late.length < 2
        ? (row.late[0] ?? 'Nothing')
        : `${row.late[0]} And ${counted(row.late.length - 1, 'more thing')}.`,
    by: (row) => row.late.length,
  },
];

/** Who is where on their way, what is late and whom to meet next: the earliest meeting first. */
export default function ProgrammesPage() {
  const reading = useRead(listProgrammes, {});
  return (
    <Page title="Programmes">
      <Read of={reading}>
        {({ rows, total, today }) => (
          <Table
            label="Programmes"
            noun={['programme', 'programmes']}
            columns={columnsOf(today)}
            rows={rows}
            total={total}
            id={(row) => row.enrolmentId}
            empty={
              <Empty title="Nobody is on a programme">
                Enrol a learner on a framework: their programme stands here from then on.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
