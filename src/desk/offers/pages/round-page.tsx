import './offers.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { closeRoundRoute, readRound } from '../schema.ts';
import { AskedActions } from './asked-actions.tsx';
import {
  type Asked,
  LEFT_OUT,
  MODE_WORDS,
  RING_WORDS,
  type RoundInFull,
  roundLook,
  STANDINGS,
} from './words.ts';

function columnsOf(round: RoundInFull): readonly Column<Asked>[] {
  return [
    {
      key: 'order',
      head: 'Order',
      cell: (row) => (round.rings.length > 1 ? `${row.ring}.${row.position}` : row.position),
      by: (row) => row.ring * 1000 + row.position,
      number: true,
      width: '70px',
    },
    {
      key: 'name',
      head: 'Worker',
      cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
      by: (row) => row.name,
      width: '170px',
    },
    {
      key: 'standing',
      head: 'State',
      cell: (row) => <Badge state={STANDINGS[row.standing]} />,
      by: (row) => STANDINGS[row.standing].word,
      width: '190px',
    },
    { key: 'said', head: 'What they said', cell: (row) => <Said row={row} round={round} /> },
    {
      key: 'when',
      head: 'When',
      cell: (row) => (row.saidAt === null ? '' : <Ago at={row.saidAt} />),
      by: (row) => row.saidAt ?? '',
      width: '110px',
    },
    {
      key: 'acts',
      head: 'What to do',
      cell: (row) => <AskedActions row={row} round={round} />,
      width: '270px',
    },
  ];
}

const HOW = { link: 'by link', text: 'by text', desk: 'told us' } as const;

function Said({ row, round }: { readonly row: Asked; readonly round: RoundInFull }) {
  if (row.leftOut !== null) return LEFT_OUT[row.leftOut];
  if (row.saidAt === null) return '';
  const some = row.yesShifts.length > 0 && row.yesShifts.length < round.shifts.length;
  return (
    <>
      {row.yesShifts.length > 0 || row.outcome === 'filled' ? 'Yes' : 'No'}
      {some ? ` to ${row.yesShifts.length} of ${round.shifts.length}` : ''}{' '}
      {row.how === null ? '' : HOW[row.how]}
      {row.words === '' ? '' : ` “${row.words}”`}
      {row.findings.map(({ rule, because }) => (
        <span key={rule} className="dp-dim">
          {' '}
          {rule}: {because}
        </span>
      ))}
      {row.seenBy === '' ? null : <span className="dp-dim"> Looked at by {row.seenBy}.</span>}
    </>
  );
}

/** One round: who was asked in which order, what they said, and what to do with their yes. */
export default function RoundPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(
    readRound,
    { params: { id } },
    { live: ['offer.', 'shift.', 'call_down.'] },
  );
  return (
    <Read of={reading}>
      {(round) => (
        <Page
          title={`${round.roleName}, ${round.when}`}
          where={[
            { label: 'Offers', href: '/offers' },
            { label: round.number, href: `/bookings/${round.bookingId}` },
          ]}
          action={round.isOpen || round.waiting > 0 ? <End round={round} /> : undefined}
        >
          <Facts
            facts={[
              { label: 'State', value: <Badge state={roundLook(round)} /> },
              { label: 'Where', value: `${round.siteName}, ${round.clientName}` },
              { label: 'A yes', value: MODE_WORDS[round.mode] },
              { label: 'Places open', value: `${round.placesOpen} of ${round.places}` },
              { label: 'Answered', value: `${round.answered} of ${round.asked}` },
              { label: 'Answers until', value: <Moment at={round.closesAt} /> },
            ]}
          />
          <ol className="of-rings">
            {round.rings.map((ring) => (
              <li key={ring.position}>
                {RING_WORDS[ring.kind]}:{' '}
                {ring.askedAt === null ? (
                  <Due round={round} position={ring.position} />
                ) : (
                  <>
                    {counted(ring.asked ?? 0, 'person', 'people')} asked <Ago at={ring.askedAt} />
                  </>
                )}
              </li>
            ))}
          </ol>
          {round.note === '' ? null : <p className="dp-dim">Our line: {round.note}</p>}
          <Table
            label="Asked"
            noun={['person', 'people']}
            columns={columnsOf(round)}
            rows={round.people}
            id={(row) => row.personId}
          />
        </Page>
      )}
    </Read>
  );
}

function Due({ round, position }: { readonly round: RoundInFull; readonly position: number }) {
  const next = round.rings.find(({ askedAt }) => askedAt === null)?.position === position;
  if (!round.isOpen || round.nextRingAt === null) return 'not needed any more';
  return next ? <Ago at={round.nextRingAt} /> : `${round.ringMinutes} min after the ring before`;
}

function End({ round }: { readonly round: RoundInFull }) {
  const mayAsk = useMay()('offers.ask');
  const say = useNotice();
  const end = useAct(closeRoundRoute);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  if (!mayAsk || round.closedAt !== null) return null;
  const press = async () => {
    const done = await end.act({ params: { id: round.roundId } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`Round ended; ${counted(done.value.stoodDown, 'person', 'people')} told`);
  };
  return (
    <>
      <Button
        variant="default"
        aria-disabled={end.busy}
        onClick={() => (end.busy ? undefined : void press())}
      >
        End this round
      </Button>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
