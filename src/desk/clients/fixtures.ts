import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { addClient } from './add-client.ts';
import { addContact } from './add-contact.ts';
import { addSite } from './add-site.ts';
import type { addClientRoute, addContactRoute, addSiteRoute, recordSheetRoute } from './schema.ts';

type NewClient = BodyOf<typeof addClientRoute>;
type NewContact = BodyOf<typeof addContactRoute>;

/** A client that is its own hirer, site and bill-to: a care home in Leeds, unless said otherwise. */
export function aClient({
  same,
  ...given
}: Partial<Omit<NewClient, 'same'>> & {
  readonly same?: Partial<NonNullable<NewClient['same']>>;
} = {}) {
  return {
    id: newId(),
    name: 'Harrow House',
    notes: '',
    same: {
      companyNumber: '01234567',
      natureOfBusiness: 'Residential care home',
      address: '12 Park Row\nLeeds',
      postcode: 'LS1 4AP',
      nation: 'england' as const,
      poRequired: false,
      ...same,
    },
    ...given,
  };
}

/** A contact who approves hours and takes confirmations: Grace Hill, unless said otherwise. */
export function aContact(given: Partial<NewContact> = {}): NewContact {
  return {
    id: newId(),
    givenName: 'Grace',
    familyName: 'Hill',
    email: 'grace.hill@harrow.example',
    phone: '0113 496 0001',
    jobTitle: 'Home manager',
    approvesHours: true,
    takesConfirmations: true,
    isSomebodyElse: false,
    ...given,
  };
}

/** A complete standing sheet, the first version, without a review date. */
export function aSheet(given: Partial<BodyOf<typeof recordSheetRoute>> = {}) {
  return {
    from: 0,
    reviewOn: null,
    reportTo: 'Nurse in charge, ground floor',
    arrival: 'Ring at the side door. Bus 49 stops outside.',
    ppe: 'Gloves and aprons are there. Flat shoes.',
    risks: 'Lifting, infection.',
    controls: 'Hoists with two people, hand gel at each door.',
    breaks: '30 minutes unpaid after 6 hours',
    expenses: 'None',
    ...given,
  };
}

/** A client with one contact, all in the open act: what other rooms' tests book for. */
export async function aClientWithContact(
  tx: Tx,
  client: Parameters<typeof aClient>[0] = {},
  contact: Partial<NewContact> = {},
) {
  const { clientId, hirerId, siteId, billToId } = made(await addClient(tx, aClient(client)));
  const { contactId, personId } = made(await addContact(tx, clientId, aContact(contact)));
  if (!hirerId || !siteId || !billToId) throw new Error('A client of its own has all its parts.');
  return { clientId, hirerId, siteId, billToId, contactId, personId };
}

/** The value of a result that cannot be a refusal here; throws what it says otherwise. */
function made<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
}

/** Another place of work of a client, without a sheet: the mews in Edinburgh, unless said otherwise. */
export async function anotherSite(
  tx: Tx,
  { clientId, hirerId }: { readonly clientId: string; readonly hirerId: string },
  given: Partial<BodyOf<typeof addSiteRoute>> = {},
): Promise<string> {
  const { siteId } = made(
    await addSite(tx, clientId, {
      id: newId(),
      hirerId,
      name: 'Harrow Mews',
      address: '4 Mews Lane\nEdinburgh',
      postcode: 'EH1 1AA',
      nation: 'scotland',
      ...given,
    }),
  );
  return siteId;
}
