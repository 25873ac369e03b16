import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { addBillTo } from './add-bill-to.ts';
import { addClient } from './add-client.ts';
import { addContact } from './add-contact.ts';
import { addHirer } from './add-hirer.ts';
import { addSite } from './add-site.ts';
import { agreeTerms } from './agree-terms.ts';
import { clientList, clientRecord, siteRecord } from './queries.ts';
import { recordSiteSheet } from './record-site-sheet.ts';
import * as schema from './schema.ts';
import { sendTerms } from './send-terms.ts';
import { updateBillTo } from './update-bill-to.ts';
import { updateClient } from './update-client.ts';
import { updateContact } from './update-contact.ts';
import { updateHirer } from './update-hirer.ts';
import { updateSite } from './update-site.ts';

/** What clients answer over HTTP. */
export const routes = [
  reads(schema.listClients, async (tx, { query }) => ok(await clientList(tx, query))),
  reads(schema.readClient, (tx, { params }) => clientRecord(tx, params.id)),
  acts(schema.addClientRoute, (tx, { body }) => addClient(tx, body)),
  acts(schema.updateClientRoute, (tx, { params, body }) => updateClient(tx, params.id, body)),
  acts(schema.addHirerRoute, (tx, { params, body }) => addHirer(tx, params.id, body)),
  acts(schema.updateHirerRoute, (tx, { params, body }) => updateHirer(tx, params.id, body)),
  acts(schema.addSiteRoute, (tx, { params, body }) => addSite(tx, params.id, body)),
  reads(schema.readSite, (tx, { params }) => siteRecord(tx, params.id)),
  acts(schema.updateSiteRoute, (tx, { params, body }) => updateSite(tx, params.id, body)),
  acts(schema.recordSheetRoute, (tx, { params, body }) => recordSiteSheet(tx, params.id, body)),
  acts(schema.addBillToRoute, (tx, { params, body }) => addBillTo(tx, params.id, body)),
  acts(schema.updateBillToRoute, (tx, { params, body }) => updateBillTo(tx, params.id, body)),
  acts(schema.addContactRoute, (tx, { params, body }) => addContact(tx, params.id, body)),
  acts(schema.updateContactRoute, (tx, { params, body }) => updateContact(tx, params.id, body)),
  acts(schema.sendTermsRoute, (tx, { params, body }) => sendTerms(tx, params.id, body)),
  acts(schema.agreeTermsRoute, (tx, { params, body }) => agreeTerms(tx, params.id, body)),
];
