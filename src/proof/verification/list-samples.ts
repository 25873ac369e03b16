import Papa from 'papaparse';
import { ok, type Result } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { advisersEver } from '../centre/index.ts';
import { type Base, baseOf, keyOf } from './base.ts';
import type { listSamples } from './board-schema.ts';
import { cyclesHere } from './cycles.ts';
import type { Cycle } from './found.ts';
import { type SampleLine, samplesOf } from './samples.ts';
import { OUTCOMES, REASONS, STAGES, STATES } from './schema.ts';

type Reply = ReplyIn<typeof listSamples>;
type Row = Reply['rows'][number];
type Filters = QueryOf<typeof listSamples>;

/** One cycle with what a plan would be made from now, and its sample as it stands. */
export interface CycleNow {
  readonly cycle: Cycle;
  readonly line: Awaited<ReturnType<typeof cyclesHere>>[number]['line'];
  readonly base: Base;
  readonly samples: readonly SampleLine[];
}

/** Cycles with their samples, the newest first: the running ones, or as `which` says. */
export async function cyclesNow(
  tx: Tx,
  which: (line: CycleNow['line']) => boolean = ({ released }) => !released,
): Promise<readonly CycleNow[]> {
  const found: CycleNow[] = [];
  for (const { cycle, line } of await cyclesHere(tx)) {
    if (!which(line)) continue;
    const base = await baseOf(tx, cycle);
    found.push({ cycle, line, base, samples: await samplesOf(tx, cycle, base) });
  }
  return found;
}

/** Every sample of these cycles, each with who advised its learner. */
async function rowsOf(tx: Tx, cycles: readonly CycleNow[]): Promise<readonly Row[]> {
  const names = await memberNames(tx);
  const learnerIds = cycles.flatMap(({ samples }) => samples.map(({ learnerId }) => learnerId));
  const advisers = await advisersEver(tx, [...new Set(learnerIds)]);
  return cycles.flatMap(({ line, base, samples }): Row[] => {
    const units = new Map(base.units.map((unit) => [unit.key, unit]));
    return samples.map((sample) => {
      const unit = units.get(keyOf(sample.learnerId, sample.unitId));
      return {
        ...sample,
        cycleId: line.cycleId,
        cycleName: line.name,
        frameworkCode: line.frameworkCode,
        adviserNames: (advisers.get(sample.learnerId) ?? []).map((one) => names.get(one) ?? ''),
        sites: [...(unit?.sites ?? [])],
        methods: [...(unit?.methods ?? [])],
      };
    });
  });
}

/** Every sample of one cycle. */
export async function rowsIn(tx: Tx, cycle: Cycle): Promise<readonly Row[]> {
  return rowsOf(tx, await cyclesNow(tx, ({ cycleId }) => cycleId === cycle.id));
}

/** The samples of the running cycles, or of those the filters name, as the filters leave them. */
export async function sampleList(tx: Tx, filters: Filters): Promise<Result<Reply>> {
  const cycles = await cyclesNow(tx, ({ cycleId, released }) =>
    filters.cycle === undefined ? !released : filters.cycle === 'all' || filters.cycle === cycleId,
  );
  const all = await rowsOf(tx, cycles);
  const rows = all.filter((row) => isAsked(row, filters));
  const choices = choicesOf(all);
  const cycle = (await cyclesHere(tx)).map(({ line }) => ({
    value: line.cycleId,
    label: `${line.name}, ${line.frameworkCode}`,
  }));
  return ok({
    today: dateIn(nowOf(tx)),
    total: rows.length,
    rows,
    choices: { ...choices, cycle: [{ value: 'all', label: 'all, released too' }, ...cycle] },
  });
}

/** Is a sample among those that are asked for? */
function isAsked(row: Row, filters: Filters): boolean {
  const { assessor, learner, verifier, unit, state, outcome, stage, method, site, only } = filters;
  return (
    (assessor === undefined || row.assessorId === assessor) &&
    (learner === undefined || row.learnerId === learner) &&
    (verifier === undefined || row.verifierId === verifier) &&
    (unit === undefined || row.unitReference === unit) &&
    (state === undefined || row.state === state) &&
    (outcome === undefined || row.outcome === outcome) &&
    (stage === undefined || row.stages.includes(stage)) &&
    (method === undefined || row.methods.includes(method)) &&
    (site === undefined || row.sites.includes(site)) &&
    (only === undefined || HAS[only](row))
  );
}

/** What each word of `only` looks for; the dashboard counts by the same. */
export const HAS: Readonly<Record<NonNullable<Filters['only']>, (row: SampleLine) => boolean>> = {
  late: ({ late }) => late,
  countersign: ({ waits }) => waits,
  doubt: ({ askLearner }) => askLearner,
  nobody: ({ impossible }) => impossible !== null,
};

function choicesOf(rows: readonly Row[]): Omit<Reply['choices'], 'cycle'> {
  const by = (valuesOf: (row: Row) => readonly (readonly [string | null, string | null])[]) => {
    const found = new Map<string, string>();
    for (const row of rows) {
      for (const [value, label] of valuesOf(row)) if (value) found.set(value, label ?? value);
    }
    return [...found]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB', { numeric: true }));
  };
  return {
    assessor: by((row) => [[row.assessorId, row.assessorName]]),
    learner: by((row) => [[row.learnerId, row.learnerName]]),
    verifier: by((row) => [[row.verifierId, row.verifierName]]),
    unit: by((row) => [[row.unitReference, row.unitReference]]),
    method: by((row) => row.methods.map((one) => [one, one] as const)),
    site: by((row) => row.sites.map((one) => [one, one] as const)),
  };
}

const HEADS = [
  'Cycle',
  'Framework',
  'Learner',
  'Registration number',
  'Unit',
  'Title',
  'Adviser',
  'Assessor',
  'Verifier',
  'Sites',
  'Methods',
  'Looked at',
  'Why',
  'State',
  'Outcome',
  'Late',
] as const;

/** These samples as a table in a file, for those who keep their own lists and for the external verifier. */
export function tableOf(rows: readonly Row[]): Buffer {
  const text = Papa.unparse(
    {
      fields: [...HEADS],
      data: rows.map((row) => [
        row.cycleName,
        row.frameworkCode,
        row.learnerName,
        row.registration ?? '',
        row.unitReference,
        row.unitTitle,
        row.adviserNames.join(', '),
        row.assessorName ?? '',
        row.verifierName ?? '',
        row.sites.join(', '),
        row.methods.join(', '),
        row.stages.map((stage) => STAGES[stage]).join(', '),
        row.why
          .map(({ why, of }) => (of === '' ? REASONS[why] : `${REASONS[why]}: ${of}`))
          .join('; '),
        STATES[row.state],
        row.outcome === null ? '' : OUTCOMES[row.outcome],
        row.late ? 'late' : '',
      ]),
    },
    { newline: '\r\n', escapeFormulae: true },
  );
  return Buffer.from(`\uFEFF${text}\r\n`);
}

/** The list as a file, as the filters leave it. */
export async function samplesTable(tx: Tx, filters: Filters): Promise<Result<FileReply>> {
  const list = await sampleList(tx, filters);
  if (!list.ok) return list;
  return ok({
    fileName: `samples-${list.value.today}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: tableOf(list.value.rows),
  });
}
