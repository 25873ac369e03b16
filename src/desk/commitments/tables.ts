import { opener } from '../../platform/db/tx.ts';
import type { ExpectedPublished, ShiftsPublished } from '../bookings/index.ts';
import type { BillTosPublished, ClientsPublished, SitesPublished } from '../clients/index.ts';

interface CommitmentsTables {
  shifts_published: ShiftsPublished;
  expected_published: ExpectedPublished;
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
  bill_tos_published: BillTosPublished;
}

/** This room keeps nothing of its own: it sums what bookings, clients and rates publish. */
export const commitmentsDb = opener<CommitmentsTables>();
