import { opener } from '../../platform/db/tx.ts';

interface OfItem {
  organisation_id: string;
  id: string;
  learner_id: string;
  evidence_id: string;
}

interface LanguageTables {
  evidence_language: OfItem & {
    nth: number;
    language: string;
    said_at: Date;
    said_by: string;
  };
  evidence_translation: OfItem & {
    language: string;
    translator: string;
    words: string;
    words_sha256: Buffer;
    made_on: string;
    recorded_at: Date;
    recorded_by: string;
  };
  assessed_language: {
    organisation_id: string;
    language: 'cy' | 'ga';
    from_on: string;
    said_at: Date;
    said_by: string;
  };
}

/** Opens this room's tables. */
export const languagesDb = opener<LanguageTables>();
