import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { TextState } from '../../platform/texts/tables.ts';
import { communicationsDb } from './tables.ts';

/** How far a text has come, and what was answered to its question. */
export interface TextStanding {
  readonly state: TextState;
  /** Times the provider was tried. */
  readonly attempts: number;
  /** The provider's own words at the last try that went wrong; empty if none did. */
  readonly lastError: string;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  /** E.164. */
  readonly toNumber: string;
  /** Null: it asked nothing. */
  readonly question: {
    readonly code: number;
    readonly expiresAt: Date;
    readonly answer: 'yes' | 'no' | null;
    readonly answeredAt: Date | null;
    readonly closedAt: Date | null;
  } | null;
}

/** How far these texts have come, by text id; ids unknown here are left out. */
export async function textStates(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, TextStanding>> {
  if (ids.length === 0) return new Map();
  const rows = await communicationsDb(tx)
    .selectFrom('outgoing_text as t')
    .innerJoin('text_delivery as d', (join) =>
      join.onRef('d.organisation_id', '=', 't.organisation_id').onRef('d.text_id', '=', 't.id'),
    )
    .leftJoin('text_question as q', (join) =>
      join.onRef('q.organisation_id', '=', 't.organisation_id').onRef('q.text_id', '=', 't.id'),
    )
    .select(['t.id', 't.to_number', 'd.state', 'd.attempts', 'd.last_error', 'd.sent_at'])
    .select([
      'd.delivered_at',
      'q.code',
      'q.expires_at',
      'q.answer',
      'q.answered_at',
      'q.closed_at',
    ])
    .where(sql<boolean>`t.id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        state: row.state,
        attempts: row.attempts,
        lastError: row.last_error,
        sentAt: row.sent_at,
        deliveredAt: row.delivered_at,
        toNumber: row.to_number,
        question:
          row.code === null || row.expires_at === null
            ? null
            : {
                code: row.code,
                expiresAt: row.expires_at,
                answer: row.answer,
                answeredAt: row.answered_at,
                closedAt: row.closed_at,
              },
      },
    ]),
  );
}

/** Texts that came in from these people between two moments, the newest first: filed to each of them. */
export async function repliesFrom(
  tx: Tx,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<readonly { readonly textId: string; readonly personId: string; readonly at: Date }[]> {
  if (personIds.length === 0) return [];
  const rows = await communicationsDb(tx)
    .selectFrom('incoming_text')
    .select(['id', 'person_id', 'received_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .orderBy('received_at', 'desc')
    .limit(200)
    .execute();
  return rows.flatMap(({ id, person_id, received_at }) =>
    person_id === null ? [] : [{ textId: id, personId: person_id, at: received_at }],
  );
}
