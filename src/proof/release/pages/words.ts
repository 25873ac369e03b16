import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listEmployers, listReleases } from '../schema.ts';

export type Release = ReplyOf<typeof listReleases>['rows'][number];
export type Employer = ReplyOf<typeof listEmployers>['rows'][number];

/** How far a release is. */
export const RELEASE_LOOKS: Readonly<Record<Release['state'], StateLook>> = {
  asked: { word: 'With the employer', meaning: 'attention', mark: 'clock' },
  released: { word: 'Released', meaning: 'good', mark: 'tick' },
  declined: { word: 'Not released', meaning: 'stop', mark: 'cross' },
};

/** What became of a package. */
export const PACKAGE_LOOKS: Readonly<
  Record<Employer['packages'][number]['state'] | 'no_file', StateLook>
> = {
  item: { word: 'Evidence', meaning: 'good', mark: 'tick' },
  no_file: { word: 'Its file is not whole: send it again', meaning: 'attention', mark: 'clock' },
  waits: { word: 'Waits for the key', meaning: 'attention', mark: 'clock' },
  turned_away: { word: 'Turned away', meaning: 'stop', mark: 'cross' },
};
