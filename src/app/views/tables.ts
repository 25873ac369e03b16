import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';

/** Lists as members want to see them again. */
export interface ViewsTables {
  saved_view: {
    organisation_id: string;
    id: string;
    list: string;
    name: string;
    name_key: string;
    audience: 'me' | 'branch' | 'organisation';
    /** The member, the branch or the organisation. */
    owner_id: string;
    query: ColumnType<Record<string, string>, string, string>;
    made_at: Date;
    made_by: string;
    changed_at: Date;
  };
  default_view: {
    organisation_id: string;
    member_id: string;
    list: string;
    view_id: string;
  };
}

export const viewsDb = opener<ViewsTables>();
