import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const date = z.iso.date();
const UNIT_STATES = ['open', 'claimed', 'not_yet', 'informal', 'ratified'] as const;

export const readNext = {
  method: 'GET',
  path: '/api/what-next',
  action: 'programme.own',
  summary:
    'What a learner does next, in order; what waits for somebody else, since when; and how far they are.',
  reply: z.object({
    today: date,
    /** What is due first stands first; what has no day last. */
    next: z.array(
      z.object({
        text: z.string(),
        dueOn: date.nullable(),
        late: z.boolean(),
        href: z.string(),
        act: z.string(),
      }),
    ),
    waiting: z.array(z.object({ text: z.string(), since: date, href: z.string() })),
    progress: z.array(
      z.object({
        frameworkCode: z.string(),
        title: z.string(),
        startedOn: date,
        plannedEndOn: date,
        /** Whole months since the start, and from the start to the planned end. */
        months: z.int(),
        plannedMonths: z.int(),
        criteria: z.int(),
        withEvidence: z.int(),
        met: z.int(),
        credits: z.int(),
        creditsAchieved: z.int(),
        guidedMinutes: z.int(),
        guidedAsked: z.int().nullable(),
        units: z.array(
          z.object({ reference: z.string(), title: z.string(), state: z.enum(UNIT_STATES) }),
        ),
      }),
    ),
  }),
} as const satisfies Route;
