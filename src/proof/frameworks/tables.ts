import type { Generated } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { LinkKind, UnitGroup } from '../documents/index.ts';
import type { Closes } from './built-in/built-in.ts';

interface Tenant {
  organisation_id: string;
}

/** How one criterion stands to another, whichever end is asked. */
export type LinkedAs = Exclude<LinkKind, 'replaced_by'>;
/** How a criterion was found to replace another. */
export type FoundBy = 'package' | 'words' | 'code' | 'hand';
/** What a last day ends. */
export type Until = 'registration' | 'certification';
export type FrameworkKind = 'qualification' | 'standard' | 'marking_points';

interface FrameworksTables {
  framework: Tenant & {
    id: string;
    code: string;
    revision: number;
    title: string;
    kind: FrameworkKind;
    source: 'built_in' | 'imported';
    document_version: string | null;
    qualification_number: string | null;
    level: number | null;
    credit: number | null;
    mandatory_credit: number | null;
    optional_credit: number | null;
    optional_minimum: number | null;
    credit_top: number | null;
    least_hours: number | null;
    most_hours: number | null;
    registration_ends_on: string | null;
    certification_ends_on: string | null;
    adopted_at: Date;
    adopted_by: string | null;
  };
  framework_unit: Tenant & {
    id: string;
    framework_id: string;
    reference: string;
    title: string;
    level: number | null;
    credit: number | null;
    guided_hours: number | null;
    ofqual_number: string | null;
    unit_group: UnitGroup | null;
    expires_on: string | null;
    certification_ends_on: string | null;
    position: number;
    page_title: string | null;
    table_title: string | null;
    page_level: number | null;
    table_level: number | null;
    page_credit: number | null;
    table_credit: number | null;
    page_hours: number | null;
    table_hours: number | null;
  };
  framework_outcome: Tenant & {
    id: string;
    unit_id: string;
    number: number;
    label: string;
    wording: string | null;
  };
  framework_criterion: Tenant & {
    id: string;
    framework_id: string;
    unit_id: string;
    outcome_id: string;
    code: string;
    number: string;
    label: string;
    wording: string | null;
    closes: Closes;
    position: number;
  };
  framework_import: Tenant & {
    id: string;
    framework_id: string;
    outcome: 'new' | 'wording_added' | 'new_version' | 'links_added';
    file_name: string;
    file_sha256: Buffer;
    imported_at: Date;
    imported_by: string | null;
  };
  framework_finding: Tenant & {
    import_id: string;
    position: number;
    code: string;
    place: string;
    stated: string;
    computed: string;
    message: string;
  };
  framework_choice: Tenant & {
    id: string;
    framework_id: string;
    key: string;
    value: string;
    because: string;
    chosen_at: Date;
    chosen_by: string;
    /** The choice that somebody made of an earlier revision; null: this is one. */
    carried_from: string | null;
  };
  framework_extension: Tenant & {
    id: string;
    framework_id: string;
    unit_id: string | null;
    until: Until;
    ends_on: string;
    letter: string;
    letter_dated: string;
    entered_at: Date;
    entered_by: string;
  };
  replacement_map: Tenant & {
    id: string;
    from_framework_id: string;
    to_framework_id: string;
    version: number;
    because: string;
    published_at: Date;
    published_by: string;
  };
  replacement_row: Tenant & {
    map_id: string;
    position: number;
    from_criterion_id: string;
    to_criterion_id: string | null;
    found_by: FoundBy;
    judgement_carries: boolean;
  };
  criterion_identifier: Tenant & { identifier: string; criterion_id: string };
  criterion_link: Tenant & {
    id: string;
    kind: LinkKind;
    from_framework: string;
    from_code: string;
    to_framework: string | null;
    to_code: string | null;
    to_identifier: string | null;
    to_title: Generated<string>;
    import_id: string | null;
    because: Generated<string>;
    made_at: Date;
    made_by: string | null;
    taken_back_at: Date | null;
    taken_back_by: string | null;
  };
  criteria_published: CriteriaPublished;
}

/** Opens this room's tables in a transaction. */
export const frameworksDb = opener<FrameworksTables>();

/** A criterion with its unit and framework as other rooms may join it: the view criteria_published. */
export interface CriteriaPublished {
  organisation_id: string;
  criterion_id: string;
  code: string;
  number: string;
  label: string;
  wording: string | null;
  closes: Closes;
  position: number;
  unit_id: string;
  unit_reference: string;
  unit_title: string;
  unit_group: UnitGroup | null;
  unit_position: number;
  outcome_id: string;
  outcome_number: number;
  outcome_label: string;
  outcome_wording: string | null;
  framework_id: string;
  framework_code: string;
  framework_title: string;
  framework_revision: number;
}
