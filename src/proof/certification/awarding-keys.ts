import type { JsonWebKey } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type {
  confirmBodyKeyRoute,
  endBodyKeyRoute,
  enterBodyKeyRoute,
  listBodyKeys,
} from './credential-schema.ts';
import { awardingKeyConfirmed, awardingKeyEnded, awardingKeyEntered } from './events.ts';
import { notAhead, whoActs } from './found.ts';
import { givenKey, keyNamed, thumbprintOf } from './named-key.ts';
import type { ReadCredential } from './read-credential.ts';
import { certificationDb } from './tables.ts';

const ALREADY = {
  code: 'already-entered',
  because: 'This key of this issuer stands in the register already.',
};
onConstraint('awarding_key_once', ALREADY);

type Kept = Promise<Result<{ awardingKeyId: string }>>;

/**
 * Enters a key of an awarding body's; it counts once somebody else confirmed it. The same id again gives the first
 * result. Refuses `key-unreadable`, `key-unknown` (a did that does not hold its key), `not-yet` and `already-entered`.
 */
export async function enterBodyKey(
  tx: Tx,
  { id, bodyName, issuer, key, source, fromOn }: BodyOf<typeof enterBodyKeyRoute>,
): Kept {
  const read = key.trim() === '' ? keyNamed(issuer) : givenKey(key);
  if (!read.ok) return wrongField('key', read.refusal.code, read.refusal.because);
  const thumbprint = thumbprintOf(read.value);
  if (thumbprint === null) {
    return wrongField(
      'key',
      'key-unreadable',
      'RSA, P-256 and Ed25519 keys are read here. Ask the awarding body for one of those.',
    );
  }
  const ahead = notAhead(tx, fromOn, 'fromOn');
  if (ahead) return ahead;
  const made = await certificationDb(tx)
    .insertInto('awarding_key')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      body_name: bodyName,
      issuer,
      public_key: JSON.stringify(read.value) as unknown as Readonly<Record<string, unknown>>,
      thumbprint,
      source,
      from_on: fromOn,
      to_on: null,
      entered_at: nowOf(tx),
      entered_by: whoActs(tx),
      confirmed_at: null,
      confirmed_by: null,
      ended_by: null,
    })
    // Two presses at once: whichever wall the second meets, it finds what the first made.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, awardingKeyEntered, {
      subjects: {},
      facts: { awardingKey: id, thumbprint, fromOn },
    });
  } else if (!(await heldKey(tx, id)).ok) {
    return refuse(ALREADY.code, ALREADY.because);
  }
  return ok({ awardingKeyId: id });
}

async function heldKey(tx: Tx, id: string) {
  const row = await certificationDb(tx)
    .selectFrom('awarding_key')
    .select(['id', 'thumbprint', 'from_on', 'to_on', 'entered_by', 'confirmed_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? ok(row) : refuse('awarding-key-not-found', 'There is no such key in the register.');
}

/**
 * The second press: the quality manager compared the key with its source. Refuses `awarding-key-not-found`,
 * `key-does-not-fit` (another thumbprint than was compared), `own-entry` and `already-ended`.
 */
export async function confirmBodyKey(
  tx: Tx,
  id: string,
  { thumbprint }: BodyOf<typeof confirmBodyKeyRoute>,
): Kept {
  const key = await heldKey(tx, id);
  if (!key.ok) return key;
  const { entered_by, confirmed_by, to_on } = key.value;
  if (thumbprint !== key.value.thumbprint) {
    return wrongField(
      'thumbprint',
      'key-does-not-fit',
      'This is another thumbprint than the key’s. Compare it with the source again; if it differs there, end this key.',
    );
  }
  const by = whoActs(tx);
  if (confirmed_by === by) return ok({ awardingKeyId: id });
  if (confirmed_by !== null)
    return refuse('already-confirmed', 'A colleague has confirmed this key.');
  if (entered_by === by) {
    return refuse(
      'own-entry',
      'Two people stand by a key: you entered it, so a colleague confirms it.',
    );
  }
  if (to_on !== null) return refuse('already-ended', 'This key was ended. Enter it anew.');
  await certificationDb(tx)
    .updateTable('awarding_key')
    .set({ confirmed_at: nowOf(tx), confirmed_by: by })
    .where('id', '=', id)
    .execute();
  record(tx, awardingKeyConfirmed, { subjects: {}, facts: { awardingKey: id, thumbprint } });
  return ok({ awardingKeyId: id });
}

/** The last day of a key: what was issued after it is not taken under it. Refuses `awarding-key-not-found`, `already-ended`, `not-yet` and `before-it-began`. */
export async function endBodyKey(tx: Tx, id: string, { on }: BodyOf<typeof endBodyKeyRoute>): Kept {
  const key = await heldKey(tx, id);
  if (!key.ok) return key;
  if (key.value.to_on === on) return ok({ awardingKeyId: id });
  if (key.value.to_on !== null) return refuse('already-ended', 'This key was ended already.');
  const ahead = notAhead(tx, on);
  if (ahead) return ahead;
  if (on < key.value.from_on) {
    return wrongField('on', 'before-it-began', 'That is before its first day.');
  }
  await certificationDb(tx)
    .updateTable('awarding_key')
    .set({ to_on: on, ended_by: whoActs(tx) })
    .where('id', '=', id)
    .execute();
  record(tx, awardingKeyEnded, { subjects: {}, facts: { awardingKey: id, on } });
  return ok({ awardingKeyId: id });
}

/**
 * The confirmed key of the register under which a credential is an awarding body's: the same key, of the issuer that the
 * credential names, on the day it was issued; one without a day counts as of today. Refuses `awarding-body-key-needed`.
 */
export async function bodyKeyFor(
  tx: Tx,
  key: JsonWebKey,
  { issuer, issuedAt }: Pick<ReadCredential, 'issuer' | 'issuedAt'>,
): Promise<Result<string>> {
  const on = dateIn(issuedAt ?? nowOf(tx));
  const rows = await certificationDb(tx)
    .selectFrom('awarding_key')
    .select(['id', 'from_on', 'to_on'])
    .where('issuer', '=', issuer)
    .where('thumbprint', '=', thumbprintOf(key) ?? '')
    .where('confirmed_at', 'is not', null)
    .execute();
  const found = rows.find(({ from_on, to_on }) => on >= from_on && (to_on === null || on <= to_on));
  if (found) return ok(found.id);
  return wrongField(
    'keyHolder',
    'awarding-body-key-needed',
    'No confirmed key of an awarding body in the register signed this on that day. Have the key entered and confirmed under Certification, Keys of awarding bodies, or take the credential as somebody else’s: then it is kept as a statement.',
  );
}

/** The register, the newest entry first. */
export async function bodyKeys(tx: Tx): Promise<Reply<typeof listBodyKeys>> {
  const names = await memberNames(tx);
  const rows = await certificationDb(tx)
    .selectFrom('awarding_key')
    .selectAll()
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .execute();
  return {
    today: dateIn(nowOf(tx)),
    rows: rows.map((row) => ({
      awardingKeyId: row.id,
      bodyName: row.body_name,
      issuer: row.issuer,
      thumbprint: row.thumbprint,
      source: row.source,
      fromOn: row.from_on,
      toOn: row.to_on,
      enteredBy: names.get(row.entered_by) ?? '',
      confirmed: row.confirmed_at
        ? { at: row.confirmed_at.toISOString(), by: names.get(row.confirmed_by ?? '') ?? '' }
        : null,
    })),
  };
}
