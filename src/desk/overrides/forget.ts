import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { overridesDb } from './tables.ts';

/** Forgets the words of overrides and of their sign-offs; that a rule was lifted, and on which ground, stays. */
async function forgetOverrides(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = overridesDb(tx);
  const of = sql`where person_id = ${personId}::uuid`;
  await sql`update rule_override set ground = 'erased' ${of}`.execute(db);
  await sql`update override_sign_off set reason = 'erased' where reason <> '' and override_id in
    (select id from rule_override ${of})`.execute(db);
  return ok(undefined);
}

onErasure('overrides', forgetOverrides);
