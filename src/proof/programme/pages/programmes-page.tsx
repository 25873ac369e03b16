import { Button } from '@mantine/core';
import { useState } from 'react';
import { addMonths } from '../../../lib/days.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { LEARNER_STATES, listProgrammes } from '../schema.ts';
import { stateLook } from './looks.ts';
import { StatesForm } from './states-form.tsx';

type Row = ReplyOf<typeof listProgrammes>['rows'][number];

const columnsOf = (today: string): readonly Column<Row>[] => [
  {
    key: 'name',
    head: 'Learner',
    cell: (row) => <Link href={`/programme/${row.learnerId}`}>{row.name}</Link>,
    by: (row) => row.name,
  },
  {
    key: 'framework',
    head: 'Framework',
    cell: (row) => row.frameworkCode,
    by: (row) => row.frameworkCode,
    width: '130px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={stateLook(row.state)} />,
    by: (row) => row.state,
    width: '180px',
  },
  { key: 'step', head: 'Step', cell: (row) => row.step, by: (row) => row.step, width: '160px' },
  {
    key: 'next',
    head: 'Next meeting',
    cell: (row) => (row.nextOn === null ? 'None agreed' : showDate(row.nextOn, today)),
    by: (row) => row.nextOn ?? '',
    width: '130px',
  },
  {
    key: 'end',
    head: 'Planned end',
    cell: (row) => showDate(row.plannedEndOn, today),
    by: (row) => row.plannedEndOn,
    width: '130px',
  },
  {
    key: 'late',
    head: 'Missing or late',
    cell: (row) =>
      row.late.length < 2
        ? (row.late[0] ?? 'Nothing')
        : `${row.late[0]} And ${counted(row.late.length - 1, 'more thing')}.`,
    by: (row) => row.late.length,
  },
];

const FILTERS = [
  {
    name: 'state',
    label: 'State',
    options: Object.entries(LEARNER_STATES).map(([value, label]) => ({
      value,
      label: label.toLowerCase(),
    })),
  },
  {
    name: 'late',
    label: 'Late',
    options: [
      { value: 'C6', label: 'review of three' },
      { value: 'R45', label: 'plan' },
      { value: 'R48', label: 'arrangement to be agreed' },
    ],
  },
  {
    name: 'progress',
    label: 'Progress',
    options: [
      { value: 'first', label: 'first year' },
      { value: 'second', label: 'up to the planned end' },
      { value: 'over', label: 'past the planned end' },
    ],
  },
];

function progressOf(row: Row, today: string): string | undefined {
  if (row.state !== 'in_learning' && row.state !== 'extended') return undefined;
  if (row.plannedEndOn < today) return 'over';
  return today <= addMonths(row.startedOn, 12) ? 'first' : 'second';
}

/** Is a programme among those the address asks for? */
function isAsked(
  row: Row,
  query: Readonly<Record<string, string | undefined>>,
  today: string,
): boolean {
  const { state, late, progress } = query;
  return (
    (state === undefined || row.state === state) &&
    (late === undefined || row.rules.includes(late)) &&
    (progress === undefined || progressOf(row, today) === progress)
  );
}

/** Who is where on their way, what is late and whom to meet next: the earliest meeting first. */
export default function ProgrammesPage() {
  const { query, setQuery } = useAddress();
  const may = useMay()('programme.write');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const close = () => setQuery({ form: undefined });
  const reading = useRead(listProgrammes, {});
  return (
    <Page
      title="Programmes"
      action={
        <LinkButton href="/evidence-languages" quiet>
          Evidence in other languages
        </LinkButton>
      }
    >
      <Read of={reading}>
        {({ rows, today }) => {
          const chosen = rows.filter(({ enrolmentId }) => picked.has(enrolmentId));
          return (
            <Beside
              panel={
                may && query['form'] === 'states' && chosen.length > 0 ? (
                  <SidePanel of="states" title="Change the state" onClose={close}>
                    <StatesForm
                      key={[...picked].join(' ')}
                      picked={chosen}
                      today={today}
                      onDone={() => {
                        setPicked(new Set());
                        close();
                      }}
                    />
                  </SidePanel>
                ) : undefined
              }
            >
              <Filters list="programmes" filters={FILTERS} />

              <Table
                label="Programmes"
                noun={['programme', 'programmes']}
                {...(may
                  ? {
                      picked,
                      onPick: setPicked,
                      bulk: (
                        <Button
                          size="compact-sm"
                          disabled={chosen.length === 0}
                          onClick={() => setQuery({ form: 'states' })}
                        >
                          Change the state of {counted(chosen.length, 'learner')}
                        </Button>
                      ),
                    }
                  : {})}
                name={(row) => `${row.name}, ${row.frameworkCode}`}
                columns={columnsOf(today)}
                rows={rows.filter((row) => isAsked(row, query, today))}
                id={(row) => row.enrolmentId}
                empty={
                  <Empty title="Nobody is on a programme">
                    Enrol a learner on a framework: their programme stands here from then on.
                  </Empty>
                }
              />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}
