import { sql } from 'kysely';
import { nowOf, type Tx } from '../db/tx.ts';
import type { TextToCarry } from './adapter.ts';
import type { TextEnd } from './retry.ts';
import { textSetting } from './setting.ts';
import { textDb } from './tables.ts';

/**
 * Reads a claimed text inside its organisation, or says why it must not leave any more: they said STOP since,
 * or its question is over.
 */
export async function claimedText(tx: Tx, textId: string): Promise<TextToCarry | TextEnd> {
  const db = textDb(tx);
  const row = await db
    .selectFrom('outgoing_text as t')
    .leftJoin('text_question as q', (join) =>
      join.onRef('q.organisation_id', '=', 't.organisation_id').onRef('q.text_id', '=', 't.id'),
    )
    .select(['t.to_number', 't.from_number', 't.body', 'q.expires_at', 'q.closed_at'])
    .select(sql<boolean>`text_stopped(t.person_id, t.to_number)`.as('stopped'))
    .where('t.id', '=', textId)
    .executeTakeFirst();
  if (!row || row.to_number === '') {
    return { step: 'failed', said: 'The text is no longer there.', why: 'stopped' };
  }
  if (row.stopped) {
    return {
      step: 'failed',
      said: 'They asked us not to text them before it left.',
      why: 'stopped',
    };
  }
  if (row.closed_at !== null || (row.expires_at !== null && row.expires_at <= nowOf(tx))) {
    return { step: 'failed', said: 'What it asks was over before it could leave.', why: 'late' };
  }
  return {
    to: row.to_number,
    from: row.from_number === '' ? textSetting().from : row.from_number,
    body: row.body,
    reference: textId,
  };
}
