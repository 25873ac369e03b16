import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Finding } from '../finding.ts';
import { type ContentItem, namesOf } from './content.ts';
import { conductSource } from './law.ts';
import { conductWindows } from './windows-data.ts';

export type AdvertItem =
  | 'agency_name'
  | 'temp_or_perm'
  | 'nature'
  | 'location'
  | 'minimum_requirements';

/** CR-27: what an advert states; the last three where it shows pay. */
export const ADVERT_ITEMS: readonly ContentItem<AdvertItem>[] = [
  { key: 'agency_name', name: 'the full name of the agency' },
  { key: 'temp_or_perm', name: 'whether the position is temporary or permanent' },
  { key: 'nature', name: 'the nature of the work' },
  { key: 'location', name: 'the place' },
  {
    key: 'minimum_requirements',
    name: 'the experience, training or qualifications needed for that pay',
  },
];
const WITH_PAY: readonly AdvertItem[] = ['nature', 'location', 'minimum_requirements'];

/** What an advert holds. Left out: not in issue. */
export interface AdvertFacts {
  readonly agencyName: boolean;
  readonly tempOrPerm: 'temporary' | 'permanent' | 'not_stated';
  readonly payShown: boolean;
  readonly nature?: boolean | undefined;
  readonly location?: boolean | undefined;
  readonly minimumRequirements?: boolean | undefined;
  /** The hirer agreed that the position is advertised. */
  readonly hirerAuthority: boolean;
}

/** CR-27: what the advert lacks, in the order of the regulation. */
export function lackingInAdvert(advert: AdvertFacts): readonly ContentItem<AdvertItem>[] {
  const states: Readonly<Record<AdvertItem, boolean>> = {
    agency_name: advert.agencyName,
    temp_or_perm: advert.tempOrPerm !== 'not_stated',
    nature: advert.nature !== false,
    location: advert.location !== false,
    minimum_requirements: advert.minimumRequirements !== false,
  };
  return ADVERT_ITEMS.filter(
    ({ key }) => !states[key] && (advert.payShown || !WITH_PAY.includes(key)),
  );
}

/** CR-27 before an advert is published: lacking content or the hirer's word blocks. */
export function checkAdvert(advert: AdvertFacts): readonly Finding[] {
  const missing = lackingInAdvert(advert);
  const why = [
    ...(missing.length > 0 ? [`The advert does not state ${namesOf(missing)}.`] : []),
    ...(advert.hirerAuthority
      ? []
      : ['The hirer has not agreed that this position is advertised.']),
  ];
  if (why.length === 0) return [];
  return [
    {
      rule: 'CR-27',
      outcome: 'block',
      because: why.join(' '),
      source: conductSource('england', 'reg 27(1)-(3)'),
      figures: { missing: missing.map(({ key }) => key).join(' '), count: missing.length },
      clears: 'Put it right before the advert is published.',
    },
  ];
}

/**
 * CR-27A: the days on which the same advert in English serves one in another state of the European
 * Economic Area: that day and the 28 before. Refuses `no-version`.
 */
export function englishAdvertWindow(
  publishedAbroad: DateText,
): Result<{ readonly from: DateText; readonly to: DateText }> {
  const windows = conductWindows(publishedAbroad);
  if (!windows.ok) return windows;
  return ok({
    from: addDays(publishedAbroad, -windows.value.englishAdvert),
    to: publishedAbroad,
  });
}
