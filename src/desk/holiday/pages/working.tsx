import './holiday.css';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { lawHref } from '../../../ui/law-href.ts';
import type { OfWorker } from './looks.ts';

type Balance = NonNullable<OfWorker['balance']>;

const show = (amount: number): string => String(Number(amount.toFixed(2)));

/** '23 days', '61.86 h'. */
export function amountWords(amount: number, unit: Balance['unit']): string {
  const number = show(amount);
  if (unit === 'hours') return `${number} h`;
  return `${number} ${number === '1' ? 'day' : 'days'}`;
}

/** What is left, and how it comes out as somebody would do it by hand. */
export function Working({ balance, today }: { readonly balance: Balance; readonly today: string }) {
  const { unit, left, asked, working, notes, accruals, source } = balance;
  const href = lawHref(unit === 'days' ? 'WTR-LEAVE-56' : 'WTR-LEAVE-IRR');
  return (
    <>
      <p>
        <span className="ho-left">{amountWords(left, unit)} left</span>
        {asked === 0 ? '' : `; ${amountWords(asked, unit)} more asked for`}
      </p>
      <details>
        <summary>How this comes out</summary>
        <dl className="ho-working">
          {working.map(({ what, comes }) => (
            <WorkingLine key={what} what={what} comes={comes} />
          ))}
        </dl>
        <p className="dp-dim">{href ? <Link href={href}>{source}</Link> : source}</p>
        {accruals.length === 0 ? null : (
          <ul className="ho-lines" aria-label="Pay periods">
            {accruals.map((one) => (
              <li key={one.to}>
                <span>
                  {showDate(one.from, today)} to {showDate(one.to, today)}
                </span>
                <span className="dp-dim">
                  {showMinutes(one.minutes)} worked, {show(one.hours)} h of leave
                </span>
              </li>
            ))}
          </ul>
        )}
      </details>
      {notes.map((note) => (
        <p key={note} className="dp-dim">
          {note}
        </p>
      ))}
    </>
  );
}

function WorkingLine({ what, comes }: { readonly what: string; readonly comes: string }) {
  return (
    <>
      <dt className="dp-dim">{what}</dt>
      <dd>{comes}</dd>
    </>
  );
}
