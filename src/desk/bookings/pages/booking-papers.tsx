import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Section } from '../../../ui/page.tsx';
import { useMay } from '../../../ui/session.ts';
import type { BookingPage } from '../schema.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Confirmations, PaperLine } from './papers.tsx';
import { candidateHref } from './record-href.ts';
import { MissingList } from './refused-findings.tsx';

/** Confirmations by worker: how the paper stands, what keeps it back, every version as sent. */
export function BookingPapers({ booking }: { readonly booking: BookingPage }) {
  const may = useMay();
  const [confirming, setConfirming] = useState<BookingPage['papers'][number]>();
  const workers = new Map(
    [...booking.papers, ...booking.confirmations].map((one) => [one.personId, one.workerName]),
  );
  return (
    <div id="papers">
      <Section title="Confirmations">
        {workers.size === 0 ? (
          <p className="dp-dim">
            Nobody is assigned yet. Each worker who is gets a confirmation here, and so does the
            hirer.
          </p>
        ) : null}
        {[...workers].map(([personId, workerName]) => {
          const paper = booking.papers.find((one) => one.personId === personId);
          const versions = booking.confirmations.filter((one) => one.personId === personId);
          return (
            <section key={personId} className="dp-paper-of">
              <div className="dp-row">
                <h3>
                  <Link href={candidateHref(personId)}>{workerName}</Link>
                </h3>
                {paper === undefined ? (
                  <span className="dp-dim">no longer in this booking</span>
                ) : (
                  <>
                    <span className="dp-dim">{counted(paper.shifts, 'shift')}</span>
                    <PaperLine paper={paper} />
                    {paper.paper !== 'sent' && may('bookings.confirm') ? (
                      <Button
                        size="compact-sm"
                        aria-label={`Confirm both sides for ${workerName}`}
                        onClick={() => setConfirming(paper)}
                      >
                        Confirm both sides
                      </Button>
                    ) : null}
                  </>
                )}
              </div>
              {paper === undefined ||
              paper.paper === 'sent' ||
              paper.missing.length === 0 ? null : (
                <div className="dp-note dp-attention">
                  <p>Before it can go:</p>
                  <MissingList missing={paper.missing} />
                </div>
              )}
              {versions.length === 0 ? null : <Confirmations rows={versions} />}
            </section>
          );
        })}
      </Section>
      {confirming === undefined ? null : (
        <ConfirmDialog
          bookingId={booking.bookingId}
          personId={confirming.personId}
          workerName={confirming.workerName}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </div>
  );
}
