import type { Refusal } from '../../lib/result.ts';

const refusals = new Map<string, Refusal>();

/**
 * Says in words what it means when the database's last wall stops an act: two people pressed at once.
 * @param constraint the constraint's or unique index's name in the schema
 */
export function onConstraint(constraint: string, refusal: Refusal): void {
  refusals.set(constraint, refusal);
}

/** The refusal for a fault of the database, if its constraint was given words. */
export function refusalOfFault(fault: unknown): Refusal | undefined {
  const { code, constraint } = (fault ?? {}) as { code?: string; constraint?: string };
  if (code !== '23505' && code !== '23P01') return undefined;
  return constraint ? refusals.get(constraint) : undefined;
}
