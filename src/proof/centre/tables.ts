import type { Language } from '../../lib/languages.ts';
import { opener } from '../../platform/db/tx.ts';
import type { BANDS, BY_WAY_OF, POSTS, SHOWS, TIES } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export type Band = (typeof BANDS)[number];
export type Post = keyof typeof POSTS;
export type Shows = keyof typeof SHOWS;
export type ByWayOf = keyof typeof BY_WAY_OF;
export type TieKind = keyof typeof TIES;
/** References of units by framework code; '*' for every unit of one. */
export type UnitsOf = Readonly<Record<string, readonly string[]>>;

interface CentreTables {
  centre_approval: Tenant & {
    id: string;
    kind: 'centre' | 'qualification';
    framework_code: string | null;
    reference: string;
    fast_track: boolean;
    from_on: string;
    ended_on: string | null;
    ended_because: string | null;
    recorded_at: Date;
    recorded_by: string;
  };
  centre_tariff: Tenant & {
    id: string;
    framework_code: string;
    band: Band;
    from_on: string;
    letter: string;
    recorded_at: Date;
    recorded_by: string;
  };
  centre_staff: Tenant & {
    id: string;
    member_id: string;
    post: Post;
    units: UnitsOf;
    from_on: string;
    authorised_at: Date;
    authorised_by: string;
    ended_on: string | null;
    ended_because: string | null;
    told_on: string | null;
    told_reference: string | null;
    settled_at: Date | null;
    settled_by: string | null;
  };
  staff_qualification: Tenant & {
    id: string;
    member_id: string;
    shows: Shows;
    by_way_of: ByWayOf;
    language: Language | null;
    title: string;
    awarded_on: string;
    expires_on: string | null;
    seen_on: string;
    seen_by: string;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
    withdrawn_because: string | null;
  };
  staff_file: Tenant & {
    id: string;
    member_id: string;
    kind: 'cv' | 'certificate';
    qualification_id: string | null;
    name: string;
    content_type: string;
    size: number;
    sha256: Buffer;
    bytes: Buffer | null;
    kept_by: string;
    kept_at: Date;
    emptied_at: Date | null;
  };
  staff_learning: Tenant & {
    id: string;
    member_id: string;
    on_day: string;
    minutes: number;
    what: string;
    learnt: string;
    units: string[];
    recorded_at: Date;
  };
  tie: Tenant & {
    id: string;
    member_id: string;
    learner_id: string;
    kind: TieKind;
    words: string;
    declared_at: Date;
    declared_by: string;
    ended_at: Date | null;
    ended_by: string | null;
    ended_because: string | null;
  };
  caseload: Tenant & {
    id: string;
    learner_id: string;
    framework_code: string;
    post: 'adviser' | 'assessor';
    member_id: string;
    since: Date;
    set_by: string;
    ended_at: Date | null;
  };
  caseload_limit: Tenant & {
    id: string;
    member_id: string;
    most: number;
    set_at: Date;
    set_by: string;
  };
  centre_letter: Tenant & {
    id: string;
    direction: 'in' | 'out';
    on_day: string;
    about: string;
    words: string;
    reference: string;
    answer_due: string | null;
    answers: string | null;
    recorded_at: Date;
    recorded_by: string;
    taken_back_at: Date | null;
    taken_back_by: string | null;
    taken_back_because: string | null;
  };
  centre_support: Tenant & {
    id: string;
    status: string;
    from_on: string;
    visits: number;
    remote: number;
    letter: string;
    recorded_at: Date;
    recorded_by: string;
  };
  registration_batch: Tenant & {
    id: string;
    framework_code: string;
    made_at: Date;
    made_by: string;
  };
  centre_registration: Tenant & {
    id: string;
    learner_id: string;
    framework_code: string;
    started_on: string;
    born_on: string | null;
    uln: string | null;
    batch_id: string;
    number: string | null;
    fee_pence: number | null;
    registered_on: string | null;
    answered_at: Date | null;
    answered_by: string | null;
  };
  /** On which side of a learner somebody stands for good (R30); rows come by triggers. */
  learner_side: Tenant & {
    learner_id: string;
    member_id: string;
    side: 'looks_after' | 'verifies';
  };
}

/** Opens this room's tables. */
export const centreDb = opener<CentreTables>();
