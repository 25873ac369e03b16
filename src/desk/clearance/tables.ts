import { opener } from '../../platform/db/tx.ts';
import type { ExpectedPublished } from '../bookings/index.ts';

interface ClearanceTables {
  escalation_decision: {
    organisation_id: string;
    decision_id: string;
    person_id: string;
    shift_id: string;
    starts_at: Date;
    ends_at: Date;
    rule: string;
    /** Which of the rule's points (`pointOf`). */
    point: string;
    reason: string;
    decided_at: Date;
    decided_by: string;
    decided_by_name: string;
  };
  expected_published: ExpectedPublished;
}

/** Opens this room's table. */
export const clearanceDb = opener<ClearanceTables>();
