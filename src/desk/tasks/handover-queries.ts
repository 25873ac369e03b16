import { sql } from 'kysely';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { ItemKind } from './shapes-schema.ts';
import { tasksDb } from './tables.ts';

/** A hand-over as it was written, and whether it was taken over. */
export interface KeptHandover {
  readonly handoverId: string;
  readonly givenAt: Date;
  readonly givenById: string;
  readonly givenBy: string;
  readonly toId: string;
  readonly toName: string;
  readonly until: Date;
  readonly words: string;
  readonly sha256: string;
  readonly acknowledgedAt: Date | null;
  readonly items: readonly {
    readonly kind: ItemKind;
    readonly words: string;
    readonly about: { readonly kind: string; readonly id: string } | null;
    readonly ownerId: string;
    readonly ownerName: string;
    readonly dueAt: Date | null;
  }[];
}

/** For how long the list goes back, in days. */
const SHOWN_DAYS = 60;

/** Hand-overs of the last sixty days, the newest first, or the one with this id. */
export async function handoversOf(tx: Tx, handoverId?: string): Promise<readonly KeptHandover[]> {
  const db = tasksDb(tx);
  let query = db
    .selectFrom('handover')
    .selectAll()
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .limit(60);
  query = handoverId
    ? query.where('id', '=', handoverId)
    : query.where('given_at', '>', new Date(nowOf(tx).getTime() - SHOWN_DAYS * 86_400_000));
  const rows = await query.execute();
  const ids = rows.map(({ id }) => id);
  const items = await db
    .selectFrom('handover_item')
    .selectAll()
    .where(sql<boolean>`handover_id = any(${ids}::uuid[])`)
    .orderBy('place')
    .execute();
  const names = await memberNames(tx);
  return rows.map((row) => ({
    handoverId: row.id,
    givenAt: row.given_at,
    givenById: row.given_by,
    givenBy: row.given_by_name,
    toId: row.to_id,
    toName: names.get(row.to_id) ?? '',
    until: row.until_at,
    words: row.words,
    sha256: row.sha256.toString('hex'),
    acknowledgedAt: row.acknowledged_at,
    items: items
      .filter((item) => item.handover_id === row.id)
      .map((item) => ({
        kind: item.kind,
        words: item.words,
        about:
          item.about_kind && item.about_id ? { kind: item.about_kind, id: item.about_id } : null,
        ownerId: item.owner_id,
        ownerName: names.get(item.owner_id) ?? '',
        dueAt: item.due_at,
      })),
  }));
}
