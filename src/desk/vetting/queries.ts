import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { joinBy } from '../../rules/safeguarding/certificate.ts';
import { workerFound } from './found.ts';
import { vettingOf } from './questions.ts';
import type { readVetting } from './schema.ts';
import { vettingDb } from './tables.ts';

/**
 * What is kept of one worker for their record, and the sites a form offers. Refuses `worker-not-found`.
 */
export async function vettingRecord(
  tx: Tx,
  personId: string,
): Promise<Result<ReplyIn<typeof readVetting>>> {
  const worker = await workerFound(tx, personId);
  if (!worker.ok) return worker;
  const kept = (await vettingOf(tx, [personId]))(personId);
  const { rows: written } = await sql<Written>`
    select id, recorded_at, recorded_by, '' as steps from student_permission
      where person_id = ${personId}::uuid
    union all
    select id, recorded_at, recorded_by, '' from night_health where person_id = ${personId}::uuid
    union all
    select id, recorded_at, recorded_by, steps from told_client where person_id = ${personId}::uuid`.execute(
    vettingDb(tx),
  );
  const members = await memberNames(tx);
  const of = new Map(written.map((row) => [row.id, row]));
  const by = (id: string) => {
    const member = of.get(id)?.recorded_by ?? null;
    return member === null ? 'the system' : (members.get(member) ?? '');
  };
  const sites = await sitesByName(tx);
  const names = new Map(sites.map(({ siteId, name }) => [siteId, name]));
  return ok({
    today: dateIn(nowOf(tx)),
    permissions: kept.permissions.map(({ id, recordedOn: _, termDates, ...one }) => ({
      ...one,
      permissionId: id,
      termDates: termDates && { ...termDates, terms: [...termDates.terms] },
      recordedAt: of.get(id)?.recorded_at.toISOString() ?? '',
      recordedBy: by(id),
    })),
    certificates: kept.certificates.map((one) => ({
      ...one,
      joinBy: one.level === 'basic' ? null : joinBy(one.issuedOn),
    })),
    nightHealth: kept.nightHealth.map(({ id, recordedOn: _, ...one }) => ({
      ...one,
      assessmentId: id,
      recordedBy: by(id),
    })),
    told: kept.told.map(({ id, siteId, ...one }) => ({
      ...one,
      toldId: id,
      siteName: names.get(siteId) ?? '',
      steps: of.get(id)?.steps ?? '',
      recordedBy: by(id),
    })),
    sites,
  });
}

interface Written {
  readonly id: string;
  readonly recorded_at: Date;
  readonly recorded_by: string | null;
  readonly steps: string;
}

async function sitesByName(tx: Tx) {
  const rows = await vettingDb(tx)
    .selectFrom('sites_published')
    .select(['site_id as siteId', 'client_name', 'name'])
    .orderBy('client_name')
    .orderBy('name')
    .orderBy('site_id')
    .execute();
  return rows.map(({ siteId, client_name, name }) => ({ siteId, name: `${client_name}, ${name}` }));
}
