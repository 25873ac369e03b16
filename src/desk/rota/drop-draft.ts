import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { draftNotFound, findDraft, linesOfDraft } from './draft.ts';
import { rotaDropped } from './events.ts';
import { rotaDb } from './tables.ts';

/** Drops a draft with the names in it; what was booked of it stays. Refuses `draft-not-found`. */
export async function dropDraft(tx: Tx, draftId: string): Promise<Result<{ draftId: string }>> {
  const draft = await findDraft(tx, draftId, { lock: true });
  if (!draft) return draftNotFound();
  const lines = await linesOfDraft(tx, draftId);
  await rotaDb(tx).deleteFrom('rota_draft').where('id', '=', draftId).execute();
  record(tx, rotaDropped, {
    subjects: { rota: draftId },
    facts: {
      lines: lines.length,
      booked: lines.filter(({ bookingId }) => bookingId !== null).length,
    },
  });
  return ok({ draftId });
}
