import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { useMay } from '../../../ui/session.ts';
import type { Move } from '../shapes-schema.ts';
import { clock, KEYS, type Row, standingWords, startLook } from './looks.ts';
import { fillHref } from './use-start.ts';

/** A number to ring by one press. */
export function Ring({ name, phone }: { readonly name: string; readonly phone: string }) {
  return (
    <a
      className="at-number"
      href={`tel:${phone.replace(/[^\d+]/g, '')}`}
      aria-label={`Ring ${name}, ${phone}`}
    >
      {phone}
    </a>
  );
}

/** One start on the board. */
export function StartRow({
  row,
  here,
  onHere,
  onOpen,
  press,
}: {
  readonly row: Row;
  readonly here: boolean;
  readonly onHere: () => void;
  readonly onOpen: () => void;
  readonly press: (move: Move | 'take_back') => void;
}) {
  const may = useMay();
  const name = row.workerName ?? 'Nobody yet';
  return (
    <li className="at-row" data-here={here} data-start={row.shiftId} onFocus={onHere}>
      <div className="at-when">
        <strong>{clock(row.startsAt)}</strong>-{clock(row.endsAt)}
      </div>
      <div>
        <button type="button" className="dp-link" aria-current={here} onClick={onOpen}>
          {name}
        </button>{' '}
        {row.workerPhone === null ? null : <Ring name={name} phone={row.workerPhone} />}
        <div className="at-dim">{row.roleName}</div>
      </div>
      <div>
        <Link href={`/start-board/sites/${row.siteId}?date=${dateIn(new Date(row.startsAt))}`}>
          {row.siteName}
        </Link>
        , {row.clientName}
        <div className="at-dim">
          {row.contact === null ? null : (
            <>
              {row.contact.name} <Ring name={row.contact.name} phone={row.contact.phone} />
            </>
          )}
        </div>
      </div>
      <div>
        <Badge state={startLook(row)} />
        <div className="at-dim">{standingWords(row)}</div>
      </div>
      <div className="at-acts">
        {row.state === 'open' ? (
          <Link href={fillHref(row)}>Find somebody</Link>
        ) : may('attendance.record') ? (
          KEYS.filter(({ move }) => SHOWN.includes(move) && row.moves.includes(move as Move)).map(
            ({ move, label }) => (
              <button key={move} type="button" className="dp-plain" onClick={() => press(move)}>
                {label}
              </button>
            ),
          )
        ) : null}
      </div>
    </li>
  );
}

/** What stands on the row itself; the rest in the panel, and all by key. */
const SHOWN: readonly (Move | 'take_back')[] = ['arrived', 'late', 'no_show', 'replacement'];
