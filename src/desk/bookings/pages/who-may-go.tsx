import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import type { Filling } from './filling.ts';
import { MayGoRow } from './may-go-row.tsx';
import { NameFilter } from './name-filter.tsx';
import { MissingList, RefusedFindings } from './refused-findings.tsx';
import { type Scope, useRanking } from './use-ranking.ts';

const PAGE = 30;

/** Who may go, best first: each with reasons, miles, availability and what warns; offer, pencil, assign. */
export function WhoMayGo({
  scope,
  filling,
  bookingId,
}: {
  readonly scope: Scope;
  readonly filling: Filling;
  readonly bookingId: string;
}) {
  const may = useMay();
  const [name, setName] = useState('');
  const [size, setSize] = useState(PAGE);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const reading = useRanking(scope, { show: 'may', size, ...(name === '' ? {} : { name }) });
  const toggle = (personId: string) => {
    const next = new Set(picked);
    if (!next.delete(personId)) next.add(personId);
    setPicked(next);
  };
  return (
    <Read of={reading}>
      {({ may: rows, missing, mayTotal, total, shifts }) => {
        if (missing.length > 0) return <Blocked missing={missing} bookingId={bookingId} />;
        const chosen = rows.filter(({ personId }) => picked.has(personId));
        return (
          <div className="dp-stack">
            {filling.refused === undefined ? null : (
              <RefusedFindings refusal={filling.refused.refusal} who={filling.refused.who} />
            )}
            <LeftOutList filling={filling} names={rows} />
            <div className="dp-row dp-rank-head">
              <p role="status" className="dp-dim">
                {counted(mayTotal, 'worker')} may go
                {shifts > 1 ? ` to ${shifts} shifts` : ''}
                {reading.waiting ? ', reading' : ''}
              </p>
              <NameFilter label="Find among who may go" value={name} onChange={setName} />
              {mayTotal > 0 && may('segments.send') ? (
                <LinkButton quiet href={`/segments/new?line=${scope.lineId}`}>
                  Write to all who may go
                </LinkButton>
              ) : null}
            </div>
            {chosen.length > 0 && may('bookings.offer') ? (
              <div className="dp-row dp-picked">
                <span>{chosen.length} picked</span>
                <Button
                  size="compact-sm"
                  aria-disabled={filling.busy}
                  onClick={() =>
                    void filling.offer(chosen).then((done) => done && setPicked(new Set()))
                  }
                >
                  Offer to {counted(chosen.length, 'worker')}
                </Button>
                <button type="button" className="dp-link" onClick={() => setPicked(new Set())}>
                  Pick none
                </button>
              </div>
            ) : null}
            {rows.length === 0 ? (
              <Nobody filtered={name !== ''} />
            ) : (
              <ol className="dp-ranked" aria-label="Who may go, best first">
                {rows.map((row, index) => (
                  <MayGoRow
                    key={row.personId}
                    row={row}
                    place={index + 1}
                    of={shifts}
                    filling={filling}
                    picked={picked.has(row.personId)}
                    onPick={() => toggle(row.personId)}
                  />
                ))}
              </ol>
            )}
            {total > rows.length && size < 200 ? (
              <button
                type="button"
                className="dp-link"
                onClick={() => setSize(Math.min(size + PAGE, 200))}
              >
                Show more, {total - rows.length} left
              </button>
            ) : null}
          </div>
        );
      }}
    </Read>
  );
}

function Blocked({
  missing,
  bookingId,
}: {
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
  readonly bookingId: string;
}) {
  return (
    <RefusedFindings
      refusal={{
        code: 'particulars-missing',
        because:
          'Nobody can be proposed yet: the hirer has not told us everything. Ask, and enter it on the booking.',
        source: 'Conduct Regulations 2003, reg 18',
        details: { missing },
      }}
      who={undefined}
      act={{ label: 'Enter what is missing', href: `/bookings/${bookingId}?do=missing` }}
    />
  );
}

function LeftOutList({
  filling,
  names,
}: {
  readonly filling: Filling;
  readonly names: readonly { readonly personId: string; readonly displayName: string }[];
}) {
  if (filling.leftOut.length === 0) return null;
  const nameOf = new Map(names.map((row) => [row.personId, row.displayName]));
  return (
    <div role="status" className="dp-note dp-attention">
      <p>{counted(filling.leftOut.length, 'worker')} left out:</p>
      <MissingList
        missing={filling.leftOut.map(({ personId, because }) => ({
          fact: nameOf.get(personId) ?? 'A worker',
          because,
        }))}
      />
    </div>
  );
}

function Nobody({ filtered }: { readonly filtered: boolean }) {
  if (filtered) return <p className="dp-dim">Nobody of this name may go. Look at who may not.</p>;
  return (
    <Empty title="Nobody may go as things stand">
      Who may not shows each worker with the rule that stops them and what would clear it.
    </Empty>
  );
}
