import { opener } from '../../platform/db/tx.ts';
import type { ExpectedPublished } from '../bookings/index.ts';
import type { SitesPublished } from '../clients/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { ByWhom, How, Said } from './shapes-schema.ts';

interface AttendanceTables {
  attendance_setting: {
    organisation_id: string;
    not_heard_after: number;
    evening_at: string | null;
    before_minutes: number | null;
    channel: 'text' | 'mail';
    set_at: Date;
    set_by: string | null;
  };
  attendance_record: {
    organisation_id: string;
    id: string;
    assignment_id: string;
    shift_id: string;
    person_id: string;
    said: Said;
    how: How;
    by_whom: ByWhom;
    at: Date;
    expected_at: Date | null;
    minutes_late: number | null;
    takes_back: string | null;
    note: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  attendance_reminder: {
    organisation_id: string;
    shift_id: string;
    person_id: string;
    kind: 'evening' | 'before';
    /** The first, second, ... of its kind: another goes when the shift has moved. */
    nth: number;
    /** The start it told. */
    starts_at: Date;
    assignment_id: string;
    sent_id: string | null;
    channel: 'text' | 'mail' | null;
    refused: string;
    sent_at: Date;
  };
  attendance_list: {
    organisation_id: string;
    id: string;
    site_id: string;
    on_date: string;
    kind: 'list' | 'code' | 'gatehouse';
    contact_id: string;
    sent_id: string | null;
    made_at: Date;
    made_by: string | null;
    revoked_at: Date | null;
    revoked_by: string | null;
  };
  gatehouse_shown: {
    organisation_id: string;
    list_id: string;
    shown_on: string;
    shown_at: Date;
    assignment_ids: readonly string[];
  };
  expected_published: ExpectedPublished;
  sites_published: SitesPublished;
  people_published: PeoplePublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const attendanceDb = opener<AttendanceTables>();
