import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { Confidence } from '../book/law.ts';
import { type Version, versionOn } from '../versions.ts';

const SOURCE = 'Home Office guide to right to work checks: share codes';

/** Days from its making on which a share code can be used; the last day serves. */
export const SHARE_CODE_DAYS: readonly (Version<number> & { readonly confidence: Confidence })[] = [
  { from: '2019-01-28', value: 90, confidence: 'B' },
];

/** Last day on which a code made on a day can be used. Refuses `no-version` before the service began. */
export function shareCodeEnds(generatedOn: DateText): Result<DateText> {
  const days = versionOn(SHARE_CODE_DAYS, generatedOn, 'RTW-SHARE');
  return days.ok ? ok(addDays(generatedOn, days.value)) : days;
}

export interface ShareCode {
  /** Nine characters without spaces, in capitals: 'W12345678'. */
  readonly code: string;
  /** Last day it can be used. */
  readonly expires: DateText;
}

/**
 * RTW-SHARE: may this share code be used for a right-to-work check on this day? Nine characters that
 * begin with W, for 90 days from its making, the last day included. Refuses `not-a-share-code`,
 * `share-code-for-other` (codes for other purposes begin with R or S) and `share-code-expired`.
 */
export function checkShareCode(
  text: string,
  generatedOn: DateText,
  usedOn: DateText,
): Result<ShareCode> {
  const code = text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();
  if (!/^[A-Z0-9]{9}$/.test(code)) {
    return refuse(
      'not-a-share-code',
      'A share code has nine letters and digits, like W12 345 678. Ask for it again.',
      SOURCE,
    );
  }
  if (!code.startsWith('W')) {
    return refuse(
      'share-code-for-other',
      `This code begins with ${code[0]}; codes to prove the right to work begin with W. Ask for one of those.`,
      SOURCE,
    );
  }
  const ends = shareCodeEnds(generatedOn);
  if (!ends.ok) return ends;
  const expires = ends.value;
  if (usedOn > expires || usedOn < generatedOn) {
    return refuse(
      'share-code-expired',
      `This code could be used from ${showDate(generatedOn, usedOn)} to ${showDate(expires, usedOn)}. Ask for a new one.`,
      SOURCE,
    );
  }
  return ok({ code, expires });
}
