import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();
const count = z.int().min(0);

/** Part of the pool was asked when it can work in a week. */
export const poolAsked = eventKind(
  'availability.asked',
  1,
  z.strictObject({
    ask: z.uuid(),
    weekOn: date,
    channel: z.enum(['mail', 'text']),
    byPart: z.boolean(),
    asksHours: z.boolean(),
    closesAt: z.iso.datetime(),
    asked: count,
    leftOut: z.record(z.string(), count),
  }),
);

/** Those who had not answered an ask were asked again. */
export const poolReminded = eventKind(
  'availability.reminded',
  1,
  z.strictObject({ ask: z.uuid(), weekOn: date, reminded: count }),
);

/** An ask was closed before its time: its links and questions open nothing any more. */
export const poolAskClosed = eventKind(
  'availability.ask_closed',
  1,
  z.strictObject({ ask: z.uuid(), weekOn: date, answered: count, open: count }),
);

/** A worker answered an ask by their own link or by text: nobody's work. */
export const poolAnswered = eventKind(
  'availability.answered',
  1,
  z.strictObject({
    ask: z.uuid(),
    answer: z.uuid(),
    weekOn: date,
    how: z.enum(['link', 'text']),
    yes: count,
    no: count,
    unsure: count,
    corrects: z.boolean(),
  }),
);
