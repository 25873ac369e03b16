import { addMonths } from '../../lib/days.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { comparatorRecorded } from './events.ts';
import { hirerOf, notAfterToday, roleKnown } from './found.ts';
import type { recordComparatorRoute } from './schema.ts';
import { equalTreatmentDb } from './tables.ts';

/** Months ahead that a rise may be entered: a later one is a slip of the year. */
const AHEAD = 24;

/**
 * Records what a comparable employee of a hirer earns in a role from a day on, or that the hirer was asked
 * and has not answered (reg 5; asking is the reasonable step of reg 14). The rows before it stay. The same
 * id again gives the first result. Refuses `hirer-not-found`, `role-not-found`, `contact-of-other-client`,
 * `not-yet`, `too-far-ahead`, and `source-missing` for a pay without where it comes from.
 */
export async function recordComparator(
  tx: Tx,
  hirerId: string,
  { id, role, payPence, fromOn, askedOn, source, saidBy }: BodyOf<typeof recordComparatorRoute>,
): Promise<Result<{ comparatorId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const hirer = await hirerOf(tx, hirerId);
  if (!hirer.ok) return hirer;
  const known = await roleKnown(tx, role);
  if (!known.ok) return known;
  const past = notAfterToday(tx, askedOn, 'askedOn');
  if (!past.ok) return past;
  const from = payPence === null ? askedOn : (fromOn ?? askedOn);
  if (from > addMonths(askedOn, AHEAD)) {
    return wrongField(
      'fromOn',
      'too-far-ahead',
      'This day lies more than two years after the hirer was asked. Check the year.',
    );
  }
  if (payPence !== null && source === '') {
    return wrongField(
      'source',
      'source-missing',
      'Say where the pay comes from: a pay scale, a contract, a payslip the hirer showed.',
    );
  }
  const contact = saidBy === null ? undefined : (await contactsOf(tx, [saidBy])).get(saidBy);
  if (saidBy !== null && contact?.clientId !== hirer.value.clientId) {
    return wrongField(
      'saidBy',
      'contact-of-other-client',
      'This contact does not belong to the client. Choose one of the client’s own, or add them first.',
    );
  }
  const { numInsertedOrUpdatedRows } = await equalTreatmentDb(tx)
    .insertInto('comparator')
    .values({
      organisation_id: organisationId,
      id,
      hirer_id: hirerId,
      role,
      pay_pence: payPence,
      from_on: from,
      asked_on: askedOn,
      source,
      said_by: saidBy,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ comparatorId: id });
  record(tx, comparatorRecorded, {
    subjects: {
      client: hirer.value.clientId,
      hirer: hirerId,
      comparator: id,
      ...(contact && saidBy ? { contact: saidBy, person: contact.personId } : {}),
    },
    facts: { comparator: id, role, payPence, fromOn: from, askedOn },
  });
  return ok({ comparatorId: id });
}
