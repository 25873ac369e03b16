import './assessment.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readMyLearners } from '../schema.ts';
import { LATE, waitWords } from './looks.ts';

type Row = ReplyOf<typeof readMyLearners>['rows'][number];

const QUIET: StateLook = { word: 'No step lately', meaning: 'attention', mark: 'clock' };
const DAYS = [14, 28, 56] as const;

/** Learners whom an adviser or assessor looks after: who waits on them, what is late, who has not moved. */
export default function MyLearnersPage() {
  const { query } = useAddress();
  const days = DAYS.find((one) => String(one) === query['days']) ?? 28;
  const reading = useRead(readMyLearners, { query: { quiet: days } }, { every: 60_000 });
  const mayOpen = useMay()('assessment.read');
  return (
    <Page title="My learners">
      <p className="dp-dim">
        Who waits on you stands first. A learner counts as without a step after {days} days:{' '}
        {DAYS.map((one) => (
          <span key={one}>
            <a href={`/assessment/learners?days=${one}`} aria-current={one === days}>
              {one} days
            </a>{' '}
          </span>
        ))}
      </p>
      <Read of={reading}>
        {({ rows }) => (
          <Table
            label="My learners"
            noun={['learner', 'learners']}
            sortIn="sort"
            columns={columnsFor(mayOpen)}
            rows={rows}
            id={(row) => row.learnerId}
            empty={
              <Empty title="Nobody yet">
                Learners come here when the centre gives them to you, or when you take a claim up.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}

function columnsFor(mayOpen: boolean): readonly Column<Row>[] {
  return [
    {
      key: 'learner',
      head: 'Learner',
      cell: (row) => row.name,
      by: (row) => row.name,
      width: '150px',
    },
    {
      key: 'as',
      head: 'You are their',
      cell: (row) => row.as.map(asWords).join('; ') || 'assessor of a claim',
      width: '170px',
    },
    {
      key: 'claims',
      head: 'Claims that wait',
      cell: (row) => <Claims row={row} mayOpen={mayOpen} />,
      by: (row) => -Math.max(0, ...row.claims.map(({ waitingDays }) => waitingDays)),
    },
    { key: 'actions', head: 'Open actions', cell: (row) => <Actions row={row} /> },
    {
      key: 'last',
      head: 'Last step',
      cell: (row) => (
        <span className="dp-row">
          {row.lastAt === null ? <span>None yet</span> : <Moment at={row.lastAt} />}
          {row.quiet ? <Badge state={QUIET} /> : null}
        </span>
      ),
      by: (row) => row.lastAt ?? '',
      width: '170px',
    },
  ];
}

function asWords({ framework, adviser, assessor, replacedBy }: Row['as'][number]): string {
  const posts = [...(adviser ? ['adviser'] : []), ...(assessor ? ['assessor'] : [])];
  const now = replacedBy === null ? '' : `, replaced by ${replacedBy}`;
  return `${posts.join(' and ')} (${framework}${now})`;
}

function Claims({ row, mayOpen }: { readonly row: Row; readonly mayOpen: boolean }) {
  if (row.claims.length === 0) return <span className="dp-dim">None</span>;
  return (
    <ul className="as-plain">
      {row.claims.map((claim) => (
        <li key={claim.claimId} className="dp-row">
          {mayOpen ? (
            <a href={`/assessment/claims/${claim.claimId}`}>{claim.unit}</a>
          ) : (
            <span>{claim.unit}</span>
          )}
          <span>
            {waitWords(claim.waitingDays)}
            {claim.dueOn === null ? '' : `, promised by ${showDate(claim.dueOn)}`}
            {claim.onYou ? '' : ', with another assessor'}
          </span>
          {claim.late ? <Badge state={LATE} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Actions({ row }: { readonly row: Row }) {
  if (row.actions.length === 0) return <span className="dp-dim">None</span>;
  return (
    <ul className="as-plain">
      {row.actions.map((action) => (
        <li key={`${action.claimId} ${action.words}`} className="dp-row">
          <span>
            {action.unit}: {action.words}
            {action.dueOn === null ? '' : ` (by ${showDate(action.dueOn, dateIn(new Date()))})`}
            {action.answered ? ' (the learner says it is done)' : ''}
          </span>
          {action.late ? <Badge state={LATE} /> : null}
        </li>
      ))}
    </ul>
  );
}
