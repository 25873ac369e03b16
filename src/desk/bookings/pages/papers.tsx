import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  type ConfirmationRow,
  confirmationCalendar,
  confirmationPdf,
  type readBooking,
  type readShift,
} from '../schema.ts';
import { DELIVERY_LOOKS, PAPER_LOOKS } from './looks.ts';

type Paper = ReplyOf<typeof readBooking>['papers'][number];
type Due = NonNullable<ReplyOf<typeof readShift>['worker']>['informationDue'][number];

const REASONS = {
  first: 'First confirmation',
  change: 'Change',
  cancellation: 'Cancellation',
} as const;
const SIDES = { worker: 'worker', hirer: 'hirer' } as const;

/** How a worker's paper stands, with the day it is due in writing. */
export function PaperLine({ paper }: { readonly paper: Paper }) {
  const today = dateIn(new Date());
  const late = paper.paper !== 'sent' && paper.dueOn !== null && paper.dueOn < today;
  return (
    <span className="dp-row">
      <Badge
        state={PAPER_LOOKS[paper.paper]}
        {...(paper.version > 0 ? { note: `version ${paper.version}` } : {})}
      />
      {paper.paper === 'sent' || paper.dueOn === null ? null : late ? (
        <Badge
          state={{
            word: `Was due ${showDate(paper.dueOn, today)}`,
            meaning: 'stop',
            mark: 'clock',
          }}
        />
      ) : (
        <span className="dp-dim">due {showDate(paper.dueOn, today)}</span>
      )}
    </span>
  );
}

/** The clock of reg 21 for both sides: written by the end of the third business day. */
export function InformationDue({ due }: { readonly due: readonly Due[] }) {
  const today = dateIn(new Date());
  return (
    <ul className="dp-plain-list">
      {due.map(({ side, dueOn, givenAt, confirmedAt }) => (
        <li key={side}>
          To the {SIDES[side]}:{' '}
          {confirmedAt === null ? (
            <>
              <strong>{showDate(dueOn, today)}</strong>
              {dueOn < today ? ', late' : ''}{' '}
              <span className="dp-dim">
                (third business day after <Moment at={givenAt} />)
              </span>
            </>
          ) : (
            <>
              done <Moment at={confirmedAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Every version kept as sent: which side, why, whether the mail went, and the files. */
export function Confirmations({ rows }: { readonly rows: readonly ConfirmationRow[] }) {
  const newest = [...rows].sort(
    (a, b) => b.version - a.version || a.side.localeCompare(b.side, 'en-GB'),
  );
  return (
    <ul className="dp-papers" aria-label="Confirmations">
      {newest.map((row) => (
        <li key={row.confirmationId}>
          <div className="dp-row">
            <strong>
              Version {row.version} to the {SIDES[row.side]}
            </strong>
            <span className="dp-dim">
              {REASONS[row.reason]}, <Moment at={row.madeAt} />
            </span>
            {row.delivery === null ? null : (
              <Badge
                state={DELIVERY_LOOKS[row.delivery.state]}
                {...(row.delivery.attempts > 1 ? { note: `try ${row.delivery.attempts}` } : {})}
              />
            )}
          </div>
          <div className="dp-row dp-papers-files">
            {row.delivery === null ? null : (
              <span className="dp-dim">
                {row.delivery.toAddress}
                {row.delivery.sentAt === null ? null : (
                  <>
                    , <Moment at={row.delivery.sentAt} />
                  </>
                )}
              </span>
            )}
            <a
              href={addressOf(confirmationPdf, {
                params: { confirmationId: row.confirmationId },
              })}
              target="_blank"
              rel="noreferrer"
            >
              PDF<span className="dp-unseen">, {fileOf(row)}</span>
            </a>
            <a
              href={addressOf(confirmationCalendar, {
                params: { confirmationId: row.confirmationId },
              })}
            >
              Calendar<span className="dp-unseen">, {fileOf(row)}</span>
            </a>
          </div>
          {row.delivery === null || row.delivery.lastError === '' ? null : (
            <p className="dp-dim">{row.delivery.lastError}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function fileOf(row: ConfirmationRow): string {
  return `version ${row.version} to the ${SIDES[row.side]} for ${row.workerName}`;
}
