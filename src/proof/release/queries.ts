import { ok, type Result } from '../../lib/result.ts';
import { verifierKeys } from '../../platform/audit/log-keys.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import {
  enrolmentsOf,
  learnersHere,
  ownLearner,
  waitingContributions,
  workItems,
} from '../portfolio/index.ts';
import { lastReviews } from '../programme/index.ts';
import { fileBeside, prepared, releaseHere } from './answer-release.ts';
import { RELEASED_SOURCES } from './ask-release.ts';
import type { listOwnReleases, listReleases, readRelease } from './schema.ts';
import { releaseDb } from './tables.ts';

type Line = Reply<typeof listReleases>['rows'][number];

async function centresHere(tx: Tx) {
  const rows = await releaseDb(tx)
    .selectFrom('release_centre')
    .select(['id', 'name'])
    .orderBy('name')
    .execute();
  return rows.map(({ id: centreId, name }) => ({ centreId, name }));
}

/** Releases as lists show them, the newest first. @param of one learner's, or one; left out: all */
async function linesOf(
  tx: Tx,
  of: { readonly learnerId?: string; readonly releaseId?: string } = {},
): Promise<readonly Line[]> {
  let query = releaseDb(tx)
    .selectFrom('evidence_release')
    .select(['id', 'learner_id', 'evidence_id', 'centre_id', 'asked_at'])
    .select(['answered_at', 'answered_by', 'refused_because'])
    .orderBy('asked_at', 'desc')
    .orderBy('id');
  if (of.learnerId) query = query.where('learner_id', '=', of.learnerId);
  if (of.releaseId) query = query.where('id', '=', of.releaseId);
  const rows = await query.execute();
  const names = await memberNames(tx);
  const centres = new Map((await centresHere(tx)).map((one) => [one.centreId, one]));
  const titles = new Map(
    (
      await workItems(tx, [...new Set(rows.map(({ learner_id }) => learner_id))], RELEASED_SOURCES)
    ).map((one) => [one.evidenceId, one.title]),
  );
  return rows.map((row) => ({
    releaseId: row.id,
    evidenceId: row.evidence_id,
    learner: { id: row.learner_id, name: names.get(row.learner_id) ?? '' },
    title: titles.get(row.evidence_id) ?? '',
    centre: centres.get(row.centre_id) ?? { centreId: row.centre_id, name: '' },
    state:
      row.answered_at === null ? 'asked' : row.refused_because === null ? 'released' : 'declined',
    askedAt: row.asked_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by === null ? null : (names.get(row.answered_by) ?? ''),
    because: row.refused_because,
  }));
}

/** The learner's own items and what was asked of them. Refuses `not-a-learner`. */
export async function ownReleases(tx: Tx): Promise<Result<Reply<typeof listOwnReleases>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const codes = await releaseDb(tx)
    .selectFrom('evidence_release')
    .select(['centre_id', 'code'])
    .where('learner_id', '=', learner.value)
    .orderBy('asked_at')
    .execute();
  const codeOf = new Map(codes.map(({ centre_id, code }) => [centre_id, code]));
  return ok({
    sample: actorOf(tx).isSample,
    centres: (await centresHere(tx)).map((one) => ({
      ...one,
      code: codeOf.get(one.centreId) ?? '',
    })),
    items: (await workItems(tx, [learner.value], RELEASED_SOURCES)).map(
      ({ evidenceId, title }) => ({
        evidenceId,
        title,
      }),
    ),
    rows: [...(await linesOf(tx, { learnerId: learner.value }))],
  });
}

/** The employer's view of everybody here who learns. */
export async function releaseList(tx: Tx): Promise<Reply<typeof listReleases>> {
  const rows = await linesOf(tx);
  const items = Map.groupBy(await workItems(tx), ({ learnerId }) => learnerId);
  const waiting = await waitingContributions(tx);
  const reviews = await lastReviews(tx);
  const codes = new Map((await frameworksHere(tx)).map(({ id, code }) => [id, code]));
  const enrolments = Map.groupBy(await enrolmentsOf(tx), ({ learnerId }) => learnerId);
  const people = (await learnersHere(tx)).map((learner) => {
    const own = rows.filter((row) => row.learner.id === learner.id);
    const here = (enrolments.get(learner.id) ?? []).map(
      ({ frameworkId }) => codes.get(frameworkId) ?? '',
    );
    const released = own
      .flatMap((row) => (row.state === 'released' && row.answeredAt ? [row.answeredAt] : []))
      .sort();
    return {
      learner,
      where: [...new Set([...own.map(({ centre }) => centre.name), ...here])].filter(Boolean),
      items: items.get(learner.id)?.length ?? 0,
      waitingReleases: own.filter((row) => row.state === 'asked').length,
      waitingContributions: waiting.get(learner.id) ?? 0,
      lastReviewOn: reviews.get(learner.id) ?? null,
      lastReleasedAt: released.at(-1) ?? null,
    };
  });
  return {
    sample: actorOf(tx).isSample,
    centres: await centresHere(tx),
    people,
    rows: [...rows],
  };
}

/** Exactly what a release would send now. Refuses `release-not-found` and `evidence-not-found`. */
export async function releaseOf(
  tx: Tx,
  releaseId: string,
): Promise<Result<Reply<typeof readRelease>>> {
  const found = await releaseHere(tx, releaseId);
  if (!found.ok) return found;
  const item = await prepared(tx, found.value);
  if (!item.ok) return item;
  const [line] = await linesOf(tx, { releaseId });
  if (!line) throw new Error('A release that is no line.');
  const { rendition, seen, byHash } = item.value;
  const file = await fileBeside(tx, found.value.evidence_id);
  return ok({
    ...line,
    rendition,
    records: rendition.entries.map(({ seq, title, at }) => ({
      seq,
      title,
      at,
      whole: !byHash.has(seq),
    })),
    seen,
    file: file.ok
      ? file.value && { bytes: file.value.bytes, stays: null }
      : { bytes: null, stays: file.refusal.because },
    keys: (await verifierKeys(tx)).map(({ verifierKey, fingerprint }) => ({
      verifierKey,
      fingerprint,
    })),
    packageSha256: found.value.package_sha256?.toString('hex') ?? null,
  });
}
