import { opener } from '../db/tx.ts';
import type { LinkPurpose } from './links.ts';

interface LinkTables {
  personal_link: {
    organisation_id: string;
    id: string;
    purpose: LinkPurpose;
    person_id: string;
    about: string;
    token_hash: Buffer;
    made_at: Date;
    made_by: string | null;
    expires_at: Date;
    used_at: Date | null;
    withdrawn_at: Date | null;
    refused_at: Date | null;
  };
}

export const linksDb = opener<LinkTables>();
