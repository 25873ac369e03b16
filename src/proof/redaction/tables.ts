import { opener } from '../../platform/db/tx.ts';

/** Who hid a passage: the learner of the item, or who answers for them. */
export type Side = 'learner' | 'employer';

interface RedactionTables {
  hidden_passages: {
    organisation_id: string;
    id: string;
    learner_id: string;
    evidence_id: string;
    side: Side;
    place: string;
    number: number;
    text_sha256: Buffer;
    /** From, to, from, to. */
    passages: number[];
    hidden_at: Date;
    hidden_by: string;
  };
}

/** Opens this room's table. */
export const redactionDb = opener<RedactionTables>();
