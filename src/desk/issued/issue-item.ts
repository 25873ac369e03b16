import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { itemEnded, itemIssued } from './events.ts';
import type { endItemRoute, issueItemRoute } from './schema.ts';
import { issuedDb } from './tables.ts';

/**
 * Something was issued to a worker. No deposit is taken and nothing charged: there is no field for it. The same id
 * again gives the first result. Refuses `candidate-not-found`, `client-not-found`, `not-yet` and `back-before-issued`.
 */
export async function issueItem(
  tx: Tx,
  personId: string,
  input: BodyOf<typeof issueItemRoute>,
): Promise<Result<{ itemId: string }>> {
  const { id, kind, name, size, number, clientId, issuedOn, backBy } = input;
  if (!(await workerFacts(tx, [personId])).has(personId)) {
    return refuse('candidate-not-found', 'There is no such candidate in your books.');
  }
  if (issuedOn > dateIn(nowOf(tx))) {
    return wrongField(
      'issuedOn',
      'not-yet',
      'This day is still to come. Enter it once it is issued.',
    );
  }
  if (backBy !== null && backBy < issuedOn) {
    return wrongField('backBy', 'back-before-issued', 'It would be due back before it was issued.');
  }
  const db = issuedDb(tx);
  if (clientId !== null) {
    const client = await db
      .selectFrom('clients_published')
      .select('client_id')
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    if (!client) return wrongField('clientId', 'client-not-found', 'There is no such client.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('issued_item')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      kind,
      name,
      size,
      number,
      client_id: clientId,
      issued_on: issuedOn,
      back_by: backBy,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      ended_how: null,
      ended_on: null,
      ended_at: null,
      ended_by: null,
      note: '',
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ itemId: id });
  record(tx, itemIssued, {
    subjects: { worker: personId, item: id, ...(clientId ? { client: clientId } : {}) },
    facts: { item: id, kind, issuedOn, ours: clientId === null },
    people: { [personId]: { name, size, number } },
  });
  return ok({ itemId: id });
}

/**
 * It came back, is lost or is worn out. What was lost may turn up: it is then returned; nothing else is said twice.
 * Refuses `item-not-found`, `not-yet`, `before-issued` and `already-ended`.
 */
export async function endItem(
  tx: Tx,
  itemId: string,
  { how, on, note }: BodyOf<typeof endItemRoute>,
): Promise<Result<{ itemId: string }>> {
  const db = issuedDb(tx);
  const row = await db
    .selectFrom('issued_item')
    .selectAll()
    .where('id', '=', itemId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('item-not-found', 'There is no such thing on the list. Look again.');
  if (row.ended_how === how && row.ended_on === on) return ok({ itemId });
  if (on > dateIn(nowOf(tx))) return wrongField('on', 'not-yet', 'This day is still to come.');
  if (on < row.issued_on) {
    return wrongField('on', 'before-issued', 'That is before it was issued. Check the day.');
  }
  if (row.ended_how !== null && !(row.ended_how === 'lost' && how === 'returned')) {
    return refuse('already-ended', 'Somebody has entered already what became of it.');
  }
  await db
    .updateTable('issued_item')
    .set({
      ended_how: how,
      ended_on: on,
      ended_at: nowOf(tx),
      ended_by: actorOf(tx).memberId,
      note,
    })
    .where('id', '=', itemId)
    .execute();
  record(tx, itemEnded, {
    subjects: { worker: row.person_id, item: itemId },
    facts: { item: itemId, kind: row.kind, how, on },
    ...(note === '' ? {} : { people: { [row.person_id]: { note } } }),
  });
  return ok({ itemId });
}
