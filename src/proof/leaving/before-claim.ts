import { refuseWhatShowsNothing } from '../release/index.ts';
import { leavingDb } from './tables.ts';

refuseWhatShowsNothing('brought', async (tx, evidenceIds) => {
  const rows = await leavingDb(tx)
    .selectFrom('brought_item')
    .select(['evidence_id', 'package'])
    .where('evidence_id', 'in', [...evidenceIds])
    .execute();
  return new Map(rows.map((row) => [row.evidence_id, row.package]));
});
