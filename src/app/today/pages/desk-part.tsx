import { bookingNeeds, noLongerClearRoute } from '../../../desk/bookings/schema.ts';
import { CHECK_KINDS, listRunningOut } from '../../../desk/compliance/schema.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showShift } from '../../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { OnCallLine } from './on-call-line.tsx';
import { TrainingDuePart, useTrainingDue } from './training-due.tsx';

type DeskNeeds = ReplyOf<typeof bookingNeeds>;
type Shift = DeskNeeds['unfilled']['rows'][number];
type Paper = DeskNeeds['papers']['rows'][number];
type RunningOut = ReplyOf<typeof listRunningOut>;
type NotClear = ReplyOf<typeof noLongerClearRoute>;

/** Read again each half minute: the page stands open all morning. */
const EVERY_MS = 30_000;
/** Every rule is asked for everyone who goes in the next three days: less often. */
const RULES_EVERY_MS = 120_000;

const minute = (at: string): number => minuteOfDate(new Date(at));
const today = (): string => dateIn(new Date());
const when = (shift: Shift): string =>
  showShift(minute(shift.startsAt), minute(shift.endsAt), today());
const inGrid = (shift: Shift): string =>
  `/bookings?week=${dateIn(new Date(shift.startsAt))}&shift=${shift.shiftId}`;

const SHIFT: readonly Column<Shift>[] = [
  { key: 'when', head: 'When', cell: when, by: (row) => minute(row.startsAt), width: '230px' },
  { key: 'role', head: 'Role', cell: (row) => row.roleName, by: (row) => row.roleName },
  { key: 'site', head: 'Where', cell: (row) => `${row.siteName}, ${row.clientName}` },
];
const WORKER: Column<Shift> = {
  key: 'worker',
  head: 'Worker',
  cell: (row) => row.workerName ?? '',
  by: (row) => row.workerName ?? '',
};
const SAID_YES: Column<Shift> = {
  key: 'yes',
  head: 'Said yes',
  cell: (row) => row.saidYes.join(', '),
};
const OFFERS: Column<Shift> = {
  key: 'offers',
  head: 'Offers out',
  cell: (row) => row.offersOpen,
  by: (row) => row.offersOpen,
  number: true,
  width: '100px',
};
const LAPSES: Column<Shift> = {
  key: 'lapses',
  head: 'Pencil lapses',
  cell: (row) => (row.lapsesAt ? <Ago at={row.lapsesAt} /> : ''),
  by: (row) => row.lapsesAt ?? '',
  width: '150px',
};

function Shifts({
  title,
  needs,
  columns,
}: {
  readonly title: string;
  readonly needs: DeskNeeds['unfilled'];
  readonly columns: readonly Column<Shift>[];
}) {
  const { go } = useAddress();
  if (needs.total === 0) return null;
  return (
    <Section title={title}>
      <Table
        label={title}
        noun={['shift', 'shifts']}
        rows={needs.rows}
        total={needs.total}
        id={(row) => row.shiftId}
        name={(row) => `${row.roleName}, ${when(row)}, ${row.siteName}`}
        onOpen={(row) => go(inGrid(row))}
        columns={columns}
        empty={<Empty title="None">Nothing here.</Empty>}
      />
    </Section>
  );
}

function StoppedNow({ needs }: { readonly needs: NotClear }) {
  const { go } = useAddress();
  if (needs.total === 0) return null;
  const title = 'Assigned, and stopped by a rule now';
  return (
    <Section title={title}>
      <Table
        label={title}
        noun={['shift', 'shifts']}
        rows={needs.rows}
        total={needs.total}
        id={(row) => row.shiftId}
        name={(row) => `${row.workerName}, ${when(row)}, ${row.siteName}`}
        onOpen={(row) => go(inGrid(row))}
        columns={[
          ...SHIFT,
          WORKER,
          {
            key: 'because',
            head: 'Why',
            cell: (row) => row.findings.map(({ because }) => because).join(' '),
          },
        ]}
        empty={<Empty title="None">Nothing here.</Empty>}
      />
    </Section>
  );
}

function paperState(row: Paper) {
  if (row.late) return { word: 'Late', meaning: 'stop', mark: 'octagon' } as const;
  if (row.paper === 'out_of_date')
    return { word: 'Changed since sent', meaning: 'attention', mark: 'triangle' } as const;
  return { word: 'To be sent', meaning: 'information', mark: 'letter' } as const;
}

