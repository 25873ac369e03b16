import './conflicts.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { showShift } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { bookingConflicts } from '../schema.ts';
import { OpenForm } from './open-form.tsx';
import { ConflictLines } from './rows.tsx';

const minute = (at: string) => minuteOfDate(new Date(at));

/** On a booking: what went wrong around it, and bookings that may ask for the same once more. */
export default function BookingPart({ id }: { readonly id: string }) {
  const may = useMay();
  const [twice, setTwice] = useState<string>();
  const reading = useRead(
    bookingConflicts,
    { params: { id } },
    { live: ['conflict.', 'booking.', 'shift.'] },
  );
  return (
    <Read of={reading}>
      {({ rows, doubles }) => (
        <div className="dp-stack">
          {rows.length === 0 ? (
            <p className="dp-dim">
              Nothing. When something does, write it down from its shift: open one above.
            </p>
          ) : (
            <ConflictLines rows={rows} />
          )}
          {doubles.map((one) => (
            <div key={one.bookingId + one.role} className="dp-note dp-attention">
              <p>
                <Link href={`/bookings/${one.bookingId}`}>{one.number}</Link>, taken{' '}
                <Ago at={one.takenAt} />, asks for the same: {one.role},{' '}
                {showShift(minute(one.startsAt), minute(one.endsAt), dateIn(new Date()))}
                {one.shiftIds.length === 1
                  ? '.'
                  : ` and ${counted(one.shiftIds.length - 1, 'shift')} more.`}
              </p>
              {!may('conflicts.write') ? null : twice === one.bookingId ? (
                <OpenForm
                  about={{
                    kinds: ['double_request'],
                    shiftIds: [],
                    bookingId: id,
                    personId: null,
                    personName: null,
                    otherBookingId: one.bookingId,
                    answering: [],
                  }}
                  onDone={() => setTwice(undefined)}
                />
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => setTwice(one.bookingId)}>
                  Asked for twice? Decide it
                </Button>
              )}
            </div>
          ))}
        </div>
      )}
    </Read>
  );
}
