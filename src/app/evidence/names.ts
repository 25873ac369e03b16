import { bookedFor } from '../../desk/bookings/index.ts';
import { namesAtClients, namesBeginning } from '../../desk/clients/index.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type CaseNames, onCaseNames, onNamesHere } from '../../proof/portfolio/index.ts';

/** What cases of clients are called, and every name at them. */
async function clientCases(
  tx: Tx,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, CaseNames>> {
  const clients = await namesAtClients(tx, clientIds);
  return new Map(
    [...clients].map(([id, { clientName, names, addresses }]) => [
      id,
      { title: clientName, names, addresses },
    ]),
  );
}

/** What cases of bookings are called: number and client, with every name at that client. */
async function bookingCases(
  tx: Tx,
  bookingIds: readonly string[],
): Promise<ReadonlyMap<string, CaseNames>> {
  const bookings = await bookedFor(tx, bookingIds);
  const clients = await namesAtClients(tx, [
    ...new Set([...bookings.values()].map(({ clientId }) => clientId)),
  ]);
  return new Map(
    [...bookings].map(([id, { number, clientId }]) => {
      const { clientName = '', names = [], addresses = [] } = clients.get(clientId) ?? {};
      return [id, { title: `Booking ${number} for ${clientName}`, names, addresses }];
    }),
  );
}

onCaseNames('client', clientCases);
onCaseNames('booking', bookingCases);
onNamesHere(namesBeginning);
