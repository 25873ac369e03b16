import { z } from 'zod';
import { eventKind } from '../audit/record.ts';
import { LINK_PURPOSES } from './links.ts';

/** A personal link was pressed and opened nothing. Subjects: the link and its person. */
export const linkRefused = eventKind(
  'link.refused',
  1,
  z.strictObject({
    /** What it was pressed for, which is not what it was made for where why is 'other_purpose'. */
    purpose: z.enum(LINK_PURPOSES),
    why: z.enum(['other_purpose', 'expired', 'withdrawn', 'used']),
  }),
);
