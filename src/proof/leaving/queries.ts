import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { learnersHere } from '../portfolio/index.ts';
import type { listRecords } from './schema.ts';
import { leavingDb } from './tables.ts';
import { broughtFiles } from './take-files.ts';

type Records = Reply<typeof listRecords>;

/** Everybody whose record may leave, and what came with others. */
export async function recordList(tx: Tx): Promise<Records> {
  const names = await memberNames(tx);
  const { rows } = await sql<{
    recordId: string;
    learner: string;
    from: string;
    broughtAt: Date;
    broughtBy: string;
    items: number;
    decisions: Records['brought'][number]['decisions'];
    openClaims: Records['brought'][number]['openClaims'];
    files: Records['brought'][number]['files'];
  }>`
    select r.id as "recordId", r.learner_id as learner, r.from_name as "from",
      r.brought_at as "broughtAt", r.brought_by as "broughtBy",
      (select count(*)::int from brought_item i
        where i.organisation_id = r.organisation_id and i.record_id = r.id) as items,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'framework', d.framework_code,
          'unit', d.unit, 'outcome', d.outcome, 'standing', d.standing,
          'decidedOn', d.decided_on) order by d.decided_on, d.id)
        from brought_decision d
        where d.organisation_id = r.organisation_id and d.record_id = r.id), '[]') as decisions,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'framework', c.framework_code,
          'unit', c.unit, 'claimedOn', c.claimed_on) order by c.claimed_on, c.id)
        from brought_claim c
        where c.organisation_id = r.organisation_id and c.record_id = r.id), '[]') as "openClaims",
      (select jsonb_build_object('all', count(*)::int, 'here', 0, 'until', null, 'gone', 0) from brought_file f
        where f.organisation_id = r.organisation_id and f.record_id = r.id) as files
    from brought_record r where r.organisation_id = current_organisation()
    order by r.brought_at desc, r.id`.execute(leavingDb(tx));
  const here = new Map<string, { here: number; until: string | null; gone: number }>();
  for (const { recordId } of rows) {
    const files = await broughtFiles(tx, recordId);
    const all = files.ok ? files.value.files : [];
    const whole = all.filter(({ state }) => state === 'received');
    const [until = null] = all.flatMap((file) => file.until ?? []).sort();
    const gone = all.filter(({ state }) => state === 'given_up').length;
    here.set(recordId, { here: whole.length, until, gone });
  }
  return {
    learners: [...(await learnersHere(tx))],
    brought: rows.map((row) => ({
      ...row,
      files: { ...row.files, ...here.get(row.recordId) },
      learner: { id: row.learner, name: names.get(row.learner) ?? '' },
      broughtAt: row.broughtAt.toISOString(),
      broughtBy: names.get(row.broughtBy) ?? '',
    })),
  };
}
