import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { replacedLook, unitLook } from './looks.ts';
import { type Framework, mayClaim, type Standing, type Unit } from './standing.ts';

interface Row {
  readonly framework: Framework;
  readonly unit: Unit;
}

/** Units worked towards with how far each is, and the step to a claim. */
export function UnitsTable({
  frameworks,
  standing,
}: {
  readonly frameworks: readonly Framework[];
  readonly standing: Standing;
}) {
  const today = dateIn(new Date());
  const rows = frameworks
    .filter(({ enrolmentId }) => enrolmentId !== null)
    .flatMap((framework) =>
      framework.units.filter(({ chosen }) => chosen).map((unit): Row => ({ framework, unit })),
    );
  if (rows.length === 0) return null;
  const columns: readonly Column<Row>[] = [
    {
      key: 'unit',
      head: 'Unit',
      cell: ({ unit }) => `${unit.reference} ${unit.title}`,
      by: ({ unit }) => unit.reference,
    },
    {
      key: 'claim',
      head: 'Claim',
      cell: ({ framework, unit }) =>
        mayClaim(framework, unit, standing) ? (
          <Link href={`/portfolio/claims/${unit.unitId}`}>
            Claim {unit.reference}
            {standing.unitOf(unit.unitId).notYet ? ' again' : ''}
          </Link>
        ) : null,
      width: '130px',
    },
    {
      key: 'state',
      head: 'State',
      cell: ({ framework, unit }) =>
        framework.replacedBy !== null && unit.claim === null ? (
          <Badge state={replacedLook(framework.replacedBy)} />
        ) : (
          <UnitState unit={unit} standing={standing} today={today} />
        ),
      width: '330px',
    },
    {
      key: 'group',
      head: 'Group',
      cell: ({ unit }) => unit.group ?? '',
      by: ({ unit }) => unit.group ?? '',
      width: '100px',
    },
    {
      key: 'credit',
      head: 'Credits',
      cell: ({ unit }) => unit.credit ?? '',
      number: true,
      width: '72px',
    },
    {
      key: 'evidenced',
      head: 'With evidence',
      cell: ({ unit }) => {
        const at = standing.unitOf(unit.unitId);
        return `${at.evidenced} of ${at.total}`;
      },
      by: ({ unit }) => {
        const at = standing.unitOf(unit.unitId);
        return at.evidenced / Math.max(at.total, 1);
      },
      number: true,
      width: '120px',
    },
    {
      key: 'met',
      head: 'Met',
      cell: ({ unit }) => standing.unitOf(unit.unitId).met,
      by: ({ unit }) => standing.unitOf(unit.unitId).met,
      number: true,
      width: '60px',
    },
  ];
  return (
    <Table
      label="Units"
      noun={['unit', 'units']}
      rows={rows}
      id={({ unit }) => unit.unitId}
      columns={columns}
      empty={<Empty title="No units">Units you work towards stand here.</Empty>}
    />
  );
}

function UnitState({
  unit,
  standing,
  today,
}: {
  readonly unit: Unit;
  readonly standing: Standing;
  readonly today: string;
}) {
  const look = unitLook(standing.unitOf(unit.unitId), unit.claim);
  if (look) {
    return (
      <span className="dp-row">
        <Badge state={look} />
        {unit.claim ? (
          <Link href={`/portfolio/claim/${unit.claim.claimId}`}>
            <span className="dp-unseen">{unit.reference}, </span>attempt {unit.claim.attempt}
          </Link>
        ) : null}
      </span>
    );
  }
  if (unit.expiresOn !== null && unit.expiresOn < today) {
    const word = `Ended ${showDate(unit.expiresOn, today)}`;
    return <Badge state={{ word, meaning: 'attention', mark: 'triangle', edge: 'dotted' }} />;
  }
  return <span className="dp-dim">Not claimed</span>;
}
