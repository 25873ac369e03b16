import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listEmployers, listReleases, Missing } from '../schema.ts';

export type Release = ReplyOf<typeof listReleases>['rows'][number];
export type Employer = ReplyOf<typeof listEmployers>['rows'][number];

/** How far a release is. */
export const RELEASE_LOOKS: Readonly<Record<Release['state'], StateLook>> = {
  asked: { word: 'With the employer', meaning: 'attention', mark: 'clock' },
  released: { word: 'Released', meaning: 'good', mark: 'tick' },
  declined: { word: 'Not released', meaning: 'stop', mark: 'cross' },
};

/** What of a released file lacks, until when, and what to do. @param day how a day is written */
export function missingWords(
  { pieces, of, until, goneAt }: Missing,
  day: (instant: string) => string,
): string {
  if (goneAt !== null) {
    return `Its file was not finished in time, and what had come was deleted on ${day(goneAt)}. Send the same package again: its file begins anew.`;
  }
  const by = until === null ? '' : ` by ${day(until)}: what has come is deleted then`;
  return `${pieces} of ${counted(of, 'piece')} of its file ${pieces === 1 ? 'is' : 'are'} missing. Send the same package again${by}.`;
}

/** What became of a package. */
export const PACKAGE_LOOKS: Readonly<
  Record<Employer['packages'][number]['state'] | 'no_file', StateLook>
> = {
  item: { word: 'Evidence', meaning: 'good', mark: 'tick' },
  no_file: { word: 'Its file is not whole', meaning: 'attention', mark: 'clock' },
  waits: { word: 'Waits for the key', meaning: 'attention', mark: 'clock' },
  turned_away: { word: 'Turned away', meaning: 'stop', mark: 'cross' },
};
