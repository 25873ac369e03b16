import { listTrainingDue, type TrainingDue } from '../../../desk/clearance/schema.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Section } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Table } from '../../../ui/table.tsx';

const EVERY_MS = 300_000;
const DAYS = 42;
const TITLE = 'Training that runs out within six weeks, for people with work booked';

/** Courses that run out for people who are booked where they are mandatory; nothing while there are none. */
export function useTrainingDue() {
  const may = useMay();
  const { value } = useRead(
    listTrainingDue,
    { query: { days: DAYS } },
    { every: EVERY_MS, when: may('clearance.read'), live: ['training.', 'qualification.'] },
  );
  return value ?? { total: 0, unbooked: 0, rows: [] };
}

type Row = TrainingDue['rows'][number];

/** Where somebody is booked on the course: the matrix of that work, narrowed to it. */
const inMatrix = ({ role, clientId, siteId, courseId }: Row): string =>
  `/training?${new URLSearchParams({ role, at: `${clientId} ${siteId}`, course: courseId, only: 'due' })}`;

/** The list on Today; whoever has no place yet is one press from the matrix that books one. */
export function TrainingDuePart({ due }: { readonly due: TrainingDue }) {
  const { go } = useAddress();
  if (due.total === 0) return null;
  const today = dateIn(new Date());
  const day = (at: string) => showDate(dateIn(new Date(at)), today);
  return (
    <Section title={TITLE}>
      <Table
        label={TITLE}
        noun={['course', 'courses']}
        rows={due.rows}
        total={due.total}
        id={(row) => `${row.personId}.${row.courseId}`}
        name={(row) => `${row.workerName}, ${row.courseName}`}
        onOpen={(row) => go(inMatrix(row))}
        columns={[
          {
            key: 'left',
            head: 'State',
            cell: (row) => <Badge state={leftState(row)} />,
            by: (row) => row.daysLeft,
            width: '140px',
          },
          {
            key: 'worker',
            head: 'Worker',
            cell: (row) => row.workerName,
            by: (row) => row.workerName,
          },
          {
            key: 'course',
            head: 'Course',
            cell: (row) => row.courseName,
            by: (row) => row.courseName,
          },
          {
            key: 'until',
            head: 'Holds until',
            cell: (row) => showDate(row.until, today),
            by: (row) => row.until,
          },
          {
            key: 'next',
            head: 'Work booked',
            cell: (row) =>
              row.after === 0
                ? `next ${day(row.nextStartsAt)}`
                : `${counted(row.after, 'shift')} after that day`,
          },
          {
            key: 'place',
            head: 'Place on a session',
            cell: (row) => (row.bookedAt === null ? 'None yet' : day(row.bookedAt)),
          },
        ]}
        empty={<Empty title="None">Nothing here.</Empty>}
      />
    </Section>
  );
}

function leftState({ daysLeft, bookedAt }: Row) {
  const word = daysLeft === 0 ? 'Last day' : `${counted(daysLeft, 'day')} left`;
  if (bookedAt !== null) return { word, meaning: 'quiet', mark: 'clock' } as const;
  return daysLeft <= 14
    ? ({ word, meaning: 'attention', mark: 'triangle' } as const)
    : ({ word, meaning: 'information', mark: 'clock' } as const);
}
