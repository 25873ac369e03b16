import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { ToldShiftsPublished } from '../bookings/index.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { PaperSays } from './paper-sheet.ts';
import type { OwnKind, PaperKind } from './papers-schema.ts';
import type { Answer, AnsweredHow, SignerSide, Strokes } from './signature.ts';

export interface SignaturesTables {
  signature_setting: {
    organisation_id: string;
    asks_worker: boolean;
    asks_hirer: boolean;
    chase_hours: number;
    code_kinds: PaperKind[];
  };
  signature_request: {
    organisation_id: string;
    id: string;
    kind: string;
    document_id: string;
    side: SignerSide;
    person_id: string;
    channel: 'mail' | 'text';
    asked_at: Date;
    asked_by: string | null;
    expires_at: Date;
  };
  signature: {
    organisation_id: string;
    id: string;
    kind: string;
    document_id: string;
    version: number;
    title: string;
    sha256: string;
    matter_id: string;
    about_person: string | null;
    side: SignerSide;
    person_id: string;
    answer: Answer;
    how: AnsweredHow;
    said_at: Date;
    recorded_at: Date;
    recorded_by: string | null;
    request_id: string | null;
    typed_name: string;
    drawn: ColumnType<Strokes | null, string | null, null>;
    consent: number | null;
    address: string;
    user_agent: string;
    words: string;
    page: Buffer | null;
    copy_sha256: string | null;
    code_channel: 'mail' | 'text' | null;
  };
  paper_form: {
    organisation_id: string;
    form_id: string;
    version: number;
    kind: OwnKind;
    name: string;
    change: string;
    text: string;
    facts: ColumnType<Record<string, unknown>, string, never>;
    file_name: string | null;
    file: Buffer | null;
    content_sha256: string;
    published_at: Date;
    published_by: string;
  };
  paper: {
    organisation_id: string;
    id: string;
    kind: OwnKind;
    form_id: string;
    form_version: number;
    version: number;
    matter_id: string;
    person_id: string | null;
    client_id: string | null;
    contact_id: string | null;
    pdf: Buffer;
    says: ColumnType<PaperSays | null, string, null>;
    made_at: Date;
    made_by: string | null;
  };
  signature_code: {
    organisation_id: string;
    id: string;
    request_id: string;
    channel: 'mail' | 'text';
    code_hash: Buffer;
    sent_at: Date;
    expires_at: Date;
    tries: number;
    proved_at: Date | null;
  };
  told_shifts_published: ToldShiftsPublished;
  people_published: PeoplePublished;
  candidates_published: CandidatesPublished;
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const signaturesDb = opener<SignaturesTables>();
