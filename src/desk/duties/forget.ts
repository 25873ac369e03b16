import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { onErasure } from '../people/index.ts';
import { dutiesDb } from './tables.ts';

/**
 * Forgets the words beside what a contact said: the note of a setting and where a strike was known from may
 * name them. What they said, and that somebody there said it, stays without a name.
 */
async function forgetSpeaker(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = dutiesDb(tx);
  const { rows } = await sql<{ said_by: string }>`
    select said_by from work_setting where notes <> ''
    union select said_by from industrial_action where said_by is not null and source <> ''`.execute(
    db,
  );
  const speakers = await contactsOf(
    tx,
    rows.map((row) => row.said_by),
  );
  const theirs = [...speakers.values()]
    .filter((contact) => contact.personId === personId)
    .map(({ contactId }) => contactId);
  if (theirs.length === 0) return ok(null);
  const of = sql`where said_by = any(${theirs}::uuid[])`;
  await sql`update work_setting set notes = '' ${of}`.execute(db);
  await sql`update industrial_action set source = '' ${of}`.execute(db);
  return ok(null);
}

onErasure('duties', forgetSpeaker);
