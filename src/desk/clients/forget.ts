import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { clientsDb } from './tables.ts';

/**
 * Forgets what clients hold about a contact: the job title, and that they approve hours or take
 * confirmations, so that nobody chooses them again. That a contact ordered or agreed stays without a name.
 */
async function forgetContact(tx: Tx, personId: string): Promise<Result<null>> {
  await clientsDb(tx)
    .updateTable('contact')
    .set({ job_title: '', approves_hours: false, takes_confirmations: false })
    .where('person_id', '=', personId)
    .execute();
  return ok(null);
}

onErasure('clients', forgetContact);
