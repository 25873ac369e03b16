import './offers.css';
import { useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago, Moment } from '../../../ui/when.tsx';
import { readBookingOffers } from '../schema.ts';
import { setLineModeRoute } from '../ways-schema.ts';
import { RoundsTable } from './rounds-table.tsx';
import { type BookingOffers, MODE_WORDS, type Mode } from './words.ts';

/** What was offered on a booking: each line's way, rounds, lists to ring, and the history in order. */
export default function BookingOffersSection({ id }: { readonly id: string }) {
  const reading = useRead(
    readBookingOffers,
    { params: { id } },
    { live: ['offer.', 'call_down.', 'shift.'] },
  );
  return (
    <Read of={reading}>
      {(offers) => (
        <>
          {offers.lines.map((line) => (
            <Line key={line.lineId} line={line} />
          ))}
          {offers.rounds.length === 0 ? null : (
            <RoundsTable rows={offers.rounds} total={offers.rounds.length} />
          )}
          {offers.callDowns.map((list) => (
            <p key={list.callDownId}>
              <Link href={`/call-downs/${list.callDownId}`}>
                Call-down list of {counted(list.people, 'person', 'people')}
              </Link>
              , {list.rung} rung; made <Ago at={list.madeAt} /> by {list.madeBy}
            </p>
          ))}
          <History offers={offers} />
        </>
      )}
    </Read>
  );
}

function Line({ line }: { readonly line: BookingOffers['lines'][number] }) {
  const may = useMay();
  const say = useNotice();
  const { act } = useAct(setLineModeRoute);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const choose = async (mode: Mode) => {
    const done = await act({ params: { id: line.lineId }, body: { mode } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${line.roleName}: ${MODE_WORDS[mode]}`);
  };
  return (
    <div className="of-line">
      <div className="dp-row">
        <strong>{line.roleName}</strong>
        <span>{counted(line.openShifts, 'place')} open</span>
        {line.firstShiftId !== null && may('offers.ask') ? (
          <Link href={`/offers/new?shift=${line.firstShiftId}`}>
            Ask by text, e-mail or call-down
          </Link>
        ) : null}
      </div>
      {may('offers.manage') ? (
        <label className="dp-row">
          A yes
          <select
            className="dp-filter"
            aria-label={`A yes for ${line.roleName}`}
            value={line.mode}
            onChange={(event) => void choose(event.target.value as Mode)}
          >
            {Object.entries(MODE_WORDS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <span className="dp-dim">{line.own ? 'for this line' : 'the client’s way'}</span>
        </label>
      ) : (
        <span className="dp-dim">{MODE_WORDS[line.mode]}</span>
      )}
      {line.reserves.length === 0 ? null : (
        <p>
          In reserve, in order:{' '}
          {line.reserves.map((one, index) => (
            <span key={one.reserveId}>
              {index === 0 ? '' : ', '}
              <Link href={`/candidates/${one.personId}`}>{one.name}</Link>
            </span>
          ))}
        </p>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  );
}

const SHOWN = 12;

function History({ offers }: { readonly offers: BookingOffers }) {
  const [all, setAll] = useState(false);
  if (offers.history.length === 0) return <p className="dp-dim">Nobody has been asked yet.</p>;
  const rows = all ? offers.history : offers.history.slice(0, SHOWN);
  return (
    <>
      <h3>Who was asked, and what they said</h3>
      <ul className="of-rings">
        {rows.map((one) => (
          <li key={`${one.at}.${one.personId}.${one.what}`}>
            <Moment at={one.at} /> <Link href={`/candidates/${one.personId}`}>{one.name}</Link>:{' '}
            {one.what}
            {one.by === 'the worker' ? '' : `, ${one.by}`}
            {one.words === '' ? '' : ` “${one.words}”`}
          </li>
        ))}
      </ul>
      {offers.history.length > SHOWN && !all ? (
        <p>
          <button type="button" className="dp-link" onClick={() => setAll(true)}>
            Show all {offers.historyTotal}
          </button>
        </p>
      ) : null}
    </>
  );
}
