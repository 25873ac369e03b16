import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { carryJudgements } from '../assessment/index.ts';
import {
  type FrameworkTree,
  type ReplacementMap,
  replacementBetween,
} from '../frameworks/index.ts';
import { moveEnrolment } from '../portfolio/index.ts';
import { learnerMoved } from './events.ts';
import { type Preview, previewsOf } from './preview.ts';

interface Moves {
  readonly from: string;
  readonly to: string;
  /** The version of the map that was looked at. */
  readonly version: number;
  readonly because: string;
  readonly moves: readonly {
    readonly id: string;
    readonly enrolmentId: string;
    readonly newEnrolmentId: string;
  }[];
}

/**
 * Takes learners over to the framework that replaces theirs, along the newest map, all of them or none (C16). Who went
 * over before is left as they are. Refuses `map-not-found`, `map-changed`, `enrolment-not-found`, `own-move` and
 * `claim-open`, naming the learners and units.
 */
export async function moveLearners(tx: Tx, input: Moves): Promise<Result<{ moved: number }>> {
  const between = await replacementBetween(tx, input.from, input.to);
  const map = between?.published;
  if (!map) return noMap();
  if (map.version !== input.version) {
    return refuse(
      'map-changed',
      `Version ${map.version} of the map was published meanwhile. Look at what it does to each learner, then move them.`,
    );
  }
  const previews = await previewsOf(tx, between.from, map);
  const chosen = input.moves.map((move) => ({
    move,
    preview: previews.find(({ enrolmentId }) => enrolmentId === move.enrolmentId),
  }));
  const open = chosen.flatMap(({ preview }) =>
    preview && preview.open.length > 0 ? [`${preview.name}: ${listed(preview.open)}`] : [],
  );
  if (open.length > 0) {
    return refuse(
      'claim-open',
      `Nobody was moved. These are before an assessor: ${open.join('; ')}. Each claim is decided or taken back first; or leave the learner out.`,
    );
  }
  let moved = 0;
  // In one order whoever presses, so that two presses wait for each other.
  for (const { move, preview } of chosen.toSorted((a, b) =>
    a.move.enrolmentId < b.move.enrolmentId ? -1 : 1,
  )) {
    if (!preview)
      return refuse('enrolment-not-found', 'There is no such enrolment on this framework.');
    const done = await moveOne(tx, { between, map, preview, move, because: input.because });
    if (!done.ok) return done;
    if (!done.value.again) moved++;
  }
  return ok({ moved });
}

/** The refusal where no map was published between two frameworks. */
export const noMap = (): Result<never> =>
  refuse(
    'map-not-found',
    'No map from this framework to that one is published. Publish what replaces each criterion first.',
  );

async function moveOne(
  tx: Tx,
  {
    between,
    map,
    preview,
    move,
    because,
  }: {
    readonly between: { readonly from: FrameworkTree; readonly to: FrameworkTree };
    readonly map: ReplacementMap;
    readonly preview: Preview;
    readonly move: Moves['moves'][number];
    readonly because: string;
  },
): Promise<Result<{ again: boolean }>> {
  const { from, to } = between;
  const pairs = map.rows.flatMap((row) => row.to.map((target) => ({ from: row.from, to: target })));
  const done = await moveEnrolment(tx, {
    ...move,
    toFrameworkId: to.id,
    mapId: map.mapId,
    because,
    unitIds: optionalUnits(from, to, map, preview.unitIds),
    pairs,
  });
  if (!done.ok || done.value.again) return done;
  const { learnerId, enrolmentId, references } = done.value;
  const carrying = new Set(map.rows.filter(({ carries }) => carries).map((row) => row.from));
  const judgements = await carryJudgements(
    tx,
    { moveId: move.id, learnerId },
    pairs.filter((pair) => carrying.has(pair.from)),
  );
  record(tx, learnerMoved, {
    subjects: {
      learner: learnerId,
      enrolment: move.enrolmentId,
      enrolment_2: enrolmentId,
      framework: from.id,
      framework_2: to.id,
      map: map.mapId,
    },
    facts: {
      from: { framework: from.code, revision: from.revision },
      to: { framework: to.code, revision: to.revision },
      map: map.version,
      references,
      judgements,
      achieved: [...preview.achieved],
      referencesLost: [...preview.referencesLost],
      judgementsLost: [...preview.judgementsLost],
    },
  });
  return ok({ again: false });
}

/** Optional units of the newer framework that hold what replaces criteria of those they chose. */
function optionalUnits(
  from: FrameworkTree,
  to: FrameworkTree,
  map: ReplacementMap,
  chosen: readonly string[],
): readonly string[] {
  const own = new Set(
    from.units
      .filter(({ unitId }) => chosen.includes(unitId))
      .flatMap(({ outcomes }) => outcomes.flatMap(({ criteria }) => criteria))
      .map(({ criterionId }) => criterionId),
  );
  const wanted = new Set(map.rows.flatMap((row) => (own.has(row.from) ? row.to : [])));
  return to.units
    .filter(
      ({ group, outcomes }) =>
        group === 'optional' &&
        outcomes.some(({ criteria }) =>
          criteria.some(({ criterionId }) => wanted.has(criterionId)),
        ),
    )
    .map(({ unitId }) => unitId);
}
