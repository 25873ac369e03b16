/** What the pages of bookings choose from, as the rooms that keep it describe it. */
export { listRoles } from '../candidates/schema.ts';
export { listClients, readClient } from '../clients/schema.ts';
