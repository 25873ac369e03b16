import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText, cutTo } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { handoverAcknowledged, handoverGiven } from './events.ts';
import { colleague } from './found.ts';
import type { ItemKind } from './shapes-schema.ts';
import { tasksDb } from './tables.ts';

/** One open item of the desk, with its owner. */
export interface OpenItem {
  readonly kind: ItemKind;
  readonly words: string;
  readonly about: { readonly kind: string; readonly id: string } | null;
  /** Whose names stand in its words. */
  readonly personIds: readonly string[];
  readonly ownerId: string;
  readonly dueAt: Date | null;
}

/** The desk as it is handed over. */
export interface Handover {
  readonly id: string;
  readonly toId: string;
  /** Until when the colleague has the desk. */
  readonly until: Date;
  readonly words: string;
  readonly items: readonly OpenItem[];
}

/** Longest reach of a hand-over, in days, and most items. */
const MOST_DAYS = 7;
const MOST_ITEMS = 300;

function hashOf(handover: Handover, words: string): Buffer {
  const items = handover.items.map(({ kind, words: of, ownerId, dueAt }) => ({
    kind,
    words: of,
    owner: ownerId,
    due: dueAt?.toISOString() ?? null,
  }));
  return createHash('sha256')
    .update(canonicalJson({ to: handover.toId, until: handover.until.toISOString(), words, items }))
    .digest();
}

/**
 * Hands the desk over to a colleague: what is open, each item with its owner, and a few words. It is kept as
 * written. The same id again gives the first result. Refuses `member-not-found`, `own-handover`, `until-when`
 * (later than now, at most seven days on), `too-many-items` and words that are too long.
 */
export async function giveHandover(
  tx: Tx,
  handover: Handover,
): Promise<Result<{ handoverId: string; isNew: boolean }>> {
  const { organisationId, memberId, name } = actorOf(tx);
  if (memberId === null) throw new Error('The desk is handed over by a member.');
  const db = tasksDb(tx);
  const before = await db
    .selectFrom('handover')
    .select('id')
    .where('id', '=', handover.id)
    .executeTakeFirst();
  if (before) return ok({ handoverId: before.id, isNew: false });
  const said = cleanText(handover.words, { max: 4_000, lines: true, what: 'What else to know' });
  if (!said.ok) return said;
  if (handover.toId === memberId) {
    return wrongField('toId', 'own-handover', 'You have the desk. Choose who takes it over.');
  }
  const to = await colleague(tx, handover.toId, 'toId');
  if (!to.ok) return to;
  for (const ownerId of new Set(handover.items.map((item) => item.ownerId))) {
    const owner = await colleague(tx, ownerId, 'items');
    if (!owner.ok) return owner;
  }
  const at = nowOf(tx);
  if (handover.until <= at || handover.until.getTime() - at.getTime() > MOST_DAYS * 86_400_000) {
    return wrongField(
      'until',
      'until-when',
      'Say until when the colleague has the desk: a later moment, at most seven days on.',
    );
  }
  if (handover.items.length > MOST_ITEMS) {
    return refuse('too-many-items', `More than ${MOST_ITEMS} items are open. Leave some out.`);
  }
  const sha256 = hashOf(handover, said.value);
  await db
    .insertInto('handover')
    .values({
      organisation_id: organisationId,
      id: handover.id,
      given_at: at,
      given_by: memberId,
      given_by_name: name,
      to_id: handover.toId,
      until_at: handover.until,
      words: said.value,
      sha256,
      acknowledged_at: null,
    })
    .execute();
  if (handover.items.length > 0) {
    await db
      .insertInto('handover_item')
      .values(
        handover.items.map((item, index) => ({
          organisation_id: organisationId,
          handover_id: handover.id,
          place: index + 1,
          kind: item.kind,
          words: cutTo(item.words, 300),
          about_kind: item.about?.kind ?? null,
          about_id: item.about?.id ?? null,
          person_ids: [...item.personIds],
          owner_id: item.ownerId,
          due_at: item.dueAt,
        })),
      )
      .execute();
  }
  record(tx, handoverGiven, {
    subjects: { handover: handover.id, member: handover.toId },
    facts: {
      handover: handover.id,
      until: handover.until.toISOString(),
      items: handover.items.map(({ kind, ownerId }) => ({ kind, owner: ownerId })),
      wordsGiven: said.value !== '',
      sha256: sha256.toString('hex'),
    },
  });
  return ok({ handoverId: handover.id, isNew: true });
}

/**
 * The colleague has read the hand-over and has the desk. Again changes nothing. Refuses `handover-not-found` and
 * `not-your-handover`.
 */
export async function acknowledgeHandover(
  tx: Tx,
  handoverId: string,
): Promise<Result<{ handoverId: string }>> {
  const db = tasksDb(tx);
  const row = await db
    .selectFrom('handover')
    .select(['to_id', 'acknowledged_at', 'given_by'])
    .where('id', '=', handoverId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('handover-not-found', 'There is no such hand-over.');
  if (row.to_id !== actorOf(tx).memberId) {
    return refuse('not-your-handover', 'This was given to a colleague. They take it over.');
  }
  if (row.acknowledged_at !== null) return ok({ handoverId });
  await db
    .updateTable('handover')
    .set({ acknowledged_at: nowOf(tx) })
    .where('id', '=', handoverId)
    .execute();
  record(tx, handoverAcknowledged, {
    subjects: { handover: handoverId, member: row.given_by },
    facts: { handover: handoverId },
  });
  return ok({ handoverId });
}
