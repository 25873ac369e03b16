import './conflicts.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { conflictStart } from '../schema.ts';
import { OpenForm } from './open-form.tsx';
import { ConflictLines } from './rows.tsx';
import { dueWords, noticeWords, OF_SHIFT } from './words.ts';

type Start = ReplyOf<typeof conflictStart>;

/** What cancelling now comes to, before it is pressed. */
function cancelling({ noticeMinutes, termsVersion, termsOfDay, charge, pay }: Start): string {
  const day = termsOfDay === null ? '' : ` on ${showDate(termsOfDay, dateIn(new Date()))}`;
  const terms =
    termsVersion === null
      ? `No cancellation terms were in force with this client when it was ordered or last confirmed${day}`
      : `By version ${termsVersion} of the client’s terms, in force when it was ordered or last confirmed${day}`;
  return `${terms}, ${noticeWords(noticeMinutes)}: the client is charged ${dueWords(charge)}; the worker is paid ${dueWords(pay)}.`;
}

/** On a shift: what cancelling it comes to, what went wrong with it, and something that goes wrong now. */
export default function ShiftPart({ id }: { readonly id: string }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  const reading = useRead(
    conflictStart,
    { params: { id } },
    { live: ['conflict.', 'shift.', 'assignment.'] },
  );
  return (
    <Read of={reading}>
      {(start) => (
        <section className="dp-stack" aria-label="What went wrong">
          {start.cancelled || start.holder === null || start.noticeMinutes < -1_440 ? null : (
            <p className="dp-dim dp-small">If the client cancels now: {cancelling(start)}</p>
          )}
          {start.conflicts.length === 0 ? null : <ConflictLines rows={start.conflicts} />}
          {!may('conflicts.write') ? null : open ? (
            <OpenForm
              about={{
                kinds: OF_SHIFT,
                shiftIds: [id],
                bookingId: null,
                personId: start.holder?.id ?? null,
                personName: start.holder?.name ?? null,
                answering: start.answering,
                cancelling: cancelling(start),
              }}
              onDone={() => setOpen(false)}
            />
          ) : (
            <div>
              <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
                Something went wrong
              </Button>
            </div>
          )}
        </section>
      )}
    </Read>
  );
}
