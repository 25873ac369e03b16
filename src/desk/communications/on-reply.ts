import { sql } from 'kysely';
import type { Result } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { communicationsDb } from './tables.ts';

/** A YES or NO that came by text. */
export interface Reply {
  readonly personId: string;
  /** What the asker knows its question by. */
  readonly about: string;
  readonly answer: 'yes' | 'no';
  /** A yes to these days of the week only (1 Monday to 7 Sunday), for who takes days; left out: to all. */
  readonly days?: readonly number[] | undefined;
  /** As they wrote it. */
  readonly text: string;
  readonly receivedAt: Date;
  /** The text that asked. */
  readonly textId: string;
}

/**
 * Does what an answer asks for, in an act of its own, and says what goes back to the person. Its actor is the
 * system, or the member who entered or matched the text. A refusal undoes it and is shown to the desk, since
 * its words may name others; to the person goes `details.say`, if it has one, else that we will ring them. The
 * question then stays open until it ends. The same text may come twice after a crash: only one answer is kept.
 */
export type OnReply = (tx: Tx, reply: Reply) => Promise<Result<{ readonly say: string }>>;

const handlers = new Map<string, OnReply>();
const byDays = new Set<string>();

/**
 * A room that asks by text says here what an answer does.
 * @param purpose once a room: 'offer'
 * @param options.days a yes may be to some days of the week; without it, such a text is for a person to read
 */
export function onReply(
  purpose: string,
  handler: OnReply,
  { days = false }: { readonly days?: boolean } = {},
): void {
  handlers.set(purpose, handler);
  if (days) byDays.add(purpose);
}

/** May a yes to this purpose be to some days only? */
export function takesDays(purpose: string): boolean {
  return byDays.has(purpose);
}

/** The handler of a purpose, if a room has one. */
export function handlerOf(purpose: string): OnReply | undefined {
  return handlers.get(purpose);
}

/**
 * Closes what is still asked about these matters: the shift is filled, the offer withdrawn. Whoever answers
 * afterwards is told that it has closed.
 * @returns how many questions were open
 */
export async function closeQuestions(
  tx: Tx,
  { purpose, abouts }: { readonly purpose: string; readonly abouts: readonly string[] },
): Promise<number> {
  if (abouts.length === 0) return 0;
  const closed = await communicationsDb(tx)
    .updateTable('text_question')
    .set({ closed_at: nowOf(tx) })
    .where('purpose', '=', purpose)
    .where(sql<boolean>`about = any(${[...abouts]}::text[])`)
    .where('answered_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return Number(closed.numUpdatedRows);
}