function Papers({ needs }: { readonly needs: DeskNeeds['papers'] }) {
  const { go } = useAddress();
  const may = useMay();
  if (needs.total === 0) return null;
  return (
    <Section title="Confirmations to send">
      {may('bookings.confirm') && needs.total > 1 ? (
        <p>
          <Link href="/confirm-all">Confirm all together</Link>, in one message to each reader
        </p>
      ) : null}
      <Table
        label="Confirmations to send"
        noun={['confirmation', 'confirmations']}
        rows={needs.rows}
        total={needs.total}
        id={(row) => `${row.bookingId}.${row.personId}`}
        name={(row) => `${row.workerName}, ${row.number}`}
        onOpen={(row) => go(`/bookings/${row.bookingId}`)}
        columns={[
          { key: 'state', head: 'State', cell: (row) => <Badge state={paperState(row)} /> },
          {
            key: 'worker',
            head: 'Worker',
            cell: (row) => row.workerName,
            by: (row) => row.workerName,
          },
          { key: 'booking', head: 'Booking', cell: (row) => row.number, by: (row) => row.number },
          { key: 'where', head: 'Where', cell: (row) => `${row.siteName}, ${row.clientName}` },
          {
            key: 'due',
            head: 'Due',
            cell: (row) => (row.dueOn ? showDate(row.dueOn, today()) : ''),
            by: (row) => row.dueOn ?? '',
          },
        ]}
        empty={<Empty title="None">Nothing here.</Empty>}
      />
    </Section>
  );
}

function leftState(daysLeft: number) {
  if (daysLeft < 0) return { word: 'Run out', meaning: 'stop', mark: 'octagon' } as const;
  if (daysLeft <= 7)
    return {
      word: daysLeft === 0 ? 'Last day' : `${daysLeft} d left`,
      meaning: 'attention',
      mark: 'triangle',
    } as const;
  return { word: `${daysLeft} days left`, meaning: 'information', mark: 'clock' } as const;
}

function Checks({ checks }: { readonly checks: RunningOut }) {
  const { go } = useAddress();
  if (checks.total === 0) return null;
  return (
    <Section title="Checks to make again within 30 days">
      <Table
        label="Checks to make again within 30 days"
        noun={['check', 'checks']}
        rows={checks.rows}
        total={checks.total}
        id={(row) => `${row.personId}.${row.kind}.${row.name}`}
        name={(row) => `${row.workerName}, ${CHECK_KINDS[row.kind]}`}
        onOpen={(row) => go(`/candidates/${row.personId}`)}
        columns={[
          {
            key: 'left',
            head: 'State',
            cell: (row) => <Badge state={leftState(row.daysLeft)} />,
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
            key: 'check',
            head: 'Check',
            cell: (row) => row.name || CHECK_KINDS[row.kind],
            by: (row) => row.kind,
          },
          {
            key: 'until',
            head: 'Holds until',
            cell: (row) => showDate(row.expiresOn, today()),
            by: (row) => row.expiresOn,
          },
        ]}
        empty={<Empty title="None">Nothing here.</Empty>}
      />
    </Section>
  );
}

function Nothing() {
  const may = useMay();
  return (
    <Empty
      title="Nothing needs you now"
      action={
        may('bookings.write') ? (
          <LinkButton href="/bookings/new">Take a booking</LinkButton>
        ) : undefined
      }
    >
      Places to fill, pencils that lapse, and confirmations that are due will stand here. Start with{' '}
      <Link href="/candidates/import">your people</Link>, then{' '}
      <Link href="/clients/new">a client</Link>, then take a booking.
    </Empty>
  );
}

/** What waits on the desk: read anew each half minute. */
export function DeskPart() {
  const may = useMay();
  const reading = useRead(bookingNeeds, { query: { hours: 72 } }, { every: EVERY_MS });
  const checks = useRead(
    listRunningOut,
    { query: { days: 30 } },
    { every: EVERY_MS, when: may('checks.read') },
  );
  const rules = useRead(
    noLongerClearRoute,
    { query: { hours: 72 } },
    { every: RULES_EVERY_MS, when: may('bookings.rank') },
  );
  const training = useTrainingDue();
  const stopped = rules.value ?? { total: 0, rows: [] };
  const running = checks.value ?? { total: 0, rows: [] };
  return (
    <>
      <OnCallLine />
      <Read of={reading}>
        {(needs) => {
          const all =
            needs.answered.total +
            needs.papers.total +
            needs.lapsing.total +
            needs.unfilled.total +
            running.total +
            training.total +
            stopped.total;
          return all === 0 ? (
            <Nothing />
          ) : (
            <>
              <StoppedNow needs={stopped} />
              <Shifts
                title="Said yes, waiting for us"
                needs={needs.answered}
                columns={[...SHIFT, SAID_YES]}
              />
              <Papers needs={needs.papers} />
              <Shifts
                title="Pencils about to lapse"
                needs={needs.lapsing}
                columns={[...SHIFT, WORKER, LAPSES]}
              />
              <Shifts
                title="Places to fill in the next three days"
                needs={needs.unfilled}
                columns={[...SHIFT, OFFERS]}
              />
              <Checks checks={running} />
              <TrainingDuePart due={training} />
            </>
          );
        }}
      </Read>
    </>
  );
}
