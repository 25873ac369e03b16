import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type FrameworkTree, frameworksHere, replacementBetween } from '../frameworks/index.ts';
import { noMap } from './move-learners.ts';
import { previewsOf } from './preview.ts';
import type { listReplacing, previewMoves, readReplacement } from './schema.ts';

const criteriaOf = (tree: FrameworkTree) =>
  tree.units.flatMap(({ reference, outcomes }) =>
    outcomes.flatMap(({ criteria }) =>
      criteria.map(({ criterionId, code, wording, label }) => ({
        criterionId,
        code,
        words: wording ?? label,
        unit: reference,
      })),
    ),
  );

const headOf = ({ id, code, revision, title }: FrameworkTree) => ({
  frameworkId: id,
  code,
  revision,
  title,
});

/** A framework and every other one here, revisions included. Refuses `framework-not-found`. */
export async function replacingList(
  tx: Tx,
  fromId: string,
): Promise<Result<ReplyIn<typeof listReplacing>>> {
  const cards = (await frameworksHere(tx)).map(({ id, code, revision, title }) => ({
    frameworkId: id,
    code,
    revision,
    title,
  }));
  const from = cards.find(({ frameworkId }) => frameworkId === fromId);
  if (!from) return notHere();
  const rows = cards.filter((card) => card !== from);
  return ok({ from, total: rows.length, rows });
}

const notHere = (): Result<never> =>
  refuse('framework-not-found', 'One of these frameworks is not here. Look for it in the list.');

/** The map between two frameworks as published last, else as proposed. Refuses `framework-not-found`. */
export async function replacementRecord(
  tx: Tx,
  { from: fromId, to: toId }: { readonly from: string; readonly to: string },
): Promise<Result<ReplyIn<typeof readReplacement>>> {
  const between = await replacementBetween(tx, fromId, toId);
  if (!between) return notHere();
  const { from, to, published, proposed } = between;
  const names = await memberNames(tx);
  const rows = new Map((published?.rows ?? proposed).map((row) => [row.from, row]));
  const there = criteriaOf(to);
  const words = new Map(there.map((one) => [one.criterionId, one.words]));
  return ok({
    from: headOf(from),
    to: headOf(to),
    published: published && {
      mapId: published.mapId,
      version: published.version,
      because: published.because,
      publishedAt: published.publishedAt.toISOString(),
      publishedBy: names.get(published.publishedBy) ?? null,
    },
    rows: criteriaOf(from).map(({ unit, ...criterion }) => {
      const row = rows.get(criterion.criterionId);
      const targets = [...(row?.to ?? [])];
      return {
        from: criterion,
        unit,
        to: targets,
        foundBy: row?.foundBy ?? 'code',
        sameWords: targets.length > 0 && targets.every((id) => words.get(id) === criterion.words),
        carries: row?.carries ?? false,
      };
    }),
    there: there.map(({ unit: _, ...criterion }) => criterion),
  });
}

/** What the newest map does to each learner. Refuses `map-not-found`. */
export async function movePreviews(
  tx: Tx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<ReplyIn<typeof previewMoves>>> {
  const between = await replacementBetween(tx, from, to);
  if (!between?.published) return noMap();
  const previews = await previewsOf(tx, between.from, between.published);
  const rows = previews.map(({ unitIds: _, ...preview }) => ({
    ...preview,
    achieved: [...preview.achieved],
    open: [...preview.open],
    referencesLost: [...preview.referencesLost],
    judgementsLost: [...preview.judgementsLost],
  }));
  return ok({ total: rows.length, rows });
}
