import { type LearnerUnit, planOf, type Verifier } from '../src/proof/verification/plan.ts';

/** Plans the sample of 2,000 learners with 12 units each: 24,000 learner-units, 40 assessors, 8 verifiers. */
const LEARNERS = 2000;
const UNITS = 12;
const RUNS = 7;

const base: LearnerUnit[] = Array.from({ length: LEARNERS * UNITS }, (_, at) => {
  const learner = Math.floor(at / UNITS);
  const assessor = learner % 40;
  return {
    key: `learner-${learner} unit-${at % UNITS}`,
    learnerId: `learner-${learner}`,
    unitId: `unit-${at % UNITS}`,
    assessorId: `assessor-${assessor}`,
    adviserIds: [`adviser-${learner % 25}`],
    alsoAssessedBy: [],
    decided: at % 3 !== 0,
    methods: at % 5 === 0 ? ['record', 'observation'] : ['record', 'discussion'],
    sites: learner % 5 === 0 ? [`site-${learner % 60}`, 'site-0'] : [`site-${learner % 60}`],
    special: learner % 97 === 0,
    party: at % 211 === 0,
    firstOfNew: assessor === 7 && at % 60 === 0,
  };
});
const verifiers: Verifier[] = Array.from({ length: 8 }, (_, at) => ({
  memberId: `verifier-${at}`,
  unitIds: null,
  tiedTo: new Set([`learner-${at * 11}`]),
}));
const rules = {
  percent: 20,
  assessorPercent: new Map([['assessor-3', 60]]),
  seed: 'the root of a checkpoint',
};

const times: number[] = [];
let drawn = 0;
for (let run = 0; run < RUNS; run++) {
  const from = performance.now();
  drawn = planOf(base, verifiers, rules).sample.length;
  times.push(performance.now() - from);
}
times.sort((a, b) => a - b);
const median = times[Math.floor(RUNS / 2)] ?? 0;
console.log(
  `${base.length} learner-units, ${drawn} drawn: median ${median.toFixed(0)} ms, slowest ${(times.at(-1) ?? 0).toFixed(0)} ms of ${RUNS}.`,
);
