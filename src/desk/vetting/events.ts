import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();

/** How much a student may work became known. What the permission says stands in the person's part. */
export const permissionRecorded = eventKind(
  'student_permission.recorded',
  1,
  z.strictObject({ permission: z.uuid(), withTermDates: z.boolean() }),
);

/** A certificate's status was looked up in the Update Service; what it said stands in the person's part. */
export const statusChecked = eventKind(
  'certificate.status_checked',
  1,
  z.strictObject({ check: z.uuid(), statusCheck: z.uuid(), checkedOn: date }),
);

/** A health assessment for night work was offered, or answered; the answer stands in the person's part. */
export const nightHealthRecorded = eventKind(
  'night_health.recorded',
  1,
  z.strictObject({ assessment: z.uuid(), offeredOn: date }),
);

/** A client was told something about a worker before they came. */
export const clientTold = eventKind(
  'client.told',
  1,
  z.strictObject({
    told: z.uuid(),
    what: z.enum(['checks_done', 'could_not_obtain']),
    sentOn: date,
  }),
);
