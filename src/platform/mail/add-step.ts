import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { mailDb, type Step } from './tables.ts';

/** Adds a step to a mail's delivery history; its delivery row must be locked or claimed by the caller. */
export async function addStep(tx: Tx, messageId: string, step: Step, said: string): Promise<void> {
  const db = mailDb(tx);
  const { organisationId, memberId } = actorOf(tx);
  const { count } = await db
    .selectFrom('delivery_step')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('delivery_step')
    .values({
      organisation_id: organisationId,
      message_id: messageId,
      position: count + 1,
      at: nowOf(tx),
      step,
      said,
      member_id: memberId,
    })
    .execute();
}
