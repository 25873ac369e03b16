import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf, ReplyOf } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { enrolmentsOf } from '../portfolio/index.ts';
import { changeState } from './change-state.ts';
import type { changeStatesRoute } from './schema.ts';

/**
 * The same change of state for several programmes at once (C7), each by the rules of `changeState`: who cannot be
 * changed is named with the reason, the others count. The same ids again change nothing.
 */
export async function changeStates(
  tx: Tx,
  { changes, ...change }: BodyOf<typeof changeStatesRoute>,
): Promise<Result<ReplyOf<typeof changeStatesRoute>>> {
  const names = await memberNames(tx);
  const learners = new Map(
    (await enrolmentsOf(tx, { ids: changes.map(({ enrolmentId }) => enrolmentId) })).map((one) => [
      one.enrolmentId,
      names.get(one.learnerId) ?? '',
    ]),
  );
  const lines = [];
  // In the order of their ids, so that two batches at once never wait for each other.
  for (const { id, enrolmentId } of changes.toSorted((one, other) =>
    one.enrolmentId.localeCompare(other.enrolmentId),
  )) {
    const made = await changeState(tx, enrolmentId, { id, ...change });
    lines.push({
      enrolmentId,
      name: learners.get(enrolmentId) ?? '',
      because: made.ok ? null : made.refusal.because,
    });
  }
  lines.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  return ok({ changed: lines.filter(({ because }) => because === null).length, lines });
}
