import type { Tx } from '../../platform/db/tx.ts';
import { onMayClaim } from '../portfolio/index.ts';
import { showsNothing } from './shows-learner.ts';
import { releaseDb } from './tables.ts';

/** The packages that released items came in, by item. */
async function packagesOf(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await releaseDb(tx)
    .selectFrom('released_package')
    .select(['evidence_id', 'package'])
    .where('evidence_id', 'in', [...evidenceIds])
    .execute();
  return new Map(rows.map((row) => [row.evidence_id ?? '', row.package]));
}

// A claim is refused while an item that an employer released shows nothing of the learner (W26, SPEC L386).
onMayClaim(async (tx, { items }) => {
  const released = items.filter(({ source }) => source === 'released');
  const ids = released.map(({ evidenceId }) => evidenceId);
  return showsNothing(released, await packagesOf(tx, ids));
});
