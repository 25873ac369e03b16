import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { CarriedGround, HolidayState } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export interface HolidayTables {
  holiday_terms: Tenant & {
    id: string;
    person_id: string;
    from_on: string;
    class: 'fixed_hours' | 'irregular_hours' | 'part_year';
    started_on: string;
    year_on: string;
    tenths_of_days: number | null;
    minutes_a_week: number | null;
    pay_period: 'week' | 'month';
    rolled_up: boolean;
    ask_times: number | null;
    ask_more: number | null;
    refuse_times: number | null;
    refuse_more: number | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  holiday_carry: Tenant & {
    id: string;
    person_id: string;
    into_on: string;
    unit: 'days' | 'hours';
    hundredths: number;
    ground: CarriedGround;
    use_by: string;
    because: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  holiday: Tenant & {
    id: string;
    person_id: string;
    from_on: string;
    to_on: string;
    weekdays: number[];
    minutes_a_day: number;
    asked_on: string;
    how: string;
    note: string;
    ask_by: string;
    refuse_by: string;
    state: HolidayState;
    recorded_at: Date;
    recorded_by: string | null;
    decided_at: Date | null;
    decided_by: string | null;
    because: string;
    given_up_on: string | null;
    given_up_how: string | null;
    absences: string[];
  };
  holiday_limit: Tenant & {
    id: string;
    role: string | null;
    from_on: string;
    to_on: string;
    most: number;
    because: string;
    set_at: Date;
    set_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  candidates_published: CandidatesPublished;
}

/** Opens this room's tables, and the view of those it asks. */
export const holidayDb = opener<HolidayTables>();
