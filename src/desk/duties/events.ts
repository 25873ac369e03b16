import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { type AnswerKey, answers, ENDED_HOW } from './schema.ts';
import { ANSWER_KEYS } from './setting.ts';

const date = z.iso.date();
const question = z.enum(ANSWER_KEYS as readonly [AnswerKey, ...AnswerKey[]]);

/** Somebody at a client said what the law asks of the work at a site, or of one role there. */
export const settingRecorded = eventKind(
  'work_setting.recorded',
  1,
  z.strictObject({
    role: z.string().nullable(),
    version: z.int(),
    saidOn: date,
    answers: answers.strict(),
    changed: z.array(question),
  }),
);

/** Somebody at a client said that a role is no longer different from the rest of the site. */
export const settingWithdrawn = eventKind(
  'work_setting.withdrawn',
  1,
  z.strictObject({ role: z.string(), version: z.int(), saidOn: date }),
);

/** A strike or other industrial action at a hirer or a site became known. */
export const actionEntered = eventKind(
  'industrial_action.entered',
  1,
  z.strictObject({
    action: z.uuid(),
    place: z.enum(['hirer', 'site']),
    roles: z.array(z.string()),
    movedRoles: z.array(z.string()),
    official: z.enum(['yes', 'no', 'not_known']),
    fromOn: date,
    toOn: date.nullable(),
  }),
);

/** It is over, or was entered by mistake. */
export const actionEnded = eventKind(
  'industrial_action.ended',
  1,
  z.strictObject({ action: z.uuid(), how: z.enum(ENDED_HOW), lastDay: date.nullable() }),
);

/** The public register was looked at for the organisation's own licence. */
export const licenceRecorded = eventKind(
  'licence.recorded',
  1,
  z.strictObject({
    licence: z.uuid(),
    number: z.string(),
    fromOn: date,
    toOn: date,
    seenOn: date,
  }),
);
