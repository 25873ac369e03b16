import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { replacementMapPublished } from './events.ts';
import { frameworkNotFound } from './record-choice.ts';
import { type ReplacementRow, replacementBetween } from './replacement.ts';
import { frameworksDb } from './tables.ts';
import type { FrameworkTree } from './tree.ts';

const CHANGED = {
  code: 'map-changed',
  because:
    'Somebody published a newer map of these two meanwhile. Look at theirs, then publish yours.',
};
onConstraint('replacement_map_version', CHANGED);

interface NewMap {
  readonly id: string;
  readonly fromFrameworkId: string;
  readonly toFrameworkId: string;
  /** The version this one was made from; 0: none was published. */
  readonly after: number;
  /** What it rests on, as in 'mapping of the awarding body, page 12'. */
  readonly because: string;
  readonly rows: readonly ReplacementRow[];
}

/**
 * Publishes which criteria of a newer framework replace those of an older one, whole: every criterion of the older
 * one has its row, and one not given stands as before. Versions before stay, with what rests on them. The same id again
 * gives the first result. Refuses `framework-not-found`, `map-changed`, `criterion-twice`, `criterion-not-found` and `not-one-to-one`.
 */
export async function publishMap(
  tx: Tx,
  input: NewMap,
): Promise<Result<{ mapId: string; version: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Somebody publishes a map, never the system.');
  const db = frameworksDb(tx);
  // One at a time: a press made again at the same moment finds what the first made.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`map:${organisationId}:${input.fromFrameworkId}`}, 0))`.execute(
    db,
  );
  const before = await db
    .selectFrom('replacement_map')
    .select(['id', 'version'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ mapId: before.id, version: before.version });
  const between = await replacementBetween(tx, input.fromFrameworkId, input.toFrameworkId);
  if (!between) return frameworkNotFound();
  const version = (between.published?.version ?? 0) + 1;
  if (version !== input.after + 1) return refuse(CHANGED.code, CHANGED.because);
  // A row that is not given stands as it was published last, else as it is proposed.
  const rows = [
    ...input.rows,
    ...(between.published?.rows ?? between.proposed).filter(
      (row) => !input.rows.some(({ from }) => from === row.from),
    ),
  ];
  const wrong = wrongRows(between.from, between.to, rows);
  if (wrong) return wrong;
  await db
    .insertInto('replacement_map')
    .values({
      organisation_id: organisationId,
      id: input.id,
      from_framework_id: between.from.id,
      to_framework_id: between.to.id,
      version,
      because: input.because,
      published_at: nowOf(tx),
      published_by: memberId,
    })
    .execute();
  const kept = rows.flatMap(({ from, to, foundBy, carries }) =>
    (to.length === 0 ? [null] : to).map((target) => ({
      from_criterion_id: from,
      to_criterion_id: target,
      found_by: foundBy,
      judgement_carries: carries,
    })),
  );
  await sql`
    insert into replacement_row (organisation_id, map_id, position, from_criterion_id, to_criterion_id, found_by,
      judgement_carries)
    select ${organisationId}::uuid, ${input.id}::uuid, position, from_criterion_id, to_criterion_id, found_by,
      judgement_carries
    from jsonb_to_recordset(${JSON.stringify(kept.map((row, position) => ({ ...row, position })))}::jsonb) as said (position int, from_criterion_id uuid,
      to_criterion_id uuid, found_by text, judgement_carries boolean)`.execute(db);
  record(tx, replacementMapPublished, {
    subjects: { framework: between.from.id, framework_2: between.to.id, map: input.id },
    facts: {
      from: { framework: between.from.code, revision: between.from.revision },
      to: { framework: between.to.code, revision: between.to.revision },
      version,
      replaced: rows.filter(({ to }) => to.length > 0).length,
      nothing: rows.filter(({ to }) => to.length === 0).length,
      carrying: rows.filter(({ carries }) => carries).length,
    },
  });
  return ok({ mapId: input.id, version });
}

function wrongRows(
  from: FrameworkTree,
  to: FrameworkTree,
  rows: readonly ReplacementRow[],
): Result<never> | null {
  const [old, fresh] = [codesOf(from), codesOf(to)];
  const given = rows.map((row) => row.from);
  if (given.some((id) => !old.has(id)) || rows.some((row) => row.to.some((id) => !fresh.has(id)))) {
    return refuse(
      'criterion-not-found',
      'A criterion of this map is in neither framework. Open the page again.',
    );
  }
  const twice = given.filter((id, at) => given.indexOf(id) !== at);
  if (twice.length > 0) {
    return refuse(
      'criterion-twice',
      `A map says of each criterion once what replaces it: ${listed(twice.map((id) => old.get(id) ?? ''))} stands twice.`,
    );
  }
  const uses = new Map<string, number>();
  for (const id of rows.flatMap((row) => row.to)) uses.set(id, (uses.get(id) ?? 0) + 1);
  const many = rows.filter(
    (row) => row.carries && (row.to.length !== 1 || (uses.get(row.to[0] ?? '') ?? 0) !== 1),
  );
  if (many.length === 0) return null;
  return refuse(
    'not-one-to-one',
    `A judgement carries over only from one criterion to one: ${listed(many.map((row) => old.get(row.from) ?? ''))}. Take the tick away there; it is judged anew.`,
  );
}

function codesOf({ units }: FrameworkTree): ReadonlyMap<string, string> {
  return new Map(
    units.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ criteria }) =>
        criteria.map(({ criterionId, code }) => [criterionId, code] as const),
      ),
    ),
  );
}
