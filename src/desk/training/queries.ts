import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { roleNames } from '../candidates/index.ts';
import { type RequirementRow, requirements } from './questions.ts';
import type { listCourses } from './schema.ts';
import { trainingDb } from './tables.ts';

type Courses = ReplyIn<typeof listCourses>;

/** The roles, clients and sites a form offers. */
export async function choicesOf(tx: Tx): Promise<Courses['choices']> {
  const db = trainingDb(tx);
  const roles = await roleNames(tx);
  const clients = await db
    .selectFrom('clients_published')
    .select(['client_id', 'name'])
    .orderBy('name')
    .orderBy('client_id')
    .execute();
  const sites = await db
    .selectFrom('sites_published')
    .select(['site_id', 'client_id', 'name'])
    .orderBy('name')
    .orderBy('site_id')
    .execute();
  const at = Map.groupBy(sites, (site) => site.client_id);
  return {
    roles: [...roles].map(([role, name]) => ({ role, name })),
    clients: clients.map(({ client_id, name }) => ({
      clientId: client_id,
      name,
      sites: (at.get(client_id) ?? []).map((site) => ({ siteId: site.site_id, name: site.name })),
    })),
  };
}

/**
 * The courses with for whom each is mandatory, by name.
 * @param clientId only those mandatory for work at this client
 */
export async function courseList(
  tx: Tx,
  { clientId }: { readonly clientId?: string | undefined },
): Promise<Result<Courses>> {
  const rows = await trainingDb(tx)
    .selectFrom('training_course')
    .selectAll()
    .orderBy('name_key')
    .execute();
  const choices = await choicesOf(tx);
  const inForce = await requirements(tx);
  const named = namesFor(choices, await memberNames(tx));
  const courses = rows.map((row) => ({
    courseId: row.id,
    name: row.name,
    kind: row.kind,
    monthsValid: row.months_valid,
    dueWeeks: row.due_weeks,
    requirements: inForce
      .filter((one) => one.courseId === row.id)
      .filter((one) => clientId === undefined || (one.clientId ?? clientId) === clientId)
      .map(named),
  }));
  const shown = courses.filter((one) => clientId === undefined || one.requirements.length > 0);
  return ok({ today: dateIn(nowOf(tx)), total: shown.length, rows: shown, choices });
}

function namesFor(choices: Courses['choices'], members: ReadonlyMap<string, string>) {
  const roles = new Map(choices.roles.map(({ role, name }) => [role, name]));
  const clients = new Map(choices.clients.map(({ clientId, name }) => [clientId, name]));
  const sites = new Map(
    choices.clients.flatMap((client) =>
      client.sites.map(({ siteId, name }) => [siteId, name] as const),
    ),
  );
  const nameIn = (names: ReadonlyMap<string, string>, key: string | null) =>
    key === null ? null : (names.get(key) ?? '');
  return (one: RequirementRow) => ({
    requirementId: one.requirementId,
    role: one.role,
    roleName: nameIn(roles, one.role),
    clientId: one.clientId,
    clientName: nameIn(clients, one.clientId),
    siteId: one.siteId,
    siteName: nameIn(sites, one.siteId),
    askedBy: one.askedBy,
    fromOn: one.fromOn,
    recordedAt: one.recordedAt.toISOString(),
    recordedBy: members.get(one.recordedBy ?? '') ?? '',
  });
}
