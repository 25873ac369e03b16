import type { ReplyIn } from '../../lib/route.ts';
import { type Base, keyOf } from './base.ts';
import type { SampleLine } from './samples.ts';
import { type readCycle, STAGES } from './schema.ts';

type Board = ReplyIn<typeof readCycle>['board'];

/**
 * Plan against done: of each assessor, unit, method, site and stage how many learner-units stand in the base, how many
 * of them were drawn, and how many of those are done; by name.
 * @param risks per cent that is asked of an assessor beside the tariff
 */
export function boardOf(
  base: Base,
  samples: readonly SampleLine[],
  {
    names,
    units,
    risks,
  }: {
    readonly names: ReadonlyMap<string, string>;
    readonly units: ReadonlyMap<string, string>;
    readonly risks: ReadonlyMap<string, number>;
  },
): Board {
  const drawn = new Map(samples.map((one) => [keyOf(one.learnerId, one.unitId), one]));
  const by = (facesOf: (unit: Base['units'][number]) => readonly string[]) => {
    const found = new Map<string, { base: number; drawn: number; done: number }>();
    for (const unit of base.units) {
      const sample = drawn.get(unit.key);
      for (const face of facesOf(unit)) {
        const line = found.get(face) ?? { base: 0, drawn: 0, done: 0 };
        line.base += 1;
        if (sample && sample.state !== 'gone') line.drawn += 1;
        if (sample?.state === 'done') line.done += 1;
        found.set(face, line);
      }
    }
    return found;
  };
  const named = (found: ReturnType<typeof by>, nameOf: (face: string) => string | undefined) =>
    [...found]
      .map(([face, line]) => ({ name: nameOf(face) ?? face, ...line }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
  const assessors = by(({ assessorId }) => (assessorId === null ? [] : [assessorId]));
  const asked = (stage: keyof typeof STAGES) => {
    const own = samples.filter(({ stages, state }) => stages.includes(stage) && state !== 'gone');
    return {
      name: STAGES[stage],
      base: base.units.length,
      drawn: own.length,
      done: own.filter(({ doneStages }) => doneStages.includes(stage)).length,
    };
  };
  return {
    assessors: [...assessors]
      .map(([face, line]) => ({
        assessorId: face,
        name: names.get(face) ?? '',
        risk: risks.get(face) ?? null,
        ...line,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    units: named(
      by(({ unitId }) => (units.has(unitId) ? [unitId] : [])),
      (face) => units.get(face),
    ),
    methods: named(
      by(({ methods }) => methods),
      (face) => face,
    ),
    sites: named(
      by(({ sites }) => sites),
      (face) => face,
    ),
    stages: [asked('interim'), asked('final')],
  };
}
