import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { replacedLook } from './looks.ts';
import { type Framework, type Progress, progressOf, type Standing } from './standing.ts';

type Line = ReturnType<typeof lineOf>;

const COLUMNS: readonly Column<Line>[] = [
  { key: 'framework', head: 'Framework', cell: (row) => <Name row={row} /> },
  { key: 'since', head: 'Since', cell: (row) => row.since, width: '110px' },
  { key: 'units', head: 'Units achieved', cell: (row) => row.units, width: '190px' },
  { key: 'evidence', head: 'Criteria with evidence', cell: (row) => row.evidenced, width: '170px' },
  { key: 'met', head: 'Criteria met', cell: (row) => row.met, width: '120px' },
  { key: 'claims', head: 'Open claims', cell: (row) => row.claims, number: true, width: '110px' },
];

/** How far a learner is: one framework as facts, several as a short table, so that the matrix stays in sight. */
export function HowFar({
  enrolled,
  standing,
}: {
  readonly enrolled: readonly Framework[];
  readonly standing: Standing;
}) {
  // What was replaced stands after what they are on.
  const lines = enrolled
    .map((framework) => lineOf(framework, standing))
    .toSorted((a, b) => Number(a.replacedBy !== null) - Number(b.replacedBy !== null));
  const [only, another] = lines;
  return (
    <div className="pf-bands">
      {only && !another ? (
        <Facts
          facts={[
            { label: 'Framework', value: only.name, from: `since ${only.since}` },
            { label: 'Units achieved', value: only.units, from: 'Informal until ratified' },
            { label: 'Criteria with evidence', value: only.evidenced },
            { label: 'Criteria met', value: only.met },
            { label: 'Open claims', value: only.claims },
          ]}
        />
      ) : (
        <Table
          label="How far I am"
          noun={['framework', 'frameworks']}
          columns={COLUMNS}
          rows={lines}
          id={(row) => row.id}
        />
      )}
      {enrolled.map(({ frameworkId, code, findings }) =>
        findings.length === 0 ? null : (
          <details key={frameworkId} className="pf-fold">
            <summary className="pf-small">
              {code}: the choice of units leaves {counted(findings.length, 'matter')} open
            </summary>
            <ul className="pf-list">
              {findings.map((finding) => (
                <li key={`${finding.code} ${finding.because}`}>{finding.because}</li>
              ))}
            </ul>
          </details>
        ),
      )}
    </div>
  );
}

function Name({ row }: { readonly row: Line }) {
  if (row.replacedBy === null) return row.name;
  const on = showDate(dateIn(new Date(row.replacedBy.movedAt)), dateIn(new Date()));
  return (
    <span className="dp-row">
      {row.name} <Badge state={replacedLook(row.replacedBy)} note={`on ${on}`} />
    </span>
  );
}

/** How firm the achieved ones are (R73). */
function firmWords({ achieved, ratified }: Progress): string {
  if (achieved === 0) return '';
  if (ratified === 0) return ', informal';
  return ratified === achieved ? ', ratified' : `, ${ratified} of them ratified`;
}

function lineOf(framework: Framework, standing: Standing) {
  const at = progressOf(framework, standing);
  const { startedOn } = framework;
  return {
    id: framework.frameworkId,
    name: `${framework.code} ${framework.title}`,
    replacedBy: framework.replacedBy,
    since: startedOn === null ? '' : showDate(startedOn, dateIn(new Date())),
    units: `${at.achieved} of ${at.units}${firmWords(at)}`,
    evidenced: `${at.evidenced} of ${at.criteria}`,
    met: `${at.met} of ${at.criteria}`,
    claims: at.openClaims,
  };
}
