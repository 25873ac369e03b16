import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { planOf } from '../src/proof/verification/plan.ts';

/**
 * Draws the sample of a saved plan again and compares: `node scripts/repeat-sample.ts FILE`. Needs no database and no
 * secret. Ends with 1 where the draw is another.
 */
const [name] = process.argv.slice(2);
if (!name) {
  console.error('Name the file that was saved with the plan.');
  process.exit(2);
}
const bytes = readFileSync(name);
const file = JSON.parse(bytes.toString('utf8'));
const verifiers = file.verifiers.map(
  (one: { memberId: string; unitIds: string[] | null; tiedTo: string[] }) => ({
    memberId: one.memberId,
    unitIds: one.unitIds === null ? null : new Set(one.unitIds),
    tiedTo: new Set(one.tiedTo),
  }),
);
// Files of version 1 know one site of each learner-unit, or null.
const units = file.units.map((one: { sites?: string[]; site?: string | null }) => ({
  ...one,
  sites: one.sites ?? (one.site ? [one.site] : []),
}));
const plan = planOf(units, verifiers, {
  percent: file.percent,
  assessorPercent: new Map(Object.entries(file.assessorPercent)),
  seed: file.seed,
  kept: new Set(file.kept),
});
const same = isDeepStrictEqual(JSON.parse(JSON.stringify(plan)), file.plan);
console.log(`SHA-256 of the file: ${createHash('sha256').update(bytes).digest('hex')}`);
console.log(
  `Version ${file.version}, ${plan.base} learner-units, ${plan.asked} asked for, ${plan.sample.length} drawn.`,
);
console.log(same ? 'The same draw.' : 'Another draw than the file says.');
process.exit(same ? 0 : 1);
