import { Button } from '@mantine/core';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FindingSummary, Findings } from '../../../ui/findings.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import type { Ranking } from '../schema.ts';
import type { Filling } from './filling.ts';
import { OFFER_LOOKS } from './looks.ts';
import { Pinned } from './pinned.tsx';
import { candidateHref, recordHref, workingHref } from './record-href.ts';

type Row = Ranking['may'][number];

const AVAILABILITY = {
  available: { word: 'Available', mark: 'tick', meaning: 'good' },
  unavailable: { word: 'Unavailable', mark: 'cross', meaning: 'stop' },
  unknown: { word: 'Availability unknown', mark: 'question', meaning: 'attention' },
} as const;

/** Parts of the ranking that have a place of their own on the row. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['availability', 'near', 'findings']);

function milesWords(miles: number | null): string {
  if (miles === null) return 'distance not known';
  // Both are placed by the same part of their postcodes: nearer than that is not known.
  if (miles === 0) return 'same postcode area';
  return miles < 1 ? 'under 1 mile' : `${miles} miles`;
}

/** One worker who may go: why, how far, since when they said they are free, what warns, what to do. */
export function MayGoRow({
  row,
  place,
  of,
  filling,
  picked,
  onPick,
}: {
  readonly row: Row;
  readonly place: number;
  /** Shifts asked about. */
  readonly of: number;
  readonly filling: Filling;
  readonly picked: boolean;
  readonly onPick: () => void;
}) {
  const may = useMay();
  const { displayName, findings } = row;
  const reasons = row.reasons.filter(({ part }) => !SHOWN_ELSEWHERE.has(part));
  const said = AVAILABILITY[row.availability.state];
  const press = (act: () => Promise<unknown>) => () => {
    if (!filling.busy) void act();
  };
  return (
    <li className="dp-ranked-row" data-picked={picked}>
      <div className="dp-row dp-ranked-name">
        {may('bookings.offer') ? (
          <input
            type="checkbox"
            aria-label={`Pick ${displayName}`}
            checked={picked}
            onChange={onPick}
          />
        ) : null}
        <strong>
          <span className="dp-dim">{place}.</span>{' '}
          <Link href={candidateHref(row.personId)}>{displayName}</Link>
        </strong>
        {of < 2 || row.reasons.some(({ part }) => part === 'same-face') ? null : (
          <span className="dp-dim">
            {row.shiftsClear} of {of} shifts
          </span>
        )}
        {row.offer === null ? null : <Badge state={OFFER_LOOKS[row.offer]} />}
        {row.holds ? (
          <Badge state={{ word: 'Holds it now', meaning: 'information', mark: 'half' }} />
        ) : null}
      </div>
      <Pinned alerts={row.alerts} />
      <p className="dp-ranked-facts">
        <span className={`dp-said dp-${said.meaning}`}>
          <Mark name={said.mark} size={12} /> {said.word}
        </span>
        {row.availability.saidAt === null ? null : (
          <>
            {' said '}
            <Ago at={row.availability.saidAt} />
          </>
        )}
        <span>{milesWords(row.miles)}</span>
      </p>
      {reasons.length === 0 ? null : (
        <ul className="dp-reasons">
          {reasons.map(({ part, because }) => (
            <li key={part}>{because}</li>
          ))}
        </ul>
      )}
      {findings.length === 0 ? null : (
        <details className="dp-ranked-findings">
          <summary>
            <FindingSummary findings={findings} />
          </summary>
          <Findings
            findings={findings}
            recordHref={recordHref}
            workingHref={(finding) => workingHref(row.personId, finding)}
          />
        </details>
      )}
      <div className="dp-row">
        {may('bookings.offer') ? (
          <>
            <Button
              size="compact-sm"
              variant="default"
              aria-disabled={filling.busy}
              aria-label={`Offer to ${displayName}`}
              onClick={press(() => filling.offer([row]))}
            >
              Offer
            </Button>
            {row.holds ? null : (
              <Button
                size="compact-sm"
                variant="default"
                aria-disabled={filling.busy}
                aria-label={`Pencil ${displayName}`}
                onClick={press(() => filling.pencil(row))}
              >
                Pencil
              </Button>
            )}
          </>
        ) : null}
        {may('bookings.assign') ? (
          <Button
            size="compact-sm"
            aria-disabled={filling.busy}
            aria-label={`${displayName} said yes: assign`}
            onClick={press(() => filling.assign(row))}
          >
            Said yes: assign
          </Button>
        ) : null}
      </div>
    </li>
  );
}
