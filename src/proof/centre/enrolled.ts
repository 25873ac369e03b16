import type { DateText } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { enrolmentsOf } from '../portfolio/index.ts';

/** A learner on a framework, whichever revision of it. */
export interface Enrolled {
  readonly learnerId: string;
  readonly name: string;
  readonly frameworkCode: string;
  /** The earliest, where they are on two revisions of it. */
  readonly startedOn: DateText;
}

/** These learners, or all, once for each framework they are on, by name; those who left too. */
export async function enrolledHere(
  tx: Tx,
  learnerIds?: readonly string[],
): Promise<readonly Enrolled[]> {
  const codes = new Map((await frameworksHere(tx)).map(({ id, code }) => [id, code]));
  const names = await memberNames(tx);
  const once = new Map<string, Enrolled>();
  for (const one of await enrolmentsOf(tx, learnerIds ? { learnerIds } : {})) {
    const frameworkCode = codes.get(one.frameworkId) ?? '';
    const key = `${one.learnerId} ${frameworkCode}`;
    const first = once.get(key);
    if (first && first.startedOn <= one.startedOn) continue;
    once.set(key, {
      learnerId: one.learnerId,
      name: names.get(one.learnerId) ?? '',
      frameworkCode,
      startedOn: one.startedOn,
    });
  }
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
