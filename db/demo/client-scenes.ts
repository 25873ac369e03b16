import { addBillTo } from '../../src/desk/clients/add-bill-to.ts';
import { addContact } from '../../src/desk/clients/add-contact.ts';
import { addHirer } from '../../src/desk/clients/add-hirer.ts';
import { addSite } from '../../src/desk/clients/add-site.ts';
import { agreeTerms } from '../../src/desk/clients/agree-terms.ts';
import { addClient } from '../../src/desk/clients/index.ts';
import { recordSiteSheet } from '../../src/desk/clients/record-site-sheet.ts';
import { sendTerms } from '../../src/desk/clients/send-terms.ts';
import { recordSetting } from '../../src/desk/duties/index.ts';
import { newId } from '../../src/lib/ids.ts';
import type { ClientPlan, SiteKey, SitePlan } from './client-plan.ts';
import { CLIENTS } from './clients.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

/** Four weeks before this Monday the desk opens its books. */
export const FIRST_DAY = -28;
const TERMS = '2026.1';

/** Where a booking goes and who speaks for it. */
export interface SiteIds {
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly billToId: string;
  readonly orderedBy: string;
  readonly approverId: string;
}

/** Whom to send workers to, by site. */
export type Places = Readonly<Record<SiteKey, SiteIds>>;

/** The clients with sites, sheets, contacts and terms: Ben brings them in over the first two days. */
export function clientScenes(time: StoryTime): { scenes: readonly Scene[]; places: Places } {
  const places: Partial<Record<SiteKey, SiteIds>> = {};
  const scenes = CLIENTS.flatMap((plan, index) => {
    const ids = { clientId: newId(), hirerId: newId(), billToId: newId(), termsId: newId() };
    const contacts = plan.contacts.map((contact) => ({ ...contact, id: newId() }));
    const approver = contacts.find(({ approves }) => approves) ?? contacts[0];
    const sites = plan.sites.map((site, at) => ({
      ...site,
      id: newId(),
      said: (contacts[Math.min(at, contacts.length - 1)] ?? contacts[0])?.id ?? '',
    }));
    for (const [at, site] of sites.entries()) {
      const orders = contacts[Math.min(at, contacts.length - 1)] ?? contacts[0];
      const first = plan.sites.length > 1 ? orders : contacts[0];
      places[site.key] = {
        ...ids,
        siteId: site.id,
        orderedBy: first?.id ?? '',
        approverId: (plan.sites.length > 1 ? orders : approver)?.id ?? '',
      };
    }
    return scenesOf(time, plan, ids, sites, contacts, index);
  });
  return { scenes, places: places as Places };
}

function scenesOf(
  time: StoryTime,
  plan: ClientPlan,
  ids: { clientId: string; hirerId: string; billToId: string; termsId: string },
  sites: readonly (SitePlan & { readonly id: string; readonly said: string })[],
  contacts: readonly (ClientPlan['contacts'][number] & { readonly id: string })[],
  index: number,
): readonly Scene[] {
  const day = time.ofWeek(FIRST_DAY + Math.floor(index / 5));
  const clock = (minutes: number) =>
    `${String(10 + (index % 5)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  const { clientId, hirerId, billToId, termsId } = ids;
  const scene = (minutes: number, what: string, does: Scene['does']): Scene => ({
    at: time.at(day, clock(minutes)),
    by: 'ben',
    what: `${what} ${plan.name}`,
    chapter: 'clients',
    does,
  });
  const [orders] = contacts;
  return [
    scene(
      0,
      'add',
      together(
        (tx) => addClient(tx, { id: clientId, name: plan.name, notes: plan.notes }),
        (tx) =>
          addHirer(tx, clientId, {
            id: hirerId,
            legalName: plan.hirer.legalName,
            companyNumber: '',
            natureOfBusiness: plan.hirer.business,
          }),
        (tx) =>
          addBillTo(tx, clientId, {
            id: billToId,
            name: plan.billTo.name,
            address: plan.billTo.address,
            email: `accounts@${plan.mailDomain}`,
            poRequired: plan.billTo.po,
          }),
        ...sites.map(
          ({ id, name, address, postcode, nation }) =>
            (tx: Parameters<Scene['does']>[0]) =>
              addSite(tx, clientId, { id, hirerId, name, address, postcode, nation }),
        ),
      ),
    ),
    scene(
      12,
      'contacts of',
      together(
        ...contacts.map((contact) => (tx: Parameters<Scene['does']>[0]) => {
          const [givenName, familyName] = contact.name;
          return addContact(tx, clientId, {
            id: contact.id,
            givenName,
            familyName,
            email: `${givenName}.${familyName}@${plan.mailDomain}`.toLowerCase(),
            phone: contact.phone,
            jobTitle: contact.jobTitle,
            approvesHours: contact.approves,
            takesConfirmations: contact === orders || plan.sites.length > 1,
            isSomebodyElse: false,
          });
        }),
      ),
    ),
    scene(
      25,
      'sheets of',
      together(
        ...sites.map(
          ({ id, sheet }) =>
            (tx: Parameters<Scene['does']>[0]) =>
              recordSiteSheet(tx, id, sheetBody(time, sheet)),
        ),
      ),
    ),
    scene(
      32,
      'what the law asks at',
      together(
        ...sites.map(
          ({ id, setting, said }) =>
            (tx: Parameters<Scene['does']>[0]) =>
              recordSetting(tx, id, {
                id: newId(),
                role: null,
                from: 0,
                notes: '',
                saidBy: said,
                saidOn: day,
                ...setting,
              }),
        ),
      ),
    ),
    scene(40, 'terms to', (tx) =>
      sendTerms(tx, clientId, {
        id: termsId,
        version: TERMS,
        sentOn: day,
        sentTo: orders?.id ?? '',
      }),
    ),
    ...agreed(time, plan, termsId, orders?.id ?? '', index),
  ];
}

function agreed(
  time: StoryTime,
  { terms, name }: ClientPlan,
  termsId: string,
  contactId: string,
  index: number,
): readonly Scene[] {
  if (terms === 'sent') return [];
  const day = time.ofWeek(FIRST_DAY + 2 + (index % 3));
  return [
    {
      at: time.at(day, `15:${10 + index * 4}`),
      by: 'ben',
      what: `terms agreed by ${name}`,
      chapter: 'clients',
      does: (tx) =>
        agreeTerms(tx, termsId, { agreedOn: day, agreedBy: contactId, agreedHow: terms }),
    },
  ];
}

function sheetBody(time: StoryTime, { reviewIn, ...sheet }: SitePlan['sheet']) {
  return {
    from: 0,
    risks: '',
    controls: '',
    ...sheet,
    reviewOn: reviewIn === undefined ? null : time.day(reviewIn),
  };
}
