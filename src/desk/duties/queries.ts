import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsAtClient, contactsOf } from '../clients/index.ts';
import { speaking } from './licence.ts';
import { SETTING } from './questions.ts';
import type { listLicences, readDuties } from './schema.ts';
import { dutiesDb } from './tables.ts';

type Duties = ReplyIn<typeof readDuties>;
type Setting = Duties['sites'][number]['settings'][number];
type Names = ReadonlyMap<string, string>;

/** What the law asks of the work at each site of a client, with whom and what a form offers. */
export async function clientDuties(tx: Tx, clientId: string): Promise<Result<Duties>> {
  const found = await contactsAtClient(tx, clientId);
  if (!found.ok) return found;
  const { clientName, contacts } = found.value;
  const members = await memberNames(tx);
  const roles = await roleNames(tx);
  const sites = await dutiesDb(tx)
    .selectFrom('sites_published')
    .select(['site_id', 'name', 'hirer_id', 'hirer_name'])
    .where('client_id', '=', clientId)
    .orderBy('name')
    .orderBy('site_id')
    .execute();
  const speakers = await speakersAt(tx, clientId);
  const settings = await settingsAt(
    tx,
    sites.map((site) => site.site_id),
    { members, roles, speakers },
  );
  const hirers = new Map(sites.map((site) => [site.hirer_id, site.hirer_name]));
  const places = new Map([...hirers, ...sites.map((site) => [site.site_id, site.name] as const)]);
  return ok({
    today: dateIn(nowOf(tx)),
    clientName,
    roles: [...roles].map(([role, name]) => ({ role, name })),
    contacts: contacts.map(({ contactId, name, jobTitle }) => ({ contactId, name, jobTitle })),
    hirers: [...hirers].map(([hirerId, name]) => ({ hirerId, name })),
    sites: sites.map(({ site_id, name }) => {
      const own = settings.filter((one) => one.siteId === site_id).map(({ siteId: _, ...s }) => s);
      const now = newestOfEach(own).filter(({ withdrawn }) => !withdrawn);
      return {
        siteId: site_id,
        name,
        settings: now,
        earlier: own.filter((one) => !now.includes(one)),
      };
    }),
    actions: await actionsAt(tx, clientId, { members, roles, speakers, places }),
  });
}

/** The names of whoever said something about this client's work, erased people by that name. */
async function speakersAt(tx: Tx, clientId: string): Promise<Names> {
  const { rows } = await sql<{ said_by: string }>`
    select w.said_by from work_setting w
      join sites_published s on s.organisation_id = w.organisation_id and s.site_id = w.site_id
      where s.client_id = ${clientId}::uuid
    union select said_by from industrial_action
      where client_id = ${clientId}::uuid and said_by is not null`.execute(dutiesDb(tx));
  const cards = await contactsOf(
    tx,
    rows.map((row) => row.said_by),
  );
  return new Map([...cards].map(([contactId, { name }]) => [contactId, name]));
}

/** Of versions newest first, the newest for the whole site and for each role, the whole site first. */
function newestOfEach(versions: readonly Setting[]): Setting[] {
  const newest = new Map<string | null, Setting>();
  for (const one of versions) if (!newest.has(one.role)) newest.set(one.role, one);
  return [...newest.values()].sort((a, b) =>
    a.role === null ? -1 : b.role === null ? 1 : (a.roleName ?? '').localeCompare(b.roleName ?? ''),
  );
}

async function settingsAt(
  tx: Tx,
  siteIds: readonly string[],
  { members, roles, speakers }: Readonly<Record<'members' | 'roles' | 'speakers', Names>>,
): Promise<readonly (Setting & { readonly siteId: string })[]> {
  const rows = await dutiesDb(tx)
    .selectFrom('work_setting')
    .select(SETTING)
    .select(['role', 'notes', 'said_by as saidBy', 'recorded_at', 'recorded_by'])
    .where(sql<boolean>`site_id = any(${[...siteIds]}::uuid[])`)
    .orderBy('recorded_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ role, recorded_at, recorded_by, ...row }) => ({
    ...row,
    role: role === '' ? null : role,
    roleName: role === '' ? null : (roles.get(role) ?? role),
    saidByName: speakers.get(row.saidBy) ?? '',
    recordedAt: recorded_at.toISOString(),
    recordedBy: memberName(members, recorded_by),
  }));
}

async function actionsAt(
  tx: Tx,
  clientId: string,
  {
    members,
    roles,
    speakers,
    places,
  }: Readonly<Record<'members' | 'roles' | 'speakers' | 'places', Names>>,
): Promise<Duties['actions']> {
  const rows = await dutiesDb(tx)
    .selectFrom('industrial_action')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy(sql`ended_at is not null`)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
  const named = (keys: readonly string[]) => keys.map((role) => roles.get(role) ?? role).sort();
  return rows.map((row) => {
    const placeId = row.site_id ?? row.hirer_id ?? '';
    return {
      actionId: row.id,
      place: row.site_id === null ? 'hirer' : 'site',
      placeId,
      placeName: places.get(placeId) ?? '',
      roleNames: named(row.roles),
      movedRoleNames: named(row.moved_roles),
      official: row.official,
      fromOn: row.from_on,
      toOn: row.to_on,
      saidByName: row.said_by === null ? null : (speakers.get(row.said_by) ?? ''),
      source: row.source,
      recordedAt: row.recorded_at.toISOString(),
      recordedBy: memberName(members, row.recorded_by),
      endedAt: row.ended_at?.toISOString() ?? null,
      endedBy: row.ended_at === null ? null : memberName(members, row.ended_by),
      endedHow: row.ended_how,
    };
  });
}

/** Every look at the register for the organisation's own licences, the latest first. */
export async function licenceList(tx: Tx): Promise<ReplyIn<typeof listLicences>> {
  const members = await memberNames(tx);
  const rows = await dutiesDb(tx)
    .selectFrom('agency_licence')
    .selectAll()
    .orderBy('seen_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const looks = rows.map((row) => ({ ...row, numberKey: row.number_key }));
  const now = new Set(speaking(looks).map(({ id }) => id));
  return {
    today: dateIn(nowOf(tx)),
    total: looks.length,
    rows: looks.map((look) => ({
      licenceId: look.id,
      number: look.number,
      fromOn: look.from_on,
      toOn: look.to_on,
      seenOn: look.seen_on,
      page: look.page,
      recordedAt: look.recorded_at.toISOString(),
      recordedBy: memberName(members, look.recorded_by),
      superseded: !now.has(look.id),
    })),
  };
}

function memberName(members: Names, id: string | null): string {
  return id === null ? 'the system' : (members.get(id) ?? '');
}
