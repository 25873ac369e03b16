import type { Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import type { Needed } from './amendment.ts';

/** Whose word it takes, by name; the hirer by who ordered. */
export async function neededNames(tx: Tx, needed: readonly Needed[], orderedBy: string) {
  const people = await peopleOf(
    tx,
    needed.flatMap(({ workerId }) => workerId ?? []),
  );
  const contact = (await contactsOf(tx, [orderedBy])).get(orderedBy);
  return needed.map(({ side, workerId }) => ({
    side,
    workerId,
    name: workerId === null ? (contact?.name ?? '') : (people.get(workerId)?.displayName ?? ''),
  }));
}
