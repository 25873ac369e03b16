import { ok, type Result, refuse } from '../../lib/result.ts';
import { boundedThread } from '../../platform/bounded-thread.ts';
import { turnedOf, withWayUp } from '../../platform/media/photo.ts';
import type { Area } from './cover-areas.ts';

/** What the thread is asked: a JPEG or PNG picture, and the parts of it to make black. */
export interface CoverAsked {
  readonly media: string;
  readonly bytes: Uint8Array;
  readonly areas: readonly Area[];
  /** Exif's way up, 1 to 8. */
  readonly up: number;
}
export type CoverMade = { readonly bytes: Uint8Array } | { readonly fault: string };

const make = boundedThread<CoverAsked, CoverMade>(new URL('./cover-worker.ts', import.meta.url), {
  seconds: 60,
  megabytes: 512,
});

/** Kinds of picture that parts can be covered of. */
export const COVERED_MEDIA: readonly string[] = ['image/jpeg', 'image/png'];

/**
 * A picture with parts made black and nothing beside the picture: no place, no small copy, no second picture. Decoded and
 * written anew, so that nothing of what was there is left under it. In a thread apart, bounded in time and memory.
 * Refuses `picture-turned`, `picture-too-large` and `picture-not-read`.
 */
export async function coverPhoto(
  media: string,
  bytes: Buffer,
  areas: readonly Area[],
): Promise<Result<Buffer>> {
  const up = turnedOf(media, bytes);
  if (media === 'image/png' && up !== 1) {
    // Browsers turn such a picture or do not: the parts might lie elsewhere than where they were seen.
    return refuse(
      'picture-turned',
      'This PNG says that it is to be turned. Save it the right way up and send that.',
    );
  }
  const ended = await make({ media, bytes, areas, up });
  if (!('answer' in ended)) return ended.ended === 'too_heavy' ? tooLarge() : notRead();
  const { answer } = ended;
  if ('fault' in answer) return /limit exceeded/i.test(answer.fault) ? tooLarge() : notRead();
  const made = Buffer.from(answer.bytes);
  return ok(media === 'image/jpeg' && up !== 1 ? withWayUp(made, up) : made);
}

const tooLarge = () =>
  refuse(
    'picture-too-large',
    'Parts can be covered of pictures up to 25 megapixels. Save it smaller and send that.',
  );
const notRead = () =>
  refuse(
    'picture-not-read',
    'This picture cannot be read pixel by pixel. Save it anew as JPEG or PNG and send that.',
  );
