import { type RawBuilder, sql } from 'kysely';
import type { Nation } from '../../lib/calendar.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { type Located, locateAll } from '../../platform/places/locate.ts';
import type { SiteSheet } from './site-sheet.ts';
import { clientsDb } from './tables.ts';
import { inForce } from './terms.ts';

/** A site with all that a booking there rests on. */
export interface PlaceOfWork {
  readonly siteId: string;
  readonly siteName: string;
  readonly address: string;
  readonly postcode: string;
  readonly nation: Nation;
  /** Degrees; null when the postcode's place is not known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly clientId: string;
  readonly clientName: string;
  readonly hirerId: string;
  readonly hirerName: string;
  readonly natureOfBusiness: string;
  /** The newest version; null when none was recorded. */
  readonly sheet: SiteSheet | null;
}

/** A person at a client, as others write to or ring them. */
export interface ContactCard {
  readonly contactId: string;
  readonly clientId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly jobTitle: string;
  readonly approvesHours: boolean;
  readonly takesConfirmations: boolean;
}

/** The four names behind a booking, and who ordered and who approves. */
export interface BookingParts {
  readonly clientName: string;
  readonly hirerName: string;
  readonly natureOfBusiness: string;
  readonly siteName: string;
  readonly nation: Nation;
  readonly billToName: string;
  readonly poRequired: boolean;
  readonly costCentreRequired: boolean;
  readonly referenceRequired: boolean;
  readonly orderedBy: ContactCard;
  readonly approver: ContactCard | null;
}

const SHEET = [
  'site_id as siteId',
  'version',
  'report_to as reportTo',
  'arrival',
  'ppe',
  'risks',
  'controls',
  'breaks',
  'expenses',
  'review_on as reviewOn',
  'recorded_at',
  'recorded_by as recordedBy',
] as const;

type StoredSheet = SiteSheet & { readonly siteId: string };

/** The newest sheet of each of these sites; a site without one is left out. */
export async function newestSheets(
  tx: Tx,
  siteIds: readonly string[],
): Promise<Map<string, StoredSheet>> {
  const rows = await clientsDb(tx)
    .selectFrom('site_sheet')
    .distinctOn('site_id')
    .select(SHEET)
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`site_id = any(${[...siteIds]}::uuid[])`)
    .orderBy('site_id')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.siteId, asSheet(row)]));
}

