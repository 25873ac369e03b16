import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { type TextStep, textDb } from './tables.ts';

/** Adds a step to a text's way; its delivery row must be locked or claimed by the caller. */
export async function addTextStep(
  tx: Tx,
  textId: string,
  step: TextStep,
  said: string,
): Promise<void> {
  const db = textDb(tx);
  const { organisationId, memberId } = actorOf(tx);
  const { count } = await db
    .selectFrom('text_step')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('text_id', '=', textId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('text_step')
    .values({
      organisation_id: organisationId,
      text_id: textId,
      position: count + 1,
      at: nowOf(tx),
      step,
      said,
      member_id: memberId,
    })
    .execute();
}
