import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockKeys, makeKey } from './credential-keys.ts';
import type { endKeyRoute, turnKeyRoute } from './credential-schema.ts';
import { credentialKeyEnded, credentialKeyRetired } from './events.ts';
import { lockCertification, notAhead, whoActs } from './found.ts';
import { signLists } from './sign-lists.ts';
import { certificationDb } from './tables.ts';
import { keepWithdrawn } from './withdraw-statement.ts';

/**
 * Another key signs from here; the one before stays published, so that what it signed stays true. Where none is there
 * yet, it is made.
 * @param publicUrl the lists of what counts no longer are signed anew by it
 * @param current the key that the page saw as the one that signs; '': none. Two presses at once make one key
 * Refuses `sample-signs-nothing` and `key-changed`.
 */
export async function turnKey(
  tx: Tx,
  publicUrl: string,
  { current }: BodyOf<typeof turnKeyRoute>,
): Promise<Result<{ keyId: string }>> {
  if (actorOf(tx).isSample) {
    return refuse(
      'sample-signs-nothing',
      'A sample organisation signs no credentials, so it has no key. Do this in your own.',
    );
  }
  await lockCertification(tx);
  await lockKeys(tx);
  const keys = await certificationDb(tx)
    .selectFrom('credential_key')
    .select(['id', 'number', 'retired_at'])
    .orderBy('number')
    .execute();
  const live = keys.find(({ retired_at }) => retired_at === null);
  const named = keys.find(({ id }) => id === current);
  const isNext = live !== undefined && live.number === (named?.number ?? 0) + 1;
  if (isNext && (current === '' || named?.retired_at)) return ok({ keyId: live.id });
  if ((live?.id ?? '') !== current) {
    return wrongField(
      'current',
      'key-changed',
      'Another key signs by now. Look at the keys again.',
    );
  }
  if (live) await retire(tx, live.id);
  const { id } = await makeKey(tx, (keys.at(-1)?.number ?? 0) + 1);
  const told = await signLists(tx, publicUrl);
  return told.ok ? ok({ keyId: id }) : told;
}

async function retire(tx: Tx, keyId: string): Promise<void> {
  await certificationDb(tx)
    .updateTable('credential_key')
    .set({ retired_at: nowOf(tx) })
    .where('id', '=', keyId)
    .execute();
  record(tx, credentialKeyRetired, { subjects: {}, facts: { key: keyId } });
}

/**
 * Ends a key that somebody else may have: nothing that it signed after a day counts. If it still signs, another takes its
 * place first; the centre's own statements signed after that day are withdrawn, to be issued anew. The same again
 * changes nothing. Refuses `key-not-found`, `already-ended`, `not-yet`, `before-it-was-made` and `own-award`.
 */
export async function endKey(
  tx: Tx,
  publicUrl: string,
  keyId: string,
  { on, because }: BodyOf<typeof endKeyRoute>,
): Promise<Result<{ keyId: string; withdrawn: number }>> {
  await lockCertification(tx);
  await lockKeys(tx);
  const db = certificationDb(tx);
  const key = await db
    .selectFrom('credential_key')
    .select(['id', 'made_at', 'retired_at', 'ended_on', 'ended_because'])
    .where('id', '=', keyId)
    .executeTakeFirst();
  if (!key) return refuse('key-not-found', 'There is no such key here.');
  if (key.ended_on !== null) {
    if (key.ended_on === on && key.ended_because === because) return ok({ keyId, withdrawn: 0 });
    return refuse('already-ended', 'This key was ended already; its day stays.');
  }
  const ahead = notAhead(tx, on);
  if (ahead) return ahead;
  // The day before it was made: nothing of it ever counted.
  if (on < addDays(dateIn(key.made_at), -1)) {
    return wrongField(
      'on',
      'before-it-was-made',
      'The key was made later. Take the day before it was made at the earliest.',
    );
  }
  if (key.retired_at === null) {
    await retire(tx, keyId);
    const { rows } = await sql<{ most: number }>`
      select max(number) as most from credential_key where organisation_id = current_organisation()`.execute(
      db,
    );
    await makeKey(tx, (rows[0]?.most ?? 0) + 1);
  }
  await db
    .updateTable('credential_key')
    .set({ ended_on: on, ended_because: because, ended_by: whoActs(tx) })
    .where('id', '=', keyId)
    .execute();
  const signed = await db
    .selectFrom('statement as s')
    .leftJoin('statement_withdrawal as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 's.organisation_id')
        .onRef('w.statement_id', '=', 's.id'),
    )
    .select(['s.id', 's.learner_id'])
    .where('s.key_id', '=', keyId)
    .where('s.issued_at', '>=', dateOfMinute(startOfDay(addDays(on, 1))))
    .where('w.statement_id', 'is', null)
    .execute();
  const kept = await keepWithdrawn(tx, signed, { ground: 'key_ended', because });
  if (!kept.ok) return kept;
  record(tx, credentialKeyEnded, {
    subjects: {},
    facts: { key: keyId, on, withdrawn: signed.length },
  });
  const told = await signLists(tx, publicUrl);
  return told.ok ? ok({ keyId, withdrawn: signed.length }) : told;
}
