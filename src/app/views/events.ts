import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const list = z.string();
const audience = z.enum(['me', 'branch', 'organisation']);

/** A view of a list was named, renamed or given other filters. Neither name nor filters are facts: they may name people. */
export const viewSaved = eventKind(
  'view.saved',
  1,
  z.strictObject({ list, audience, how: z.enum(['made', 'renamed', 'replaced']) }),
);

/** A view was deleted. */
export const viewDeleted = eventKind('view.deleted', 1, z.strictObject({ list, audience }));

/** A member chose with which view a list opens for them; `chosen` false: with none. */
export const defaultViewChosen = eventKind(
  'view.default_chosen',
  1,
  z.strictObject({ list, chosen: z.boolean() }),
);
