import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** A learner answered for a framework. What they said is in no log. */
export const equalAccessAnswered = eventKind('equal_access.answered', 1, z.strictObject({}));
/** A learner said how they find their programme. What they said is in no log. */
export const surveyAnswered = eventKind('learner_survey.answered', 1, z.strictObject({}));
