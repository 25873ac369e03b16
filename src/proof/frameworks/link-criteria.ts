import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { criteriaLinked, linkTakenBack } from './events.ts';
import { frameworksDb, type LinkedAs } from './tables.ts';

const ALREADY_LINKED = {
  code: 'already-linked',
  because: 'These two criteria are linked in this way already. Look at the links of the framework.',
};
onConstraint('criterion_link_once', ALREADY_LINKED);

/**
 * Links two criteria by hand: whoever shows one may show the other. It holds for every revision that has both
 * codes. The same id again gives the first result. Refuses `criterion-not-found`, `link-to-itself` and
 * `already-linked`.
 */
export async function linkCriteria(
  tx: Tx,
  input: {
    readonly id: string;
    readonly kind: LinkedAs;
    readonly from: string;
    readonly to: string;
    /** Who says so, as in 'mapping of the awarding body, page 12'. */
    readonly because: string;
  },
): Promise<Result<{ linkId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Somebody links for the centre, never the system.');
  const db = frameworksDb(tx);
  const before = await db
    .selectFrom('criterion_link')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ linkId: before.id });
  const rows = await db
    .selectFrom('criteria_published')
    .select(['criterion_id', 'framework_code', 'code'])
    .where('organisation_id', '=', organisationId)
    .where('criterion_id', 'in', [input.from, input.to])
    .execute();
  const from = rows.find(({ criterion_id }) => criterion_id === input.from);
  const to = rows.find(({ criterion_id }) => criterion_id === input.to);
  if (!from || !to) {
    return refuse('criterion-not-found', 'One of these criteria is not in any framework here.');
  }
  if (from.framework_code === to.framework_code && from.code === to.code) {
    return refuse('link-to-itself', 'This is one criterion. Link it to another one.');
  }
  const reversed = await db
    .selectFrom('criterion_link')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', input.kind)
    .where('from_framework', '=', to.framework_code)
    .where('from_code', '=', to.code)
    .where('to_framework', '=', from.framework_code)
    .where('to_code', '=', from.code)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  if (reversed) return refuse(ALREADY_LINKED.code, ALREADY_LINKED.because);
  await db
    .insertInto('criterion_link')
    .values({
      organisation_id: organisationId,
      id: input.id,
      kind: input.kind,
      from_framework: from.framework_code,
      from_code: from.code,
      to_framework: to.framework_code,
      to_code: to.code,
      because: input.because,
      made_at: nowOf(tx),
      made_by: memberId,
    })
    .execute();
  record(tx, criteriaLinked, {
    subjects: { criterion: input.from, criterion_2: input.to },
    facts: {
      kind: input.kind,
      from: { framework: from.framework_code, criterion: from.code },
      to: { framework: to.framework_code, criterion: to.code },
    },
  });
  return ok({ linkId: input.id });
}

/**
 * Takes a link back, made here or brought by a document; references made by it stay. Again changes nothing.
 * Refuses `link-not-found`.
 */
export async function takeLinkBack(tx: Tx, linkId: string): Promise<Result<{ linkId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Somebody takes a link back, never the system.');
  const db = frameworksDb(tx);
  const link = await db
    .selectFrom('criterion_link')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', linkId)
    .forUpdate()
    .executeTakeFirst();
  if (!link) return refuse('link-not-found', 'There is no such link between criteria here.');
  if (link.taken_back_at !== null) return ok({ linkId });
  await db
    .updateTable('criterion_link')
    .set({ taken_back_at: nowOf(tx), taken_back_by: memberId })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', linkId)
    .execute();
  record(tx, linkTakenBack, {
    subjects: { link: linkId },
    facts: { kind: link.kind, from: { framework: link.from_framework, criterion: link.from_code } },
  });
  return ok({ linkId });
}
