import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { VerifierKey } from '../../platform/audit/tree/note.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addItem, lockPortfolio, renditionShape } from '../portfolio/index.ts';
import { openBeside } from './beside.ts';
import { evidenceReceived, packageRefused } from './events.ts';
import {
  checkRelease,
  type Growth,
  type ProvenRelease,
  type ReleasePackage,
  readRelease,
  type SeenCheckpoint,
  sha256Of,
} from './package.ts';
import { releaseDb } from './tables.ts';

interface Waiting {
  readonly id: string;
  readonly package: string;
  readonly employer_id: string;
}

/** A kept package and its rendition; both were checked when it came. */
export function opened(text: string) {
  const item = readRelease(Buffer.from(text));
  if (!item.ok) throw new Error(`A kept package cannot be read: ${item.refusal.because}`);
  return { item: item.value, rendition: renditionShape.parse(JSON.parse(item.value.rendition)) };
}

/** Checks a package by the key kept of its employer. Refuses `employer-key-changed` and as `checkRelease`. */
export function checkedBy(
  item: ReleasePackage,
  seen: readonly SeenCheckpoint[],
  pinned: VerifierKey | null,
): Result<ProvenRelease> {
  const proven = checkRelease(item, seen, pinned && [pinned]);
  if (proven.ok || proven.refusal.code !== 'key-unknown' || !pinned) return proven;
  return refuse(
    'employer-key-changed',
    'This package is signed by another key than the one kept of this employer. Ring the employer on a number you know. If they changed their key, have them read out the new one and confirm it here; then send the package again. If they did not, take nothing.',
  );
}

/** Takes packages in that waited for an employer's key; one that it did not sign is turned away. */
export async function takeInWaiting(
  tx: Tx,
  employerId: string,
  key: VerifierKey,
): Promise<Result<{ takenIn: number; turnedAway: number }>> {
  const rows = await releaseDb(tx)
    .selectFrom('released_package')
    .select(['id', 'package', 'employer_id'])
    .where('employer_id', '=', employerId)
    .where('evidence_id', 'is', null)
    .where('turned_away_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  let takenIn = 0;
  for (const row of rows) {
    const taken = await takeIn(tx, row, key);
    if (taken.ok) takenIn++;
    else await turnAway(tx, row, taken.refusal.code);
  }
  return ok({ takenIn, turnedAway: rows.length - takenIn });
}

async function turnAway(tx: Tx, { id, employer_id }: Waiting, check: string): Promise<void> {
  await releaseDb(tx)
    .updateTable('released_package')
    .set({ turned_away_at: nowOf(tx) })
    .where('id', '=', id)
    .execute();
  record(tx, packageRefused, {
    subjects: { employer: employer_id, released_package: id },
    facts: { check },
  });
}

/**
 * A package becomes an item of the learner's evidence, of the source 'released': referenced, claimed, frozen
 * and judged as any other. Binds the employer's name of the learner, once, and keeps the checkpoint. Refuses as
 * `checkedBy`, `employmentOf`, `addItem` and `openBeside` do, before anything is kept.
 */
export async function takeIn(
  tx: Tx,
  waiting: Waiting,
  key: VerifierKey,
): Promise<Result<{ evidenceId: string }>> {
  const { employer_id: employerId } = waiting;
  const { item, rendition } = opened(waiting.package);
  const proven = checkedBy(item, await seenOf(tx, employerId), key);
  if (!proven.ok) return proven;
  const employment = await employmentOf(tx, employerId, item);
  if (!employment.ok) return employment;
  const { learnerId } = employment.value;
  const evidenceId = newId();
  await lockPortfolio(tx, learnerId);
  const added = await addItem(tx, {
    id: evidenceId,
    learnerId,
    source: 'released',
    title: rendition.title,
    parties: [],
    references: [],
  });
  if (!added.ok) return added;
  const file = await openBeside(tx, { item, evidenceId, learnerId, packageId: waiting.id });
  if (!file.ok) return file;
  const db = releaseDb(tx);
  if (employment.value.binds) {
    await db
      .updateTable('employment')
      .set({ known_as: item.learner })
      .where('id', '=', employment.value.employmentId)
      .execute();
  }
  const { size, root } = proven.value.checkpoint;
  await db
    .insertInto('employer_checkpoint')
    .values({
      organisation_id: actorOf(tx).organisationId,
      employer_id: employerId,
      size,
      root,
      note: item.checkpoint,
      growth: sql`${JSON.stringify(item.growth)}::jsonb`,
      seen_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable('released_package')
    .set({ evidence_id: evidenceId })
    .where('id', '=', waiting.id)
    .execute();
  record(tx, evidenceReceived, {
    subjects: {
      learner: learnerId,
      evidence: evidenceId,
      employer: employerId,
      released_package: waiting.id,
    },
    facts: {
      packageSha256: sha256Of(waiting.package),
      renditionSha256: item.renditionSha256,
      records: item.entries.length,
    },
  });
  return ok({ evidenceId });
}

async function seenOf(tx: Tx, employerId: string): Promise<readonly SeenCheckpoint[]> {
  const rows = await releaseDb(tx)
    .selectFrom('employer_checkpoint')
    .select(['size', 'root', 'growth'])
    .where('employer_id', '=', employerId)
    .orderBy('size')
    .execute();
  return rows.map(({ size, root, growth }) => ({ size, root, growth: growth as Growth }));
}

/**
 * Whose item it is: as this employer names the learner, or by the code that invites them. Refuses
 * `learner-unknown` and `learner-of-another`.
 */
export async function employmentOf(
  tx: Tx,
  employerId: string,
  item: ReleasePackage,
): Promise<Result<{ employmentId: string; learnerId: string; binds: boolean }>> {
  const rows = await releaseDb(tx)
    .selectFrom('employment')
    .select(['id', 'learner_id', 'code', 'known_as'])
    .where('employer_id', '=', employerId)
    .orderBy('from_on', 'desc')
    .execute();
  const known = rows.find(({ known_as }) => known_as === item.learner);
  const chosen = rows.find(({ code }) => code === item.code) ?? known;
  if (!chosen) {
    return refuse(
      'learner-unknown',
      'No learner with this employer has this invitation code. Record their employment, give them its code, and have them ask for the release again.',
    );
  }
  const others = chosen.known_as !== null && chosen.known_as !== item.learner;
  if (others || (known && known.learner_id !== chosen.learner_id)) {
    return refuse(
      'learner-of-another',
      'The invitation code is one learner’s and the work another’s. Ask the employer whose work this is; each learner uses their own code.',
    );
  }
  return ok({
    employmentId: chosen.id,
    learnerId: chosen.learner_id,
    binds: chosen.known_as === null,
  });
}
