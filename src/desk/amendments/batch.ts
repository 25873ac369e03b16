import type { Letter } from '../bookings/index.ts';
import { type ConfirmationMail, joinedMail, MOST_JOINED } from '../confirmations/index.ts';

/** One worker of one booking, to be confirmed with others. */
export interface BatchItem {
  /** Of the worker's paper: the same id again gives the first result. */
  readonly id: string;
  readonly bookingId: string;
  readonly personId: string;
}

/** The papers that go to one reader in one message. */
export interface Envelope {
  readonly letters: readonly Letter[];
}

/**
 * Papers by reader: one message each, or a few where there are more papers than a mail takes. A person who is both a
 * worker and a contact gets the two kinds apart.
 */
export function byReader(letters: readonly Letter[]): readonly Envelope[] {
  const readers = Map.groupBy(
    letters,
    ({ side, toPerson, toAddress }) => `${side}\n${toPerson}\n${toAddress}`,
  );
  return [...readers.values()].flatMap((mine) => {
    const sorted = [...mine].sort((a, b) => a.paper.bookingNumber - b.paper.bookingNumber);
    const count = Math.ceil(sorted.length / MOST_JOINED);
    return Array.from({ length: count }, (_, at) => ({
      letters: sorted.slice(at * MOST_JOINED, (at + 1) * MOST_JOINED),
    }));
  });
}

/**
 * The words and files of one message; a single paper goes as it would alone.
 * @param under by confirmation, what others say under its paper
 */
export function mailOf(
  { letters }: Envelope,
  under: ReadonlyMap<string, string>,
): ConfirmationMail {
  const [only] = letters;
  if (!only) throw new Error('A message without a paper.');
  const said = (letter: Letter) => under.get(letter.id) ?? '';
  if (letters.length > 1) {
    return joinedMail(letters.map((letter) => ({ ...letter, under: said(letter) })));
  }
  const more = said(only);
  return more === '' ? only.mail : { ...only.mail, body: `${only.mail.body}\n\n${more}` };
}
