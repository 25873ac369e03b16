import { CHARACTERISTICS } from '../book/fields.ts';
import type { Characteristic } from './listed-words.ts';
import { hitsIn } from './read-wording.ts';

/** Where a reason merely names a place or a colour, nobody is named by it. */
const LOOSE: readonly Characteristic[] = ['race', 'sexual_orientation'];

/**
 * The protected characteristics which a reason for turning somebody away from a programme names (Equality Act 2010
 * ss.4 and 96). Stricter than an instruction is read: a wheelchair or a pregnancy is no reason at all, whatever the
 * sentence asks. Empty: the reason is about the role or the work.
 */
export function protectedInReason(reason: string): readonly Characteristic[] {
  const hits = hitsIn(reason).filter(
    (hit) =>
      hit.advertOnly !== true &&
      (hit.excludes || hit.named !== 'never' || !hit.of.some((one) => LOOSE.includes(one))),
  );
  return CHARACTERISTICS.filter((one) => hits.some(({ of }) => of.includes(one)));
}
