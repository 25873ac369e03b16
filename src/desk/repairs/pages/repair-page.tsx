import './repairs.css';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Ago } from '../../../ui/when.tsx';
import { type applyRepairRoute, readRepair } from '../schema.ts';
import { OneRepair } from './one-repair.tsx';
import { type Proposal, whenWords } from './words.ts';

type Done = ReplyOf<typeof applyRepairRoute>;

/** A shift without a worker: who may go straight, else whom we would have to move, and making the moves. */
export default function RepairPage() {
  const shiftId = useAddress().params['shiftId'] ?? '';
  const [done, setDone] = useState<Done>();
  const [without, setWithout] = useState<readonly string[]>([]);
  if (done !== undefined) return <Moved done={done} />;
  return (
    <Proposed
      shiftId={shiftId}
      without={without}
      leaveOut={(personId) => setWithout([...without, personId])}
      askAgain={() => setWithout([])}
      onDone={setDone}
    />
  );
}

function Proposed({
  shiftId,
  without,
  leaveOut,
  askAgain,
  onDone,
}: {
  readonly shiftId: string;
  readonly without: readonly string[];
  readonly leaveOut: (personId: string) => void;
  readonly askAgain: () => void;
  readonly onDone: (done: Done) => void;
}) {
  const reading = useRead(
    readRepair,
    { params: { shiftId }, query: { without: without.join(',') } },
    { live: ['shift.', 'assignment.', 'booking.', 'availability.', 'offer.', 'repair.'] },
  );
  return (
    <Read of={reading}>
      {(proposal) => (
        <Page
          title={`Fill ${proposal.gap.roleName}, ${proposal.gap.siteName}`}
          where={[
            { label: 'Bookings', href: '/bookings' },
            { label: proposal.gap.number, href: `/bookings/${proposal.gap.bookingId}` },
          ]}
        >
          <Gap proposal={proposal} shiftId={shiftId} />
          {proposal.without.length === 0 ? null : (
            <p className="dp-row">
              <span>Not asked: {proposal.without.map(({ name }) => name).join(', ')}.</span>
              <button type="button" className="dp-link" onClick={askAgain}>
                Ask everybody again
              </button>
            </p>
          )}
          {proposal.none === null ? (
            <>
              <p aria-live="polite">
                {proposal.repairs[0]?.direct
                  ? `${counted(proposal.repairs.length, 'person', 'people')} may go without moving anybody, best first.`
                  : 'Nobody may go as they are. These move as few confirmed shifts as possible.'}
              </p>
              <ol className="rp-list">
                {proposal.repairs.map((repair, at) => (
                  <OneRepair
                    key={repair.moves.map(({ personId }) => personId).join(' ')}
                    repair={repair}
                    place={at + 1}
                    shiftId={shiftId}
                    leaveOut={leaveOut}
                    onDone={onDone}
                    again={reading.again}
                  />
                ))}
              </ol>
            </>
          ) : (
            <Empty
              title="Nobody can be found for it"
              action={
                <Link href={`/offers/new?shift=${shiftId}`}>Ask by text, e-mail or call-down</Link>
              }
            >
              {proposal.none}
            </Empty>
          )}
        </Page>
      )}
    </Read>
  );
}

function Gap({ proposal, shiftId }: { readonly proposal: Proposal; readonly shiftId: string }) {
  const { gap, since, missing } = proposal;
  return (
    <>
      <Facts
        facts={[
          { label: 'When', value: whenWords(gap) },
          { label: 'Where', value: `${gap.siteName}, ${gap.clientName}` },
          { label: 'Empty', value: since === null ? 'Nobody had it yet' : <Ago at={since} /> },
          {
            label: 'Who may go, who may not',
            value: <Link href={`/bookings?shift=${shiftId}`}>Open the shift</Link>,
          },
        ]}
      />
      {missing.length === 0 ? null : (
        <p className="dp-note dp-attention">
          Nobody can be proposed yet: the hirer has not told us{' '}
          {missing.map(({ fact }) => fact).join(', ')}.
        </p>
      )}
    </>
  );
}

function Moved({ done }: { readonly done: Done }) {
  return (
    <Page title="The gap is filled" where={[{ label: 'Bookings', href: '/bookings' }]}>
      <ul className="rp-tell" aria-live="polite">
        {done.moves.map(({ personId, name, as }) => (
          <li key={personId}>
            <Link href={`/candidates/${personId}`}>{name}</Link>:{' '}
            {as === 'assigned' ? 'assigned' : 'pencilled until they say yes'}
          </li>
        ))}
      </ul>
      <p>Both sides need it in writing. Send the new papers of:</p>
      <ul className="rp-tell">
        {done.bookings.map(({ bookingId, number, siteName }) => (
          <li key={bookingId}>
            <Link href={`/bookings/${bookingId}`}>
              {number}, {siteName}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
