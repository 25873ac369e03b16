import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { ToldShiftsPublished } from '../bookings/index.ts';
import type { SitesPublished } from '../clients/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { Answer, AnsweredHow, SignerSide, Strokes } from './signature.ts';

export interface SignaturesTables {
  signature_setting: {
    organisation_id: string;
    asks_worker: boolean;
    asks_hirer: boolean;
    chase_hours: number;
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
    about_person: string;
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
  };
  told_shifts_published: ToldShiftsPublished;
  people_published: PeoplePublished;
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const signaturesDb = opener<SignaturesTables>();
