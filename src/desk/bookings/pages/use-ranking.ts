import type { QueryIn, ReplyOf } from '../../../lib/route.ts';
import { type Reading, useRead } from '../../../ui/read.tsx';
import { rankForLine, rankForShift } from '../schema.ts';

/** What is to be filled: one shift, or all that is open of its line. */
export interface Scope {
  readonly shiftId: string;
  readonly lineId: string;
  readonly whole: boolean;
}

/** Reads who may go and who may not, for one shift or its whole line. */
export function useRanking(
  scope: Scope,
  query: QueryIn<typeof rankForShift>,
): Reading<ReplyOf<typeof rankForShift>> {
  const { shiftId, lineId, whole } = scope;
  const forShift = useRead(rankForShift, { params: { shiftId }, query }, { when: !whole });
  const forLine = useRead(rankForLine, { params: { lineId }, query }, { when: whole });
  return whole ? forLine : forShift;
}
