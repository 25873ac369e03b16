import { opener } from '../../platform/db/tx.ts';

interface DeclarationTables {
  declaration_text: {
    organisation_id: string;
    id: string;
    version: number;
    words: string;
    words_sha256: Buffer;
    published_at: Date;
    published_by: string;
  };
}

/** Opens this room's table. */
export const declarationsDb = opener<DeclarationTables>();
