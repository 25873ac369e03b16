import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { clientsDb } from './tables.ts';

/** A name that stands at a client. A contact's id is the person's. */
export interface NameAtClient {
  readonly kind: 'client' | 'hirer' | 'site' | 'bill_to' | 'contact';
  readonly id: string;
  readonly name: string;
}

/** All that names or leads to a client. */
export interface ClientNames {
  readonly clientName: string;
  readonly names: readonly NameAtClient[];
  /** Of sites and bill-tos, as they stand now. */
  readonly addresses: readonly string[];
}

/** Every name and address at these clients, by client id: hirers, sites, bill-tos and contacts. */
export async function namesAtClients(
  tx: Tx,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, ClientNames>> {
  const ids = [...clientIds];
  const { rows } = await sql<NameAtClient & { clientId: string; address: string | null }>`
    select id as "clientId", 'client' as kind, id, name, null as address from client
      where organisation_id = current_organisation() and id = any(${ids}::uuid[])
    union all select client_id, 'hirer', id, legal_name, null from hirer
      where organisation_id = current_organisation() and client_id = any(${ids}::uuid[])
    union all select client_id, 'site', id, name, address from site
      where organisation_id = current_organisation() and client_id = any(${ids}::uuid[])
    union all select client_id, 'bill_to', id, name, address from bill_to
      where organisation_id = current_organisation() and client_id = any(${ids}::uuid[])
    union all select k.client_id, 'contact', k.person_id, p.display_name, null from contact k
      join people_published p on p.organisation_id = k.organisation_id and p.person_id = k.person_id
      where k.organisation_id = current_organisation() and k.client_id = any(${ids}::uuid[])`.execute(
    clientsDb(tx),
  );
  return new Map(
    [...Map.groupBy(rows, ({ clientId }) => clientId)].map(([clientId, own]) => [
      clientId,
      {
        clientName: own.find(({ kind }) => kind === 'client')?.name ?? '',
        names: own
          .map(({ kind, id, name }) => ({ kind, id, name }))
          .filter(({ name }) => name !== ''),
        addresses: [...new Set(own.flatMap(({ address }) => address || []))],
      },
    ]),
  );
}

/** Names of clients, hirers, places and bill-tos, of all clients here, that begin with one of these words. */
export async function namesBeginning(tx: Tx, words: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select name from client where organisation_id = current_organisation()
      union all select legal_name from hirer where organisation_id = current_organisation()
      union all select name from site where organisation_id = current_organisation()
      union all select name from bill_to where organisation_id = current_organisation()) n
    where lower(substring(name from '[[:alnum:]]+')) = any(${[...words]}::text[])`.execute(
    clientsDb(tx),
  );
  return rows.map(({ name }) => name);
}
