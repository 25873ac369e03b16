import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { keyOfName } from './add-client.ts';
import { notFound } from './found.ts';
import {
  clientNotFound,
  contactCards,
  contactsOf,
  newestSheets,
  paysFor,
  sheetVersions,
} from './questions.ts';
import type { CLIENT_ORDERS, listClients, readClient, readSite } from './schema.ts';
import { partsMissing, reviewIsDue, type SiteSheet } from './site-sheet.ts';
import { clientsDb } from './tables.ts';
import { stateOf } from './terms.ts';

const ORDERS: Readonly<Record<(typeof CLIENT_ORDERS)[number], string>> = {
  name: 'name_key, id',
  '-name': 'name_key desc, id',
  sites: 'sites, name_key, id',
  '-sites': 'sites desc, name_key, id',
  added: 'created_at, id',
  '-added': 'created_at desc, id',
};

/** Text as a LIKE pattern that holds it anywhere, its own % and _ taken literally. */
function holding(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Clients that fit the filters, in order, with the true count of all of them. */
export async function clientList(
  tx: Tx,
  query: QueryOf<typeof listClients>,
): Promise<ReplyIn<typeof listClients>> {
  const search = query.search?.trim() ?? '';
  const words = holding(keyOfName(search));
  const typed = holding(search);
  const letters = search.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const postcode = letters === '' ? '' : `${letters}%`;
  const { rows } = await sql<{
    id: string;
    name: string;
    sites: number;
    contacts: number;
    terms: 'in force' | 'sent' | 'none';
    terms_version: string | null;
    sheets_incomplete: number;
    sheets_due: number;
    created_at: Date;
    total: number;
  }>`
    with clients as (
      select c.id, c.name, c.name_key, c.created_at, s.sites, s.sheets_incomplete, s.sheets_due,
        (select count(*) from contact k
          where k.organisation_id = c.organisation_id and k.client_id = c.id) as contacts,
        t.version as terms_version,
        case when t.agreed_on is not null then 'in force' when t.version is not null then 'sent'
          else 'none' end as terms
      from client c
      cross join lateral (
        select count(*) as sites,
          count(*) filter (where h.version is null
            or '' in (h.report_to, h.risks, h.controls)) as sheets_incomplete,
          count(*) filter (where h.review_on <= ${dateIn(nowOf(tx))}::date) as sheets_due
        from site s left join lateral (
          select h.version, h.review_on, h.report_to, h.risks, h.controls from site_sheet h
          where h.organisation_id = s.organisation_id and h.site_id = s.id
          order by h.version desc limit 1) h on true
        where s.organisation_id = c.organisation_id and s.client_id = c.id) s
      left join lateral (
        select t.version, t.agreed_on from terms_of_business t
        where t.organisation_id = c.organisation_id and t.client_id = c.id
        order by t.agreed_on is null, t.sent_on desc, t.sent_recorded_at desc, t.id desc limit 1) t on true
      where c.organisation_id = ${actorOf(tx).organisationId}::uuid
        and (${search} = '' or c.name_key like ${words} or c.name ilike ${typed}
          or exists (select 1 from hirer h where h.organisation_id = c.organisation_id
            and h.client_id = c.id and h.legal_name ilike ${typed})
          or exists (select 1 from site s where s.organisation_id = c.organisation_id and s.client_id = c.id
            and (s.name ilike ${typed} or replace(s.postcode, ' ', '') like ${postcode}))))
    select *, count(*) over () as total from clients
    where (${query.terms ?? null}::text is null or terms = ${query.terms ?? null})
      and (${query.sheet ?? null}::text is null
        or (${query.sheet ?? null} = 'incomplete' and sheets_incomplete > 0)
        or (${query.sheet ?? null} = 'due' and sheets_due > 0))
    order by ${sql.raw(ORDERS[query.order])}
    limit ${query.limit} offset ${query.offset}`.execute(clientsDb(tx));
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      clientId: row.id,
      name: row.name,
      sites: row.sites,
      contacts: row.contacts,
      terms: row.terms,
      termsVersion: row.terms_version,
      sheetsIncomplete: row.sheets_incomplete,
      sheetsDue: row.sheets_due,
      addedAt: row.created_at.toISOString(),
    })),
  };
}

/** One client with all that stands under it, or `client-not-found`. */
export async function clientRecord(
  tx: Tx,
  clientId: string,
): Promise<Result<ReplyIn<typeof readClient>>> {
  const client = await clientsDb(tx)
    .selectFrom('client')
    .select(['name', 'notes', 'created_at', 'created_by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', clientId)
    .executeTakeFirst();
  if (!client) return clientNotFound();
  const names = await memberNames(tx);
  return ok({
    clientId,
    name: client.name,
    notes: client.notes,
    addedAt: client.created_at.toISOString(),
    addedBy: names.get(client.created_by ?? '') ?? null,
    hirers: await hirersOf(tx, clientId),
    sites: await sitesOf(tx, clientId),
    billTos: await billTosOf(tx, clientId),
    contacts: await contactCards(tx)
      .where('k.client_id', '=', clientId)
      .orderBy('p.sort_key')
      .orderBy('k.id')
      .execute(),
    terms: await termsOf(tx, clientId),
  });
}

/** One site with every version of its sheet, newest first, or `site-not-found`. */
export async function siteRecord(
  tx: Tx,
  siteId: string,
): Promise<Result<ReplyIn<typeof readSite>>> {
  const row = await sitesFrom(tx)
    .innerJoin('client as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.client_id'),
    )
    .select(['s.client_id as clientId', 'c.name as clientName'])
    .where('s.id', '=', siteId)
    .executeTakeFirst();
  if (!row) return notFound('site');
  const sheets = await sheetVersions(tx, siteId);
  const named = await withNames(tx, sheets);
  return ok({ ...row, ...standing(tx, named[0] ?? null), sheets: named });
}

