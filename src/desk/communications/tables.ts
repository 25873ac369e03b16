import { opener } from '../../platform/db/tx.ts';
import type { MailTables } from '../../platform/mail/tables.ts';
import type { TextTables } from '../../platform/texts/tables.ts';
import type { PeoplePublished, PeopleWordsPublished } from '../people/index.ts';
import type { CallOutcome, IncomingState, NoteMedium } from './text-schema.ts';

interface IncomingText {
  organisation_id: string;
  id: string;
  /** The provider's own id; empty when it was entered by hand. */
  provider_id: string;
  /** E.164; empty once its person is erased. */
  from_number: string;
  to_number: string;
  body: string;
  received_at: Date;
  person_id: string | null;
  state: IncomingState;
  answer: 'yes' | 'no' | null;
  question_id: string | null;
  /** What stood in the way of a refused answer, for the desk. */
  because: string;
  about_kind: string;
  about_id: string | null;
  entered_by: string | null;
  read_at: Date | null;
  read_by: string | null;
}

interface RoomTables {
  people_published: PeoplePublished;
  people_words_published: PeopleWordsPublished;
  text_number: {
    organisation_id: string;
    id: string;
    number: string;
    branch_id: string | null;
    added_at: Date;
    added_by: string | null;
    removed_at: Date | null;
  };
  text_template: {
    organisation_id: string;
    id: string;
    version: number;
    name: string;
    body: string;
    saved_at: Date;
    saved_by: string | null;
    retired: boolean;
  };
  incoming_text: IncomingText;
  text_opt_out: {
    organisation_id: string;
    id: string;
    number: string;
    asked_at: Date;
    do_not_contact_id: string | null;
    lifted_at: Date | null;
  };
  conversation: {
    organisation_id: string;
    id: string;
    kind: 'call' | 'message' | 'note';
    person_id: string | null;
    about_kind: 'person' | 'client' | 'booking';
    about_id: string;
    direction: 'in' | 'out' | null;
    medium: NoteMedium | null;
    outcome: CallOutcome | null;
    identity_checked: boolean | null;
    words: string;
    happened_at: Date;
    noted_at: Date;
    noted_by: string | null;
  };
}

/** Mail, texts, calls and notes: this room writes and reads them, the workers of the platform send. */
export const communicationsDb = opener<MailTables & TextTables & RoomTables>();
