import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();

/**
 * A shift without a worker was filled by moving people: each move in its order, what both sides had in
 * writing before, and how long the shift was empty. The first move takes the gap.
 */
export const repairApplied = eventKind(
  'repair.applied',
  1,
  z.strictObject({
    moves: z.array(
      z.strictObject({
        worker: id,
        takes: z.array(id),
        gives: z.array(id),
        as: z.enum(['assigned', 'pencilled']),
        /** They were asked and said yes before they were moved. */
        saidYes: z.boolean(),
      }),
    ),
    people: z.int(),
    /** Shifts that changed hands, the gap not counted; of them those that both sides had in writing. */
    moved: z.int(),
    confirmedMoved: z.int(),
    /** Minutes since whoever had the shift was let go; null: nobody ever had it. */
    minutesSinceGap: z.int().nullable(),
  }),
);
