import { onMayClaim } from '../portfolio/index.ts';
import { showsNothing } from '../release/index.ts';
import { leavingDb } from './tables.ts';

// A claim is refused while an item that came with the learner shows nothing of them (W26, SPEC L386).
onMayClaim(async (tx, { items }) => {
  const brought = items.filter(({ source }) => source === 'brought');
  if (brought.length === 0) return null;
  const rows = await leavingDb(tx)
    .selectFrom('brought_item')
    .select(['evidence_id', 'package'])
    .where(
      'evidence_id',
      'in',
      brought.map(({ evidenceId }) => evidenceId),
    )
    .execute();
  return showsNothing(brought, new Map(rows.map((row) => [row.evidence_id, row.package])));
});
