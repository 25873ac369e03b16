import { opener } from '../../platform/db/tx.ts';
import type { Channel, Hat } from './schema.ts';

/** What other rooms may show of a person: one row a human, erased ones with empty names. */
export interface PeoplePublished {
  organisation_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  known_as: string;
  /** 'YYYY-MM-DD'. */
  date_of_birth: string | null;
  /** Family name first, folded: order lists by it. */
  sort_key: string;
  display_name: string;
  email: string | null;
  /** As people read it: '07700 900123'. */
  phone: string | null;
}

/** Every word a person is found by, folded; look it up by its beginning with `wordRange`. */
export interface PeopleWordsPublished {
  organisation_id: string;
  person_id: string;
  word: string;
}

interface PersonRow {
  organisation_id: string;
  id: string;
  given_name: string;
  family_name: string;
  known_as: string;
  name_key: string;
  sort_key: string;
  date_of_birth: string | null;
  created_at: Date;
  created_by: string | null;
}

interface ConsentRow {
  organisation_id: string;
  id: string;
  person_id: string;
  purpose: string;
  wording: string;
  given_at: Date;
  recorded_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_recorded_by: string | null;
}

interface DoNotContactRow {
  organisation_id: string;
  id: string;
  person_id: string;
  channel: Channel;
  reason: string;
  asked_at: Date;
  recorded_by: string | null;
  lifted_at: Date | null;
  lifted_by: string | null;
}

export interface PeopleTables {
  person: PersonRow;
  person_word: PeopleWordsPublished;
  person_email: {
    organisation_id: string;
    person_id: string;
    email_key: string;
    email: string;
    position: number;
  };
  person_phone: {
    organisation_id: string;
    person_id: string;
    /** E.164, an extension after ';ext='. */
    phone_key: string;
    phone: string;
    position: number;
  };
  person_hat: {
    organisation_id: string;
    person_id: string;
    hat: Hat;
    since: Date;
    given_by: string | null;
  };
  consent: ConsentRow;
  do_not_contact: DoNotContactRow;
  person_erasure: {
    organisation_id: string;
    person_id: string;
    erased_at: Date;
    erased_by: string;
    reason: string;
  };
  people_published: PeoplePublished;
}

/** Opens this room's tables in a transaction. */
export const peopleDb = opener<PeopleTables>();
