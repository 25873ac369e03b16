import './assessment.css';
import type { ReactNode } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readQueue } from '../schema.ts';
import { ToCountersign } from './countersigning.tsx';
import { CLAIM_LOOKS, LATE, type QueueRow, verdictLook, WITNESS, waitWords } from './looks.ts';
import { PromiseForm } from './promise-form.tsx';

const UNIT: Column<QueueRow> = {
  key: 'unit',
  head: 'Unit',
  cell: (row) => `${row.unit.reference} ${row.unit.title}`,
  by: (row) => row.unit.reference,
};
const LEARNER: Column<QueueRow> = {
  key: 'learner',
  head: 'Learner',
  cell: (row) => row.learnerName,
  by: (row) => row.learnerName,
  width: '160px',
};
const ATTEMPT: Column<QueueRow> = {
  key: 'attempt',
  head: 'Attempt',
  cell: (row) => row.attempt,
  by: (row) => row.attempt,
  number: true,
  width: '80px',
};
const ITEMS: Column<QueueRow> = {
  key: 'items',
  head: 'Items',
  cell: (row) => row.items,
  by: (row) => row.items,
  number: true,
  width: '64px',
};
const WAITS: Column<QueueRow> = {
  key: 'waits',
  head: 'Waiting',
  cell: (row) => waitWords(row.waitingDays),
  by: (row) => -Date.parse(row.claimedAt),
  width: '88px',
};
const DUE: Column<QueueRow> = {
  key: 'due',
  head: 'Promised by',
  cell: (row) =>
    row.dueOn === null ? (
      <span className="dp-dim">None</span>
    ) : row.late ? (
      <Badge state={LATE} note={showDate(row.dueOn, dateIn(new Date()))} />
    ) : (
      showDate(row.dueOn, dateIn(new Date()))
    ),
  by: (row) => row.dueOn ?? '9999',
  width: '170px',
};
const PARTY: Column<QueueRow> = {
  key: 'party',
  head: 'Your part',
  cell: (row) =>
    row.partyItems === 0 ? (
      <span className="dp-dim">None</span>
    ) : (
      <Badge state={WITNESS} note={counted(row.partyItems, 'item')} />
    ),
  by: (row) => row.partyItems,
  width: '190px',
};
const JUDGED: Column<QueueRow> = {
  key: 'judged',
  head: 'Judged',
  cell: ({ progress }) =>
    progress === null ? '' : `${progress.met + progress.notYet} of ${progress.criteria} criteria`,
  width: '140px',
};
const WITH: Column<QueueRow> = {
  key: 'with',
  head: 'Assessor',
  cell: (row) => row.assessorName ?? '',
  width: '160px',
};
const DECIDED: Column<QueueRow> = {
  key: 'decided',
  head: 'Decided',
  cell: (row) => (row.decidedAt === null ? '' : <Moment at={row.decidedAt} />),
  by: (row) => row.decidedAt ?? '',
  width: '150px',
};
const OUTCOME: Column<QueueRow> = {
  key: 'outcome',
  head: 'Decision',
  cell: (row) =>
    row.outcome === null ? (
      <Badge state={CLAIM_LOOKS.decided} />
    ) : (
      <Badge
        state={verdictLook(row.outcome, row.standing)}
        {...(row.countersign ? { note: 'to be countersigned' } : {})}
      />
    ),
  width: '170px',
};

/** What waits for an assessor, what this one has in hand, and what was decided lately. */
export default function QueuePage() {
  const reading = useRead(readQueue, {}, { every: 60_000 });
  const may = useMay();
  return (
    <Page title="Assessment">
      <p className="dp-dim">
        You judge what a learner claims, from renditions: names of workers and clients are
        pseudonyms, money is hidden. Every decision is informal until ratified.
      </p>
      <Read of={reading}>
        {({ rows, promisedDays }) => (
          <>
            <Promised days={promisedDays} late={rows.filter(isOpenAndLate).length} />
            <Lists rows={rows} />
          </>
        )}
      </Read>
      {may('assessment.countersign') ? <ToCountersign /> : null}
    </Page>
  );
}

function isOpenAndLate({ late, decidedAt }: QueueRow): boolean {
  return late && decidedAt === null;
}

/** What the centre promises, what is late of it, and for who answers for quality the form to promise. */
function Promised({ days, late }: { readonly days: number | null; readonly late: number }) {
  const may = useMay();
  return (
    <>
      <p>
        {days === null
          ? 'The centre promises no day for a decision yet.'
          : `The centre promises a decision within ${counted(days, 'day')} of a claim. ${late === 0 ? 'Nothing is late.' : `${counted(late, 'claim is', 'claims are')} late.`}`}
      </p>
      {may('assessment.promise') ? <PromiseForm /> : null}
      <p>
        <a href="/assessment/declaration">What learners declare with a claim</a>
      </p>
    </>
  );
}

function Lists({ rows }: { readonly rows: readonly QueueRow[] }) {
  const of = (state: QueueRow['state']) => rows.filter((row) => row.state === state);
  const offered = rows.filter((row) => row.offeredToYou && row.state === 'with_other');
  const [mine, waiting, others, decided] = [
    of('in_hand'),
    of('waiting'),
    of('with_other'),
    of('decided'),
  ];
  return (
    <>
      {mine.length === 0 ? null : (
        <Section title="In your hand">
          <Claims
            label="Claims in your hand"
            rows={mine}
            columns={[UNIT, LEARNER, ATTEMPT, JUDGED, DUE, WAITS, PARTY]}
          />
        </Section>
      )}
      {offered.length === 0 ? null : (
        <Section title="Handed to you, to be signed">
          <Claims
            label="Claims handed to you"
            rows={offered}
            columns={[UNIT, LEARNER, ATTEMPT, WITH, JUDGED, WAITS, PARTY]}
          />
        </Section>
      )}
      <Section title="Waiting for an assessor">
        <Claims
          label="Claims waiting for an assessor"
          rows={waiting}
          columns={[UNIT, LEARNER, ATTEMPT, DUE, WAITS, ITEMS, PARTY]}
          empty={
            <Empty title="No claim waits">
              A claim comes here when a learner claims a unit. The oldest stands first.
            </Empty>
          }
        />
      </Section>
      {others.length === 0 ? null : (
        <Section title="With other assessors">
          <Claims
            label="Claims with other assessors"
            rows={others}
            columns={[UNIT, LEARNER, ATTEMPT, WITH, JUDGED, DUE, WAITS]}
          />
        </Section>
      )}
      {decided.length === 0 ? null : (
        <Section title="Decided in the last 60 days">
          <Claims
            label="Claims decided lately"
            rows={decided}
            columns={[UNIT, OUTCOME, LEARNER, ATTEMPT, DECIDED, WITH]}
          />
        </Section>
      )}
    </>
  );
}

function Claims({
  label,
  rows,
  columns,
  empty,
}: {
  readonly label: string;
  readonly rows: readonly QueueRow[];
  readonly columns: readonly Column<QueueRow>[];
  readonly empty?: ReactNode;
}) {
  const { go } = useAddress();
  return (
    <Table
      label={label}
      noun={['claim', 'claims']}
      sortIn="sort"
      columns={columns}
      rows={rows}
      id={(row) => row.claimId}
      name={(row) => `${row.unit.reference}, ${row.learnerName}`}
      onOpen={(row) => go(`/assessment/claims/${row.claimId}`)}
      empty={empty}
    />
  );
}
