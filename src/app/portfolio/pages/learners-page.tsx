import './portfolio.css';
import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { nameKey } from '../../../lib/text.ts';
import { listLearners } from '../../../proof/portfolio/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { LearnerPanel } from './learner-panel.tsx';

export type LearnerRow = ReplyOf<typeof listLearners>['rows'][number];

const COLUMNS: readonly Column<LearnerRow>[] = [
  { key: 'name', head: 'Learner', cell: ({ name }) => name, by: ({ name }) => name },
  {
    key: 'frameworks',
    head: 'Enrolled on',
    cell: ({ enrolments, registeredAt, left }) =>
      left ? (
        <Badge state={{ word: 'Left', meaning: 'quiet', mark: 'dash' }} />
      ) : registeredAt === null || enrolments.length === 0 ? (
        <Badge
          state={{ word: 'Not enrolled yet', meaning: 'attention', mark: 'ring', edge: 'dotted' }}
        />
      ) : (
        enrolments
          .toSorted((a, b) => Number(a.replacedBy !== null) - Number(b.replacedBy !== null))
          .map(({ frameworkCode, replacedBy }) =>
            replacedBy === null
              ? frameworkCode
              : `${frameworkCode} (replaced by ${replacedBy.code}, revision ${replacedBy.revision})`,
          )
          .join(', ')
      ),
    by: ({ enrolments }) => enrolments[0]?.frameworkCode ?? '',
  },
  {
    key: 'evidence',
    head: 'Items',
    cell: ({ evidence }) => evidence,
    by: ({ evidence }) => evidence,
    number: true,
    width: '80px',
  },
  {
    key: 'open',
    head: 'Open claims',
    cell: ({ openClaims }) => openClaims,
    by: ({ openClaims }) => openClaims,
    number: true,
    width: '110px',
  },
  {
    key: 'decided',
    head: 'Decided claims',
    cell: ({ decidedClaims }) => decidedClaims,
    by: ({ decidedClaims }) => decidedClaims,
    number: true,
    width: '130px',
  },
];

const STATES = [
  { value: 'enrolled', label: 'enrolled' },
  { value: 'to-enrol', label: 'not enrolled yet' },
  { value: 'claims', label: 'with an open claim' },
  { value: 'left', label: 'left' },
];

function stateFits(row: LearnerRow, state: string | undefined): boolean {
  const enrolled = row.registeredAt !== null && row.enrolments.length > 0;
  if (state === 'enrolled') return enrolled && !row.left;
  if (state === 'to-enrol') return !enrolled && !row.left;
  if (state === 'claims') return row.openClaims > 0;
  return state !== 'left' || row.left;
}

/** The centre's learners in totals, and enrolment; what is in a portfolio is the learner's own. */
export default function LearnersPage() {
  const { query, setQuery } = useAddress();
  const mayEnrol = useMay()('portfolio.enrol');
  const reading = useRead(listLearners, {});
  const close = () => setQuery({ open: undefined, enrol: undefined });
  return (
    <Page
      title="Learners"
      action={
        mayEnrol ? (
          <Button onClick={() => setQuery({ open: undefined, enrol: 'new' })}>
            Enrol a learner
          </Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {({ rows, total }) => {
          const open = rows.find(({ learnerId }) => learnerId === query['open']);
          const panel =
            query['enrol'] !== undefined && mayEnrol ? (
              <SidePanel of="enrol" title="Enrol a learner" onClose={close}>
                <EnrolForm
                  rows={rows}
                  memberId={query['enrol']}
                  onDone={(learnerId) => setQuery({ enrol: undefined, open: learnerId })}
                />
              </SidePanel>
            ) : open ? (
              <LearnerPanel key={open.learnerId} row={open} onClose={close} />
            ) : undefined;
          const sought = nameKey(query['search'] ?? '');
          const shown = rows.filter(
            (row) => nameKey(row.name).includes(sought) && stateFits(row, query['state']),
          );
          return (
            <Beside panel={panel}>
              <Filters
                list="learners"
                filters={[
                  { name: 'search', label: 'Name' },
                  { name: 'state', label: 'State', options: STATES },
                ]}
              />
              <Table
                label="Learners"
                noun={['learner', 'learners']}
                columns={COLUMNS}
                rows={shown}
                sortIn="sort"
                id={({ learnerId }) => learnerId}
                name={({ name }) => name}
                onOpen={({ learnerId }) => setQuery({ enrol: undefined, open: learnerId })}
                openId={query['open']}
                empty={
                  total > 0 ? (
                    <Empty title="No learner fits">Take a filter off to see more.</Empty>
                  ) : (
                    <Empty
                      title="No learners yet"
                      action={<LinkButton href="/members">Open members</LinkButton>}
                    >
                      A learner is a member who works towards a qualification. Give the role of a
                      learner to a member under Members; then enrol them here.
                    </Empty>
                  )
                }
              />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}
