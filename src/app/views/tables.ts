import type { ColumnType } from 'kysely';
import type { PeoplePublished, PeopleWordsPublished } from '../../desk/people/index.ts';
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
  people_published: PeoplePublished;
  people_words_published: PeopleWordsPublished;
}

export const viewsDb = opener<ViewsTables>();
