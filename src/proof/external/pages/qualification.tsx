import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { openRecordRoute, openSampleRoute } from '../schema.ts';
import { OPENED, type Overview, wordsOf } from './looks.ts';

type Of = Overview['qualifications'][number];
type Learner = Of['learners'][number];

/** One qualification as its external verifier reads it: bases, learners, staff. */
export function Qualification({ of, today }: { readonly of: Of; readonly today: string }) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(openRecordRoute);
  const open = async (learner: Learner) => {
    const done = await act({ params: { id: learner.learnerId }, body: { frameworkCode: of.code } });
    if (done.ok) go(`/external/learners/${learner.learnerId}?framework=${of.code}`);
    else say(done.refusal.because);
  };
  const columns: readonly Column<Learner>[] = [
    { key: 'name', head: 'Learner', cell: (row) => row.name, by: (row) => row.name },
    { key: 'number', head: 'Number', cell: (row) => row.number ?? 'None yet', width: '150px' },
    { key: 'state', head: 'State', cell: (row) => wordsOf(row.state), width: '150px' },
    {
      key: 'since',
      head: 'Started',
      cell: (row) => showDate(row.startedOn, today),
      by: (row) => row.startedOn,
      width: '140px',
    },
    {
      key: 'decided',
      head: 'Units achieved',
      cell: (row) => `${row.decided}`,
      by: (row) => row.decided,
      number: true,
      width: '130px',
    },
    {
      key: 'opened',
      head: 'Record',
      cell: (row) => (row.openedToday ? <Badge state={OPENED} /> : ''),
      width: '160px',
    },
  ];
  return (
    <Section title={`${of.code}, ${of.title}`}>
      <p className="dp-dim">
        Yours to read until {showDate(of.toOn, today)}, every learner of it. Opening a learner’s
        record is on the log, once a day.{' '}
        {of.percent === null
          ? 'No tariff is on record: every decided unit is asked for.'
          : `The tariff asks ${of.percent} per cent of decided units.`}
      </p>
      <h3>Bases</h3>
      {of.cycles.length === 0 ? (
        <p className="dp-dim">The centre has opened no cycle of verification yet.</p>
      ) : (
        <ul className="ex-lines">
          {of.cycles.map((cycle) => (
            <Base key={cycle.cycleId} cycle={cycle} code={of.code} today={today} />
          ))}
        </ul>
      )}
      <h3>Learners</h3>
      <Table
        label={`Learners of ${of.code}`}
        noun={['learner', 'learners']}
        sortIn="learners"
        columns={columns}
        rows={of.learners}
        id={(row) => row.learnerId}
        name={(row) => row.name}
        onOpen={open}
        empty={<Empty title="No learner yet">Nobody is enrolled on it.</Empty>}
      />
      <p>
        <Link href={`/external/minutes?framework=${of.code}`}>Minutes and standardisation</Link>
      </p>
      <h3>Assessors, verifiers and advisers</h3>
      <ul className="ex-lines">
        {of.staff.map((one) => (
          <li key={`${one.memberId} ${one.post}`}>
            <Link href={`/external/staff/${one.memberId}?framework=${of.code}`}>{one.name}</Link>
            <span>{wordsOf(one.post)}</span>
            <span className="dp-dim">
              {one.units.includes('*') ? 'every unit' : one.units.join(', ')}, from{' '}
              {showDate(one.fromOn, today)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Base({
  cycle,
  code,
  today,
}: {
  readonly cycle: Of['cycles'][number];
  readonly code: string;
  readonly today: string;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const { act, busy } = useAct(openSampleRoute);
  const begin = async () => {
    const done = await act({ body: { id: newId(), cycleId: cycle.cycleId } });
    if (done.ok) go(`/external/samples/${done.value.sampleId}`);
    else say(done.refusal.because);
  };
  return (
    <li>
      <Link href={`/external/cycles/${cycle.cycleId}?framework=${code}`}>{cycle.name}</Link>
      <span>
        {showDate(cycle.fromOn, today)} to {showDate(cycle.toOn, today)}
      </span>
      <span className="dp-dim">{cycle.released ? 'Released' : 'Not released'}</span>
      {cycle.sampleId === null ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={begin}
          loading={busy}
          aria-label={`Open your sample of ${cycle.name}`}
        >
          Open your sample
        </Button>
      ) : (
        <Link href={`/external/samples/${cycle.sampleId}`}>Sample of {cycle.name}</Link>
      )}
    </li>
  );
}
