import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Section } from '../../../ui/page.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { FACES, type readBoard } from '../board-schema.ts';
import { STAGES } from '../schema.ts';
import { LATE } from './looks.ts';

export type Board = ReplyOf<typeof readBoard>;
type Assessor = Board['assessors'][number];
type Cycle = Board['cycles'][number];
type Line = Cycle['lines'][number];

const LIST = '/verification/samples';
const query = (parts: Readonly<Record<string, string>>) =>
  `${LIST}?${new URLSearchParams(parts).toString()}`;

/** What waits on whoever reads, the longest first, with since when. */
export function WaitingPart({ board }: { readonly board: Board }) {
  const { waiting, waitingTotal, today } = board;
  return (
    <Section title={`Waits on you (${waitingTotal})`}>
      {waiting.length === 0 ? <p className="dp-dim">Nothing waits on you now.</p> : null}
      <ul className="ve-lines">
        {waiting.map((one) => (
          <li key={one.id}>
            <Link href={one.href}>{one.text}</Link>
            <span className="dp-dim">since {showDate(one.since, today)}</span>
            {one.late ? <Badge state={LATE} /> : null}
          </li>
        ))}
      </ul>
      {waitingTotal > waiting.length ? (
        <p className="dp-dim">
          The {waiting.length} that wait longest. <Link href={`${LIST}?state=ready`}>All</Link>
        </p>
      ) : null}
    </Section>
  );
}

/** What is late or open, in numbers; each leads to its list. */
export function CountsPart({ board }: { readonly board: Board }) {
  const may = useMay();
  return (
    <Section title="Over all running cycles">
      <ul className="ve-counts">
        {board.counts
          .filter(({ href }) => href !== '/standardisation' || may('standardisation.read'))
          .map(({ label, count, href, asks }) => (
            <li key={label}>
              <span className="ve-number">
                {asks && count > 0 ? <strong>{count}</strong> : count}
              </span>
              <Link href={href}>{label}</Link>
            </li>
          ))}
      </ul>
    </Section>
  );
}

const RISKS: readonly Column<Assessor>[] = [
  {
    key: 'assessor',
    head: 'Assessor',
    cell: (row) => (
      <Link href={query({ cycle: row.cycleId, assessor: row.assessorId })}>{row.assessorName}</Link>
    ),
    by: (row) => row.assessorName,
  },
  {
    key: 'cycle',
    head: 'Cycle',
    cell: (row) => <Link href={`/verification/cycles/${row.cycleId}`}>{row.cycleName}</Link>,
    by: (row) => row.cycleName,
    width: '180px',
  },
  {
    key: 'risk',
    head: 'Asked',
    cell: (row) => (row.risk === null ? 'As the tariff asks' : `${row.risk} per cent`),
    by: (row) => row.risk ?? 0,
    width: '160px',
  },
  { key: 'because', head: 'Why', cell: (row) => row.because },
  {
    key: 'enlarged',
    head: 'Added by it',
    cell: (row) => row.enlarged,
    by: (row) => row.enlarged,
    number: true,
    width: '120px',
  },
  {
    key: 'unsupported',
    head: 'Not supported',
    cell: (row) => row.notSupported,
    by: (row) => row.notSupported,
    number: true,
    width: '130px',
  },
  {
    key: 'done',
    head: 'Done of drawn',
    cell: (row) => `${row.done} of ${row.drawn}, base ${row.base}`,
    by: (row) => row.drawn - row.done,
    width: '170px',
  },
];

/** Risk by assessor: how much is asked of each, why, and what that added. */
export function RiskPart({ board }: { readonly board: Board }) {
  return (
    <Section title="Risk by assessor">
      <Table
        label="Risk by assessor"
        noun={['assessor', 'assessors']}
        sortIn="risk"
        columns={RISKS}
        rows={board.assessors}
        id={(row) => `${row.cycleId}.${row.assessorId}`}
        name={(row) => `${row.assessorName}, ${row.cycleName}`}
        empty={<p className="dp-dim">No assessor has anything in a running cycle.</p>}
      />
    </Section>
  );
}

/** Who is still learning and stands in no running cycle: a plan stays active until all have completed or left. */
export function UncoveredPart({ board }: { readonly board: Board }) {
  if (board.uncovered.length === 0) return null;
  return (
    <Section title={`Still learning, in no running cycle (${board.uncovered.length})`}>
      <p className="dp-dim">Open a cycle for them, or add them to one that runs.</p>
      <ul className="ve-lines">
        {board.uncovered.map(({ learnerId, name, frameworkCode, registration }) => (
          <li key={`${learnerId}.${frameworkCode}`}>
            <Link href={`/programme/${learnerId}`}>{name}</Link>
            <span className="dp-dim">
              {frameworkCode}
              {registration === null ? '' : `, ${registration}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Plan against done of each running cycle, by what a plan covers. */
export function PlansPart({ board }: { readonly board: Board }) {
  if (board.cycles.length === 0) return null;
  return (
    <Section title="Plan against done">
      {board.cycles.map((cycle) => (
        <details key={cycle.cycleId} open={board.cycles.length === 1}>
          <summary>
            {cycle.name}, {cycle.frameworkCode}: {cycle.donePercent} per cent done
            {cycle.percent === null ? '' : ` of ${cycle.percent} asked`}
          </summary>
          {cycle.toPlan ? (
            <p role="status">
              <Link href={`/verification/cycles/${cycle.cycleId}`}>
                {cycle.counts === null ? 'Draw the sample' : 'Plan again: the base has changed'}
              </Link>
            </p>
          ) : null}
          {(Object.keys(FACES) as Line['face'][]).map((face) => (
            <Face
              key={face}
              face={face}
              cycle={cycle}
              lines={cycle.lines.filter((line) => line.face === face)}
            />
          ))}
        </details>
      ))}
    </Section>
  );
}

/** The list a line counts: samples, or for the other stages where they stand. */
function listOf(face: Line['face'], name: string, cycle: string): string {
  if (face !== 'stage') return query({ cycle, [face]: name });
  const stage = Object.entries(STAGES).find(([, words]) => words === name)?.[0];
  if (stage !== undefined) return query({ cycle, stage });
  return name === 'Standardisation' ? '/standardisation' : `/verification/cycles/${cycle}`;
}

function Face({
  face,
  cycle,
  lines,
}: {
  readonly face: Line['face'];
  readonly cycle: Cycle;
  readonly lines: readonly Line[];
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>By {FACES[face].toLowerCase()}</h3>
      <ul className="ve-lines">
        {lines.map(({ name, base, drawn, done }) => (
          <li key={name}>
            <Link href={listOf(face, name, cycle.cycleId)}>{name}</Link>
            <span>
              {done} of {drawn} done
            </span>
            <span className="dp-dim">{base} in the base</span>
          </li>
        ))}
      </ul>
    </>
  );
}