/** Every version of one site's sheet, newest first. */
export async function sheetVersions(tx: Tx, siteId: string): Promise<StoredSheet[]> {
  const rows = await clientsDb(tx)
    .selectFrom('site_sheet')
    .select(SHEET)
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('site_id', '=', siteId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(asSheet);
}

function asSheet<T extends { recorded_at: Date }>({ recorded_at, ...sheet }: T) {
  return { ...sheet, recordedAt: recorded_at.toISOString() };
}

/** Sites with client, hirer and newest sheet; an id that is none of ours is left out. */
export async function placesOfWork(
  tx: Tx,
  siteIds: readonly string[],
): Promise<Map<string, PlaceOfWork>> {
  const rows = await clientsDb(tx)
    .selectFrom('site as s')
    .innerJoin('client as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.client_id'),
    )
    .innerJoin('hirer as h', (join) =>
      join.onRef('h.organisation_id', '=', 's.organisation_id').onRef('h.id', '=', 's.hirer_id'),
    )
    .select([
      's.id as siteId',
      's.name as siteName',
      's.address',
      's.postcode',
      's.nation',
      's.latitude',
      's.longitude',
      's.located_by as locatedBy',
      's.client_id as clientId',
      'c.name as clientName',
      's.hirer_id as hirerId',
      'h.legal_name as hirerName',
      'h.nature_of_business as natureOfBusiness',
    ])
    .where('s.organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`s.id = any(${[...siteIds]}::uuid[])`)
    .execute();
  const sheets = await newestSheets(
    tx,
    rows.map((row) => row.siteId),
  );
  // A site stored before its district was loaded is looked up again, so miles are as good as the map.
  const vague = rows.filter((row) => row.locatedBy !== 'district').map((row) => row.postcode);
  const now = vague.length > 0 ? await locateAll(tx, vague) : new Map<string, Located>();
  return new Map(
    rows.map(({ locatedBy, ...row }) => {
      const { latitude, longitude } = now.get(row.postcode) ?? row;
      const sheet = sheets.get(row.siteId) ?? null;
      return [row.siteId, { ...row, latitude, longitude, sheet }];
    }),
  );
}

/** Contacts by id, with the person's name and how to reach them now; unknown ids are left out. */
export async function contactsOf(
  tx: Tx,
  contactIds: readonly string[],
): Promise<Map<string, ContactCard>> {
  const rows = await contactCards(tx)
    .where(sql<boolean>`k.id = any(${[...contactIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.contactId, row]));
}

/**
 * A client's name and its contacts by name, erased people left out; `client-not-found` for an id that is none of
 * ours.
 */
export async function contactsAtClient(
  tx: Tx,
  clientId: string,
): Promise<Result<{ clientName: string; contacts: readonly ContactCard[] }>> {
  const client = await clientsDb(tx)
    .selectFrom('client')
    .select('name')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', clientId)
    .executeTakeFirst();
  if (!client) return clientNotFound();
  const contacts = await contactCards(tx)
    .where('k.client_id', '=', clientId)
    .where('p.sort_key', '<>', '')
    .orderBy('p.display_name')
    .orderBy('k.id')
    .execute();
  return ok({ clientName: client.name, contacts });
}

/** Contacts of this organisation as cards, for a `where` to narrow. */
export function contactCards(tx: Tx) {
  return clientsDb(tx)
    .selectFrom('contact as k')
    .innerJoin('people_published as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'k.organisation_id')
        .onRef('p.person_id', '=', 'k.person_id'),
    )
    .select([
      'k.id as contactId',
      'k.client_id as clientId',
      'k.person_id as personId',
      'p.display_name as name',
      'p.email',
      'p.phone',
      'k.job_title as jobTitle',
      'k.approves_hours as approvesHours',
      'k.takes_confirmations as takesConfirmations',
    ])
    .where('k.organisation_id', '=', actorOf(tx).organisationId);
}

/** The parts of a booking as its form gives them. */
export interface PartIds {
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly billToId: string;
  /** Contact who ordered. */
  readonly orderedBy: string;
  /** Contact who approves the hours. */
  readonly approverId?: string | null;
}

/**
 * Whether these belong together on one booking, and their names. Refuses `client-not-found`;
 * `hirer-of-other-client`, `site-of-other-client`, `bill-to-of-other-client`, `contact-of-other-client`
 * for a part that is unknown or another client's; `not-an-approver` for a contact who does not approve hours.
 */
export async function partsOfBooking(tx: Tx, parts: PartIds): Promise<Result<BookingParts>> {
  const { organisationId } = actorOf(tx);
  const row = await clientsDb(tx)
    .selectFrom('client as c')
    .leftJoin('hirer as h', (join) =>
      join
        .onRef('h.organisation_id', '=', 'c.organisation_id')
        .onRef('h.client_id', '=', 'c.id')
        .on('h.id', '=', parts.hirerId),
    )
    .leftJoin('site as s', (join) =>
      join
        .onRef('s.organisation_id', '=', 'c.organisation_id')
        .onRef('s.client_id', '=', 'c.id')
        .on('s.id', '=', parts.siteId),
    )
    .leftJoin('bill_to as b', (join) =>
      join
        .onRef('b.organisation_id', '=', 'c.organisation_id')
        .on('b.id', '=', parts.billToId)
        .on(paysFor(sql.ref('c.id'))),
    )
    .select([
      'c.name as clientName',
      'h.legal_name as hirerName',
      'h.nature_of_business as natureOfBusiness',
      's.name as siteName',
      's.nation',
      'b.name as billToName',
      'b.po_required as poRequired',
      'b.cost_centre_required as costCentreRequired',
      'b.reference_required as referenceRequired',
    ])
    .where('c.organisation_id', '=', organisationId)
    .where('c.id', '=', parts.clientId)
    .executeTakeFirst();
  if (!row) return clientNotFound();
  const { clientName, hirerName, natureOfBusiness, siteName, nation, billToName, poRequired } = row;
  if (hirerName === null || natureOfBusiness === null) return ofOther('hirer', clientName);
  if (siteName === null || nation === null) return ofOther('site', clientName);
  if (billToName === null || poRequired === null) return ofOther('bill-to', clientName);
  const costCentreRequired = row.costCentreRequired ?? false;
  const referenceRequired = row.referenceRequired ?? false;
  const asked = [parts.orderedBy, ...(parts.approverId ? [parts.approverId] : [])];
  const contacts = await contactsOf(tx, asked);
  const orderedBy = contacts.get(parts.orderedBy);
  const approver = parts.approverId ? contacts.get(parts.approverId) : null;
  if (orderedBy?.clientId !== parts.clientId || approver === undefined) {
    return ofOther('contact', clientName);
  }
  if (approver !== null && approver.clientId !== parts.clientId) {
    return ofOther('contact', clientName);
  }
  if (approver !== null && !approver.approvesHours) {
    return refuse(
      'not-an-approver',
      `${approver.name} does not approve hours for ${clientName}. Choose an approver, or tick "approves hours" on this contact first.`,
    );
  }
  return ok({
    clientName,
    hirerName,
    natureOfBusiness,
    siteName,
    nation,
    billToName,
    poRequired,
    costCentreRequired,
    referenceRequired,
    orderedBy,
    approver,
  });
}

/** SQL: the bill-to `b` is this client's own, or pays on its behalf. */
export function paysFor(clientId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(b.client_id = ${clientId} or exists (select 1 from bill_to_on_behalf p
    where p.organisation_id = b.organisation_id and p.bill_to_id = b.id and p.client_id = ${clientId}))`;
}

/** The refusal for an id that is no client of this organisation. */
export function clientNotFound(): Result<never> {
  return refuse('client-not-found', 'There is no such client. Look for it in the list of clients.');
}

function ofOther(part: 'hirer' | 'site' | 'bill-to' | 'contact', clientName: string) {
  return refuse(
    `${part}-of-other-client`,
    `This ${part} does not belong to ${clientName}. Choose one of ${clientName}'s own, or add it to the client first.`,
  );
}

/** The terms of business a client works under: the newest that were agreed; null while none are. */
export async function termsInForce(
  tx: Tx,
  clientId: string,
): Promise<{
  readonly termsId: string;
  readonly version: string;
  /** 'YYYY-MM-DD'. */
  readonly agreedOn: string;
  /** ISO instant at which the agreement was recorded. */
  readonly agreedAt: string;
  /** Name of the contact who agreed. */
  readonly agreedBy: string;
} | null> {
  const rows = await clientsDb(tx)
    .selectFrom('terms_of_business')
    .select(['id', 'version', 'sent_on as sentOn', 'sent_recorded_at', 'agreed_on as agreedOn'])
    .select(['agreed_recorded_at as agreedAt', 'agreed_by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('client_id', '=', clientId)
    .where('agreed_on', 'is not', null)
    .execute();
  const now = inForce(rows.map((row) => ({ ...row, recorded: row.sent_recorded_at.getTime() })));
  if (!now?.agreedOn || !now.agreedAt || !now.agreed_by) return null;
  const agreed = (await contactsOf(tx, [now.agreed_by])).get(now.agreed_by);
  return {
    termsId: now.id,
    version: now.version,
    agreedOn: now.agreedOn,
    agreedAt: now.agreedAt.toISOString(),
    agreedBy: agreed?.name ?? '',
  };
}

/** Who pays for a client: its own bill-tos first, then those of others that pay on its behalf. */
export async function payersOf(
  tx: Tx,
  clientId: string,
): Promise<
  readonly {
    readonly billToId: string;
    readonly name: string;
    /** The other client whose bill-to it is; null: this client's own. */
    readonly ofClient: string | null;
  }[]
> {
  const { rows } = await sql<{ billToId: string; name: string; ofClient: string | null }>`
    select b.id as "billToId", b.name, case when b.client_id <> ${clientId} then o.name end as "ofClient"
    from bill_to b
    join client o on o.organisation_id = b.organisation_id and o.id = b.client_id
    where b.organisation_id = current_organisation() and ${paysFor(sql`${clientId}::uuid`)}
    order by b.client_id <> ${clientId}, b.created_at, b.id`.execute(clientsDb(tx));
  return rows;
}
