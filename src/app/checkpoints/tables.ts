import { opener } from '../../platform/db/tx.ts';

/** Who keeps checkpoints elsewhere, and what was mailed to them. */
export interface CheckpointMailTables {
  checkpoint_recipient: {
    organisation_id: string;
    id: string;
    name: string;
    address: string;
    added_at: Date;
    added_by: string | null;
    removed_at: Date | null;
  };
  checkpoint_mailing: {
    organisation_id: string;
    run: string;
    recipient_id: string;
    size: number;
    how: 'daily' | 'pressed';
    day: string;
    message_id: string;
    mailed_at: Date;
  };
}

export const checkpointMailDb = opener<CheckpointMailTables>();
