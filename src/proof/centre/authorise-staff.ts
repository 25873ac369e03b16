import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { staffAuthorised, staffEnded, staffReported, staffSettled } from './events.ts';
import { memberHere, whoActs } from './found.ts';
import type { authoriseStaffRoute, endStaffRoute, tellStaffRoute } from './schema.ts';
import { centreDb, type UnitsOf } from './tables.ts';

/**
 * The quality manager authorises somebody for units (R22). Nobody authorises themselves; the database holds that too.
 * The same id again gives the first result. Refuses `own-authorisation`, `member-not-found`, `unit-not-found` and
 * `already-authorised`.
 */
export async function authoriseStaff(
  tx: Tx,
  { id, memberId, post, units, fromOn }: BodyOf<typeof authoriseStaffRoute>,
): Promise<Result<{ postId: string }>> {
  const by = whoActs(tx);
  if (by === memberId) {
    return refuse(
      'own-authorisation',
      'Nobody authorises themselves. Ask another quality manager to record it.',
      'R22',
    );
  }
  const missing = (await memberHere(tx, memberId, 'memberId')) ?? (await unknownUnits(tx, units));
  if (missing) return missing;
  const made = await centreDb(tx)
    .insertInto('centre_staff')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      member_id: memberId,
      post,
      units,
      from_on: fromOn,
      authorised_at: nowOf(tx),
      authorised_by: by,
      ended_on: null,
      ended_because: null,
      told_on: null,
      told_reference: null,
      settled_at: null,
      settled_by: null,
    })
    // Two presses at once: whichever wall the second meets, it finds what the first made.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n && !(await postHere(tx, id))) {
    return refuse(
      'already-authorised',
      'This member holds that post already. End it first: what they may judge is said anew, never changed.',
    );
  }
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, staffAuthorised, {
      subjects: { member: memberId, post: id },
      facts: { post, units, fromOn },
    });
  }
  return ok({ postId: id });
}

async function postHere(tx: Tx, postId: string): Promise<boolean> {
  const row = await centreDb(tx)
    .selectFrom('centre_staff')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', postId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Refuses `framework-not-found` and `unit-not-found` for what no framework here has. */
async function unknownUnits(tx: Tx, units: UnitsOf): Promise<Result<never> | null> {
  const here = await frameworksHere(tx);
  for (const [code, references] of Object.entries(units)) {
    const newest = here.find((one) => one.code === code && one.newest);
    const tree = newest && (await frameworkOf(tx, newest.id));
    if (!tree) {
      return wrongField(
        'units',
        'framework-not-found',
        `No framework with the code ${code} is in use here.`,
      );
    }
    const known = new Set(['*', ...tree.units.map(({ reference }) => reference)]);
    const strange = references.filter((reference) => !known.has(reference));
    if (strange.length > 0) {
      return wrongField('units', 'unit-not-found', `${code} has no unit ${listed(strange)}.`);
    }
  }
  return null;
}

async function openPost(tx: Tx, postId: string) {
  const row = await centreDb(tx)
    .selectFrom('centre_staff')
    .selectAll()
    .where('id', '=', postId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('post-not-found', 'There is no such post here.');
  if (row.ended_on !== null) return refuse('already-ended', 'This post has ended already.');
  return ok(row);
}

/** Somebody leaves a post. Refuses `post-not-found`, `already-ended` and `before-it-began`. */
export async function endStaff(
  tx: Tx,
  postId: string,
  { on, because }: BodyOf<typeof endStaffRoute>,
): Promise<Result<{ postId: string }>> {
  const row = await openPost(tx, postId);
  if (!row.ok) return row;
  if (on < row.value.from_on) {
    return wrongField('on', 'before-it-began', 'That is before they began.');
  }
  await centreDb(tx)
    .updateTable('centre_staff')
    .set({ ended_on: on, ended_because: because })
    .where('id', '=', postId)
    .execute();
  record(tx, staffEnded, {
    subjects: { member: row.value.member_id, post: postId },
    facts: { post: postId, on },
  });
  return ok({ postId });
}

/** The change was reported to the awarding body with a CV (R22). Refuses `post-not-found` and `already-reported`. */
export async function reportStaff(
  tx: Tx,
  postId: string,
  { on, reference }: BodyOf<typeof tellStaffRoute>,
): Promise<Result<{ postId: string }>> {
  const row = await openPost(tx, postId);
  if (!row.ok) return row;
  if (row.value.told_on !== null) {
    return refuse('already-reported', 'It is on record that this was reported.');
  }
  await centreDb(tx)
    .updateTable('centre_staff')
    .set({ told_on: on, told_reference: reference })
    .where('id', '=', postId)
    .execute();
  record(tx, staffReported, {
    subjects: { member: row.value.member_id, post: postId },
    facts: { post: postId, on },
  });
  return ok({ postId });
}

/**
 * An internal verifier says that a new assessor's early decisions were monitored (R28): from now on they are not new.
 * Refuses `post-not-found`, `not-an-assessor`, `own-settling` and `already-settled`.
 */
export async function settleStaff(tx: Tx, postId: string): Promise<Result<{ postId: string }>> {
  const row = await openPost(tx, postId);
  if (!row.ok) return row;
  const by = whoActs(tx);
  const { post, member_id, settled_at } = row.value;
  if (post !== 'assessor') {
    return refuse('not-an-assessor', 'Only an assessor’s early decisions are monitored this way.');
  }
  if (member_id === by) {
    return refuse('own-settling', 'Nobody says this of themselves. Ask another internal verifier.');
  }
  if (settled_at !== null) return refuse('already-settled', 'This was said already.');
  await centreDb(tx)
    .updateTable('centre_staff')
    .set({ settled_at: nowOf(tx), settled_by: by })
    .where('id', '=', postId)
    .execute();
  record(tx, staffSettled, {
    subjects: { member: member_id, post: postId },
    facts: { post: postId },
  });
  return ok({ postId });
}
