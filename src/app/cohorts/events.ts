import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** Lines of a cohort's file were carried out (C8); each act in it stands in the log by itself too. */
export const cohortSetUp = eventKind(
  'cohort.set_up',
  1,
  z.strictObject({
    framework: z.string(),
    lines: z.int(),
    invited: z.int(),
    enrolled: z.int(),
    allocated: z.int(),
    registered: z.int(),
    inductions: z.int(),
  }),
);
