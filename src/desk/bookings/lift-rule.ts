import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { overrideRule } from '../compliance/index.ts';
import { loadShifts, shiftNotFound, workOf } from './work.ts';

/**
 * Lifts a block for one worker and these shifts, on a ground in law: a compliance officer's or the
 * owner's act. Each shift keeps its own override, which holds while the shift keeps its times.
 * @param input.together the shifts asked for together with them, as on a line for one face
 * @returns the overrides' ids, or `shift-not-found`, `shift-cancelled` and what `overrideRule` refuses
 */
export async function liftRule(
  tx: Tx,
  input: {
    readonly personId: string;
    readonly rule: string;
    /** Key of a ground of the rule in the rule book. */
    readonly groundKey: string;
    /** What is done instead, in words. */
    readonly instead: string;
    readonly overrides: readonly { readonly id: string; readonly shiftId: string }[];
    readonly together?: readonly string[];
  },
): Promise<Result<{ overrideIds: string[] }>> {
  const { personId, rule, groundKey, instead, overrides, together = [] } = input;
  const asked = [...new Set([...overrides.map(({ shiftId }) => shiftId), ...together])];
  const shifts = await loadShifts(tx, asked);
  if (shifts.length < asked.length) return shiftNotFound();
  const cancelled = shifts.find(({ cancelledAt }) => cancelledAt !== null);
  if (cancelled) {
    return refuse(
      'shift-cancelled',
      `${cancelled.label} was cancelled, so nothing is lifted for it.`,
    );
  }
  const alongside = shifts.map(workOf);
  for (const { id, shiftId } of overrides) {
    const work = alongside.find((one) => one.shiftId === shiftId);
    if (!work) return shiftNotFound();
    const lifted = await overrideRule(tx, {
      id,
      personId,
      work,
      rule,
      groundKey,
      instead,
      alongside,
    });
    if (!lifted.ok) return lifted;
  }
  return ok({ overrideIds: overrides.map(({ id }) => id) });
}
