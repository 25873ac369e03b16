import './rates.css';
import { showDate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Ago } from '../../../ui/when.tsx';
import { MIXED } from '../schema.ts';
import { beyondWords } from './beyond-words.ts';
import { CardRates } from './card-rates.tsx';
import { type Card, type CardVersion, VERSION_LOOKS } from './words.ts';

/** One card with every version: the one in force open, the others to unfold. */
export function CardLines({
  card,
  today,
  href,
  mayWrite,
}: {
  readonly card: Card;
  readonly today: string;
  /** Where a new version of it is made. */
  readonly href: string;
  readonly mayWrite: boolean;
}) {
  const [first, ...rest] = [...card.versions].sort(
    (a, b) => Number(b.state === 'in_force') - Number(a.state === 'in_force'),
  );
  return (
    <li className="rc-card">
      <div className="rc-head">
        <strong>{card.holdsFor}</strong>
        {first === undefined ? null : (
          <Badge
            state={VERSION_LOOKS[first.state]}
            note={`since ${showDate(first.fromOn, today)}`}
          />
        )}
        {mayWrite ? (
          <Link href={href} aria-label={`New version of the card: ${card.holdsFor}`}>
            New version
          </Link>
        ) : (
          <span />
        )}
      </div>
      {first === undefined ? null : (
        <details>
          <summary>
            {rolesIn(first)}
            <span className="dp-unseen">
              : rates of {card.holdsFor}, version {first.version}
            </span>
          </summary>
          <Version version={first} today={today} of={card.holdsFor} />
        </details>
      )}
      {rest.map((version) => (
        <details key={version.version}>
          <summary>
            Version {version.version}, from {showDate(version.fromOn, today)}{' '}
            <Badge state={VERSION_LOOKS[version.state]} />
          </summary>
          <Version version={version} today={today} of={card.holdsFor} />
        </details>
      ))}
    </li>
  );
}

function rolesIn({ rates }: CardVersion): string {
  return [...new Set(rates.map(({ roleName }) => roleName))].join(', ');
}

function Version({
  version,
  today,
  of,
}: {
  readonly version: CardVersion;
  readonly today: string;
  readonly of: string;
}) {
  const agreed =
    version.why === 'minimum_wage'
      ? 'Raised to the minimum wage'
      : version.agreedByName === ''
        ? 'Set'
        : `${version.agreedByName} agreed to it`;
  return (
    <>
      <p className="dp-dim">
        {agreed} on {showDate(version.agreedOn, today)}; recorded by {version.recordedBy}{' '}
        <Ago at={version.recordedAt} />.{' '}
        {version.nightFrom === null
          ? 'No night rates.'
          : `Nights ${version.nightFrom} to ${version.nightTo}.`}{' '}
        A shift that touches two rates: {MIXED[version.mixed].toLowerCase()}.
      </p>
      {version.beyond === null ? null : (
        <>
          <h3>Beyond the hour</h3>
          <ul className="rc-list">
            {beyondWords(version.beyond).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      {version.note === '' ? null : <p>{version.note}</p>}
      <CardRates version={version} of={`${of}, version ${version.version}`} />
    </>
  );
}
