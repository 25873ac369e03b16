import type { Tx } from '../../platform/db/tx.ts';
import { communicationsDb } from './tables.ts';
import { type Choice, chooseQuestion } from './text-question.ts';

/** What a question is, beside when it was open. */
export interface Meant {
  readonly purpose: string;
  /** What its text is about. */
  readonly about: { readonly kind: string; readonly id: string } | null;
}

/** Questions of a person that an answer may mean; older ones nobody answers any more. */
const LAST = 30;

/** Which question of a person an answer means; one whose text never left them counts for none. */
export async function meantBy(
  tx: Tx,
  { personId, code, at }: { personId: string; code: number | null; at: Date },
): Promise<{ readonly choice: Choice; readonly purposes: ReadonlyMap<string, Meant> }> {
  const db = communicationsDb(tx);
  const rows = await db
    .selectFrom('text_question as q')
    .innerJoin('text_delivery as d', (join) =>
      join
        .onRef('d.organisation_id', '=', 'q.organisation_id')
        .onRef('d.text_id', '=', 'q.text_id'),
    )
    .innerJoin('outgoing_text as t', (join) =>
      join.onRef('t.organisation_id', '=', 'q.organisation_id').onRef('t.id', '=', 'q.text_id'),
    )
    .select(['q.text_id', 'q.code', 'q.asked_at', 'q.expires_at', 'q.answered_at', 'q.closed_at'])
    .select(['q.purpose', 't.about_kind', 't.about_id'])
    .where('q.person_id', '=', personId)
    .where('d.state', '<>', 'failed')
    .orderBy('q.asked_at', 'desc')
    .limit(LAST)
    .execute();
  const words = await db
    .selectFrom('outgoing_text as t')
    .leftJoin('text_question as q', (join) =>
      join.onRef('q.organisation_id', '=', 't.organisation_id').onRef('q.text_id', '=', 't.id'),
    )
    .select('t.written_at')
    .where('t.person_id', '=', personId)
    .where('t.answers_id', 'is', null)
    .where('q.text_id', 'is', null)
    .orderBy('t.written_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const questions = rows.map((row) => ({
    textId: row.text_id,
    code: row.code,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
  }));
  const purposes = rows.map((row): [string, Meant] => [
    row.text_id,
    {
      purpose: row.purpose,
      about: row.about_id === null ? null : { kind: row.about_kind, id: row.about_id },
    },
  ]);
  return {
    choice: chooseQuestion(questions, code, at, words?.written_at ?? null),
    purposes: new Map(purposes),
  };
}
