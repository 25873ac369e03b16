import './portfolio.css';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { dateIn } from '../../../lib/time.ts';
import { readOutcomes } from '../../../proof/assessment/schema.ts';
import { readPortfolio } from '../../../proof/portfolio/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Matrix, type MatrixColumn, type MatrixRow } from '../../../ui/matrix.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { CriterionPart } from './criterion-panel.tsx';
import { EvidencePart } from './evidence-panel.tsx';
import { HowFar } from './how-far.tsx';
import { CELL_LOOKS, CRITERION_LOOKS } from './looks.ts';
import { columnsOf, frameworksShown, groupsOf } from './matrix-rows.ts';
import { NotEnrolled } from './not-enrolled.tsx';
import { PortfolioNeeds } from './portfolio-needs.tsx';
import {
  type CriterionState,
  type Outcomes,
  type Portfolio,
  type Standing,
  standingOf,
} from './standing.ts';
import { UnitsTable } from './units-table.tsx';

/** A learner's own portfolio: how far they are, what needs them, and every criterion against every item. */
export default function PortfolioPage() {
  const reading = useRead(readPortfolio, {});
  const outcomes = useRead(readOutcomes, {});
  const stranger = reading.refusal?.code === 'not-a-learner';
  const portfolio = reading.value;
  const standing = useStanding(portfolio, outcomes.value);
  return (
    <Page
      title="My portfolio"
      action={
        portfolio ? (
          <LinkButton href="/portfolio/suggestions">See what is suggested</LinkButton>
        ) : undefined
      }
      needs={
        portfolio && standing ? (
          <PortfolioNeeds portfolio={portfolio} standing={standing} />
        ) : undefined
      }
    >
      {stranger ? (
        <NotEnrolled />
      ) : (
        <Read of={reading}>
          {(value) =>
            standing === undefined ? null : <Whole portfolio={value} standing={standing} />
          }
        </Read>
      )}
      {outcomes.refusal && !stranger ? (
        <Refused refusal={outcomes.refusal} again={outcomes.again} />
      ) : null}
    </Page>
  );
}

function useStanding(portfolio: Portfolio | undefined, outcomes: Outcomes | undefined) {
  return useMemo(
    () => (portfolio === undefined ? undefined : standingOf(portfolio, outcomes)),
    [portfolio, outcomes],
  );
}

function Whole({
  portfolio,
  standing,
}: {
  readonly portfolio: Portfolio;
  readonly standing: Standing;
}) {
  const { query } = useAddress();
  const { frameworks } = portfolio;
  const enrolled = frameworks.filter(({ enrolmentId }) => enrolmentId !== null);
  return (
    <>
      <HowFar enrolled={enrolled} standing={standing} />
      {portfolio.evidence.length > 0 ? null : (
        <Empty
          title="No evidence yet"
          action={<LinkButton href="/portfolio/suggestions">See what is suggested</LinkButton>}
        >
          Work you did at the desk is suggested; what you accept stands in a column of the table
          below, against the criteria it is referenced to. What no record shows you add yourself: a
          witness, a statement.
        </Empty>
      )}
      <Section title="Criteria and evidence">
        <Crossing portfolio={portfolio} standing={standing} />
      </Section>
      <Section title="Units">
        <UnitsTable
          frameworks={frameworksShown(frameworks, query['framework'])}
          standing={standing}
        />
      </Section>
    </>
  );
}

const STATES: readonly CriterionState[] = ['open', 'evidenced', 'claimed', 'not_yet', 'met'];

/** The matrix with its filters, and beside it what is open. */
function Crossing({
  portfolio,
  standing,
}: {
  readonly portfolio: Portfolio;
  readonly standing: Standing;
}) {
  const { query, setQuery } = useAddress();
  const { frameworks } = portfolio;
  const [framework, wanted] = [query['framework'], query['state']];
  const state = STATES.find((one) => one === wanted);
  const groups = useMemo(
    () => groupsOf(frameworks, standing, { framework, state }),
    [frameworks, standing, framework, state],
  );
  const columns = useMemo(() => columnsOf(standing, dateIn(new Date())), [standing]);
  const cellOf = useCallback(
    (row: MatrixRow, column: MatrixColumn) => {
      const cell = standing.cellOf(row.id, column.id);
      return cell && CELL_LOOKS[cell];
    },
    [standing],
  );
  const close = () => setQuery({ evidence: undefined, criterion: undefined });
  const at = standing.criterionOf.get(query['criterion'] ?? '');
  const item = standing.itemOf.get(query['evidence'] ?? '');
  // One panel for both: from a criterion to its item the focus stays in it.
  const panel =
    item || at ? (
      <SidePanel
        of={`${item?.evidenceId} ${at?.criterion.criterionId}`}
        title={item ? `${item.code} ${item.title}` : `${at?.criterion.code} ${at?.criterion.label}`}
        onClose={close}
      >
        {item ? (
          <EvidencePart item={item} at={at} standing={standing} />
        ) : at ? (
          <CriterionPart at={at} standing={standing} />
        ) : null}
      </SidePanel>
    ) : undefined;
  const place = useRef<HTMLDivElement>(null);
  const isOpen = panel !== undefined;
  useEffect(() => {
    // A link further up opened it: what opens comes into sight.
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (isOpen && top > window.innerHeight / 3) place.current?.scrollIntoView();
  }, [isOpen]);
  return (
    <div ref={place} className="pf-stack">
      <Filters
        filters={[
          {
            name: 'framework',
            label: 'Framework',
            none: 'what I am enrolled on',
            options: [
              ...frameworks.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
              { value: 'all', label: 'all frameworks' },
            ],
          },
          {
            name: 'state',
            label: 'Criteria',
            options: STATES.map((value) => ({ value, label: CRITERION_LOOKS[value].word })),
          },
        ]}
      />
      <Beside panel={panel}>
        {groups.length === 0 ? (
          <Empty title="No criterion fits">Take a filter off to see more.</Empty>
        ) : (
          <Matrix
            label="Criteria and evidence"
            corner="Criterion"
            groups={groups}
            columns={columns}
            cellOf={cellOf}
            onOpen={({ row, column }) => setQuery({ criterion: row?.id, evidence: column?.id })}
          />
        )}
      </Beside>
    </div>
  );
}
