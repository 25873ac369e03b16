import { refuseWhatShowsNothing } from './shows-learner.ts';
import { releaseDb } from './tables.ts';

refuseWhatShowsNothing('released', async (tx, evidenceIds) => {
  const rows = await releaseDb(tx)
    .selectFrom('released_package')
    .select(['evidence_id', 'package'])
    .where('evidence_id', 'in', [...evidenceIds])
    .execute();
  return new Map(rows.map((row) => [row.evidence_id ?? '', row.package]));
});