function sitesFrom(tx: Tx) {
  return clientsDb(tx)
    .selectFrom('site as s')
    .innerJoin('hirer as h', (join) =>
      join.onRef('h.organisation_id', '=', 's.organisation_id').onRef('h.id', '=', 's.hirer_id'),
    )
    .select(['s.id as siteId', 's.name', 's.address', 's.postcode', 's.nation'])
    .select(['s.located_by as locatedBy', 's.hirer_id as hirerId', 'h.legal_name as hirerName'])
    .where('s.organisation_id', '=', actorOf(tx).organisationId);
}

async function sitesOf(tx: Tx, clientId: string) {
  const rows = await sitesFrom(tx)
    .where('s.client_id', '=', clientId)
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  const sheets = await newestSheets(
    tx,
    rows.map((row) => row.siteId),
  );
  const named = new Map(
    (await withNames(tx, [...sheets.values()])).map((sheet) => [sheet.siteId, sheet]),
  );
  return rows.map((row) => {
    const sheet = named.get(row.siteId) ?? null;
    return { ...row, sheet, ...standing(tx, sheet) };
  });
}

/** What is lacking on a sheet and whether its review has come. */
function standing(tx: Tx, sheet: SiteSheet | null) {
  return {
    missing: partsMissing(sheet),
    reviewIsDue: reviewIsDue(sheet?.reviewOn ?? null, dateIn(nowOf(tx))),
  };
}

async function withNames<T extends SiteSheet>(tx: Tx, sheets: readonly T[]): Promise<T[]> {
  const names = await memberNames(tx);
  return sheets.map((sheet) => ({
    ...sheet,
    recordedBy: names.get(sheet.recordedBy ?? '') ?? null,
  }));
}

async function hirersOf(tx: Tx, clientId: string) {
  return clientsDb(tx)
    .selectFrom('hirer')
    .select(['id as hirerId', 'legal_name as legalName', 'company_number as companyNumber'])
    .select('nature_of_business as natureOfBusiness')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('client_id', '=', clientId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

async function billTosOf(tx: Tx, clientId: string) {
  const { rows } = await sql<ReplyIn<typeof readClient>['billTos'][number]>`
    select b.id as "billToId", b.name, b.address, b.email, b.po_required as "poRequired",
      b.cost_centre_required as "costCentreRequired", b.reference_required as "referenceRequired",
      case when b.client_id <> ${clientId} then o.name end as "ofClient",
      coalesce((select jsonb_agg(jsonb_build_object('clientId', c.id, 'name', c.name) order by c.name)
        from bill_to_on_behalf p
        join client c on c.organisation_id = p.organisation_id and c.id = p.client_id
        where p.organisation_id = b.organisation_id and p.bill_to_id = b.id), '[]') as "paysFor"
    from bill_to b
    join client o on o.organisation_id = b.organisation_id and o.id = b.client_id
    where b.organisation_id = current_organisation() and ${paysFor(sql`${clientId}::uuid`)}
    order by b.client_id <> ${clientId}, b.created_at, b.id`.execute(clientsDb(tx));
  return rows;
}

async function termsOf(tx: Tx, clientId: string) {
  const rows = await clientsDb(tx)
    .selectFrom('terms_of_business')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('client_id', '=', clientId)
    .orderBy('sent_on', 'desc')
    .orderBy('sent_recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const all = rows.map((row) => ({
    id: row.id,
    sentOn: row.sent_on,
    agreedOn: row.agreed_on,
    recorded: row.sent_recorded_at.getTime(),
  }));
  const members = await memberNames(tx);
  const contacts = await contactsOf(
    tx,
    rows.flatMap((row) => [row.sent_to, ...(row.agreed_by ? [row.agreed_by] : [])]),
  );
  return rows.map((row, at) => ({
    termsId: row.id,
    version: row.version,
    state: stateOf(
      all[at] ?? { id: row.id, sentOn: row.sent_on, agreedOn: null, recorded: 0 },
      all,
    ),
    sentOn: row.sent_on,
    sentTo: contacts.get(row.sent_to)?.name ?? '',
    sentRecordedBy: members.get(row.sent_recorded_by ?? '') ?? null,
    agreedOn: row.agreed_on,
    agreedBy: contacts.get(row.agreed_by ?? '')?.name ?? null,
    agreedHow: row.agreed_how,
    agreedRecordedBy: members.get(row.agreed_recorded_by ?? '') ?? null,
    agreedRecordedAt: row.agreed_recorded_at?.toISOString() ?? null,
  }));
}
