import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { listFaces, pencilRoute } from '../schema.ts';

/** Workers asked for by name in what was booked: who may go, who may not and why, one button to pencil. */
export function DraftFaces({ draftId }: { readonly draftId: string }) {
  const may = useMay();
  const say = useNotice();
  const [busy, setBusy] = useState(false);
  const { act } = useAct(pencilRoute);
  const { value } = useRead(listFaces, { params: { draftId } }, { when: may('bookings.rank') });
  if (!value || value.rows.length === 0) return null;
  const pencil = async (name: string, personId: string, shiftIds: readonly string[]) => {
    setBusy(true);
    const assignments = shiftIds.map((shiftId) => ({ id: newId(), shiftId }));
    const held = await act({ body: { personId, assignments } });
    setBusy(false);
    say(
      held.ok ? `${name} pencilled for ${counted(shiftIds.length, 'shift')}` : held.refusal.because,
    );
  };
  return (
    <Section title="Workers asked for">
      <ul className="ro-faces">
        {value.rows.map((row) => (
          <li key={`${row.worker} ${row.bookingId}`}>
            <div>
              <strong>{row.worker}</strong>, {counted(row.shifts, 'shift')} of{' '}
              <Link href={`/bookings/${row.bookingId}`}>{row.number}</Link>
              {row.taken === 0 ? '' : `, ${row.taken} taken`}
            </div>
            {row.people.length === 0 ? (
              <p className="dp-dim">No candidate of this name. Fill the shifts on the booking.</p>
            ) : null}
            {row.people.length > 1 ? (
              <p className="dp-dim">
                {row.people.length} candidates have this name. Choose who is meant.
              </p>
            ) : null}
            {row.people.map((person) => (
              <div key={person.personId} className="ro-face">
                <Link href={`/candidates/${person.personId}`}>{person.name}</Link>
                <span>
                  {person.holds > 0 ? `Holds ${person.holds}. ` : ''}
                  {person.may.length > 0
                    ? `May go to ${person.may.length}.`
                    : person.holds === row.shifts
                      ? ''
                      : 'May not go.'}
                </span>
                {person.may.length > 0 && may('bookings.offer') ? (
                  <button
                    type="button"
                    className="dp-link"
                    disabled={busy}
                    onClick={() => void pencil(person.name, person.personId, person.may)}
                  >
                    Pencil {person.name} for {counted(person.may.length, 'shift')}
                  </button>
                ) : null}
                {person.because.length === 0 ? null : (
                  <ul className="dp-dim">
                    {person.because.map(({ rule, because, shifts }) => (
                      <li key={`${rule} ${because}`}>
                        {because} ({rule}, {counted(shifts, 'shift')})
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <p className="dp-dim">Pencil only somebody who said yes: a pencil holds their time.</p>
    </Section>
  );
}
