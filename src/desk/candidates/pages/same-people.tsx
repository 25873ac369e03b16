import { Button } from '@mantine/core';
import { listed } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { becauseWord } from './words.ts';

interface Match {
  readonly personId: string;
  readonly displayName: string;
  readonly because: readonly string[];
}

/** Who a refusal shows as perhaps the same human. */
export function matchesIn(refusal: ServerRefusal | undefined): readonly Match[] {
  if (refusal?.code !== 'already-known' && refusal?.code !== 'email-taken') return [];
  return (refusal.details as { matches?: readonly Match[] } | undefined)?.matches ?? [];
}

/** The people who look the same, shown before anything is saved, with what may be said about each. */
export function SamePeople({
  matches,
  onSame,
  onSomeoneElse,
}: {
  readonly matches: readonly Match[];
  readonly onSame: (personId: string) => void;
  readonly onSomeoneElse: () => void;
}) {
  if (matches.length === 0) return null;
  const sameEmail = matches.some(({ because }) => because.includes('email'));
  return (
    <fieldset>
      <legend>Already in your books</legend>
      <ul className="dp-same">
        {matches.map((match) => (
          <li key={match.personId}>
            <span>
              <Link href={`/candidates/${match.personId}`} target="_blank" rel="noreferrer">
                {match.displayName}
              </Link>
              : {listed(match.because.map(becauseWord))}
            </span>
            <Button variant="default" size="compact-sm" onClick={() => onSame(match.personId)}>
              It is {match.displayName}
            </Button>
          </li>
        ))}
      </ul>
      {sameEmail ? (
        <p>
          An e-mail address belongs to one person. If it is somebody else, take the address out.
        </p>
      ) : (
        <div>
          <Button variant="default" size="compact-sm" onClick={onSomeoneElse}>
            It is somebody else: register a new person
          </Button>
        </div>
      )}
    </fieldset>
  );
}
