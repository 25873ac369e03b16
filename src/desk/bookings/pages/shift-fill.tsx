import '../../../ui/filters.css';
import { SegmentedControl, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { useMay } from '../../../ui/session.ts';
import type { readShift } from '../schema.ts';
import { type Spoken, useFilling } from './filling.ts';
import { ShiftHolder } from './shift-holder.tsx';
import { ShiftOffers } from './shift-offers.tsx';
import { WhoMayGo } from './who-may-go.tsx';
import { WhoMayNot } from './who-may-not.tsx';
import { SAME_PERSON_WORDS, SPOKEN_WORDS } from './words.ts';

type Opened = ReplyOf<typeof readShift>;

/** Filling a shift or its line: who is in it, who may go, who may not, whom we asked. */
export function ShiftFill({
  opened,
  over,
  onConfirm,
}: {
  readonly opened: Opened;
  readonly over: boolean;
  readonly onConfirm: () => void;
}) {
  const { shift, line, booking, worker, offers } = opened;
  const may = useMay();
  const [how, setHow] = useState<Spoken>('phone');
  const must = line.samePerson === 'must' && line.shiftIds.length > 1;
  const [whole, setWhole] = useState(must);
  const filling = useFilling(how);
  const scope = { shiftId: shift.shiftId, lineId: line.lineId, whole };
  const open = shift.state === 'open' && !over;
  const shiftIds = must ? line.shiftIds : [shift.shiftId];
  return (
    <>
      {worker === null ? null : (
        <section className="dp-stack">
          <h3>Who is in it</h3>
          <ShiftHolder
            worker={worker}
            shiftId={shift.shiftId}
            shiftIds={shiftIds}
            line={must ? { bookingId: booking.bookingId, lineId: line.lineId } : undefined}
            over={over}
            filling={filling}
            onConfirm={onConfirm}
          />
        </section>
      )}
      {over && worker === null ? <p className="dp-dim">This shift is over.</p> : null}
      {must ? (
        <p className="dp-note dp-information">
          This line wants one face: offering, pencilling and assigning take its{' '}
          {counted(line.shiftIds.length, 'shift')} together.
        </p>
      ) : null}
      {open && (may('bookings.offer') || line.shiftIds.length > 1) ? (
        <div className="dp-row">
          {line.shiftIds.length > 1 && !must ? (
            <SegmentedControl
              size="xs"
              aria-label={SAME_PERSON_WORDS[line.samePerson]}
              data={[
                { value: 'shift', label: 'This shift' },
                { value: 'line', label: `Line, ${counted(line.shiftIds.length, 'shift')}` },
              ]}
              value={whole ? 'line' : 'shift'}
              onChange={(value) => {
                filling.begin();
                setWhole(value === 'line');
              }}
            />
          ) : null}
          {may('bookings.offer') ? (
            <label className="dp-row">
              We speak
              <select
                className="dp-filter"
                value={how}
                onChange={(event) => setHow(event.target.value as Spoken)}
              >
                {Object.entries(SPOKEN_WORDS).map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
      ) : null}
      {open && may('offers.ask') ? (
        <p>
          <Link href={`/offers/new?shift=${shift.shiftId}`}>Ask by text, e-mail or call-down</Link>
        </p>
      ) : null}
      {open && may('repairs.read') ? (
        <p>
          <Link href={`/repair/${shift.shiftId}`}>Repair: whom to move, if nobody is free</Link>
        </p>
      ) : null}
      {open || offers.length > 0 ? (
        <Tabs
          key={open ? 'open' : 'held'}
          defaultValue={open ? 'may' : 'offers'}
          keepMounted={false}
        >
          <Tabs.List>
            {open ? <Tabs.Tab value="may">Who may go</Tabs.Tab> : null}
            {open ? <Tabs.Tab value="may-not">Who may not</Tabs.Tab> : null}
            <Tabs.Tab value="offers">
              Offers{offers.length === 0 ? '' : ` (${offers.length})`}
            </Tabs.Tab>
          </Tabs.List>
          {open ? (
            <>
              <Tabs.Panel value="may" pt="sm">
                {may('bookings.assign') ? (
                  <p className="dp-dim dp-small">
                    An offer holds nothing; a pencil holds the time until it lapses. Said yes:
                    assign writes down that the worker agreed just now and is willing to do this
                    work.
                  </p>
                ) : null}
                <WhoMayGo scope={scope} filling={filling} bookingId={booking.bookingId} />
              </Tabs.Panel>
              <Tabs.Panel value="may-not" pt="sm">
                <WhoMayNot scope={scope} />
              </Tabs.Panel>
            </>
          ) : null}
          <Tabs.Panel value="offers" pt="sm">
            <ShiftOffers
              offers={offers}
              lineShiftIds={line.shiftIds}
              whole={must}
              held={worker !== null}
              filling={filling}
            />
          </Tabs.Panel>
        </Tabs>
      ) : null}
    </>
  );
}
