import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { learnersHere } from '../portfolio/index.ts';
import type { listRecords } from './schema.ts';
import { leavingDb } from './tables.ts';

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
  }>`
    select r.id as "recordId", r.learner_id as learner, r.from_name as "from",
      r.brought_at as "broughtAt", r.brought_by as "broughtBy",
      (select count(*)::int from brought_item i
        where i.organisation_id = r.organisation_id and i.record_id = r.id) as items,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'framework', d.framework_code,
          'unit', d.unit, 'outcome', d.outcome, 'standing', d.standing,
          'decidedOn', d.decided_on) order by d.decided_on, d.id)
        from brought_decision d
        where d.organisation_id = r.organisation_id and d.record_id = r.id), '[]') as decisions
    from brought_record r where r.organisation_id = current_organisation()
    order by r.brought_at desc, r.id`.execute(leavingDb(tx));
  return {
    learners: [...(await learnersHere(tx))],
    brought: rows.map((row) => ({
      ...row,
      learner: { id: row.learner, name: names.get(row.learner) ?? '' },
      broughtAt: row.broughtAt.toISOString(),
      broughtBy: names.get(row.broughtBy) ?? '',
    })),
  };
}
