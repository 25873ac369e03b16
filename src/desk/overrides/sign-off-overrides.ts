import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { overrideSignedOff } from './events.ts';
import { overridesDb } from './tables.ts';

/** A manager's word on overrides. */
export interface SignOff {
  readonly overrideIds: readonly string[];
  readonly agreed: boolean;
  /** Why not, or a note; needed where the manager does not agree. */
  readonly reason: string;
}

/**
 * A manager signs overrides off: agreed, or not and why. Never one they gave themselves. One that is not
 * agreed with lifts nothing any more for a shift that has not begun: whoever holds it is stopped again. All
 * of them or none. The same word again changes nothing. Refuses `override-not-found`, `own-override`,
 * `already-signed-off`, and a reason that is missing or too long.
 */
export async function signOffOverrides(
  tx: Tx,
  { overrideIds, agreed, reason }: SignOff,
): Promise<Result<{ signed: number }>> {
  const actor = actorOf(tx);
  if (actor.memberId === null) throw new Error('An override is signed off by a member.');
  const said = cleanText(reason, {
    min: agreed ? 0 : 10,
    max: 500,
    lines: true,
    what: 'The reason',
  });
  if (!said.ok) return said;
  const ids = [...new Set(overrideIds)];
  const db = overridesDb(tx);
  // Whoever is clearing these workers at the same moment sees all of it or nothing.
  const whose = await db
    .selectFrom('rule_override')
    .select('person_id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  await holdWorkers(
    tx,
    whose.map((row) => row.person_id),
  );
  const found = await db
    .selectFrom('rule_override')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (found.length < ids.length) {
    return refuse('override-not-found', 'There is no such override. Look at the list again.');
  }
  const own = found.filter((one) => one.given_by === actor.memberId);
  if (own.length > 0) {
    return refuse(
      'own-override',
      `You gave ${own.length === found.length && own.length === 1 ? 'this override' : `${counted(own.length, 'of these overrides', 'of these overrides')}`} yourself. Another manager signs it off.`,
    );
  }
  const before = await db
    .selectFrom('override_sign_off')
    .select(['override_id', 'agreed'])
    .where(sql<boolean>`override_id = any(${ids}::uuid[])`)
    .execute();
  if (before.some((one) => one.agreed !== agreed)) {
    return refuse(
      'already-signed-off',
      'Another manager has signed one of these off the other way. Look at the list again.',
    );
  }
  const known = new Set(before.map((one) => one.override_id));
  const open = found.filter(({ id }) => !known.has(id));
  const at = nowOf(tx);
  for (const one of open) {
    await db
      .insertInto('override_sign_off')
      .values({
        organisation_id: actor.organisationId,
        override_id: one.id,
        given_by: one.given_by,
        agreed,
        reason: said.value,
        signed_at: at,
        signed_by: actor.memberId,
        signed_by_name: actor.name,
      })
      .execute();
    if (!agreed) {
      await db
        .updateTable('rule_override')
        .set({ ended_at: at })
        .where('id', '=', one.id)
        .execute();
    }
    record(tx, overrideSignedOff, {
      subjects: { worker: one.person_id, shift: one.shift_id, override: one.id },
      facts: { override: one.id, rule: one.rule, ground: one.ground_key, agreed },
      people: { [one.person_id]: { reason: said.value } },
      preparedBy: [one.given_by],
      approvedBy: agreed ? [actor.memberId] : [],
    });
  }
  return ok({ signed: found.length });
}
