import './pool.css';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { addDays, datesFrom } from '../../../lib/days.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { showPool } from '../schema.ts';
import { AskForm } from './ask-form.tsx';
import { DayMarks, MarksKey } from './day-marks.tsx';
import { ANSWERED, type PoolRow, WAITING } from './words.ts';

function columnsOf(weekOn: string): readonly Column<PoolRow>[] {
  const days = datesFrom(weekOn, addDays(weekOn, 6)).map((date, index) => ({
    key: date,
    head: showDate(date).slice(0, 6),
    cell: (row: PoolRow) => (
      <DayMarks parts={row.parts.slice(3 * index, 3 * index + 3)} held={row.held[index] ?? 0} />
    ),
    width: '84px',
  }));
  return [
    {
      key: 'name',
      head: 'Worker',
      cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
      by: (row) => row.name,
      width: '160px',
    },
    { key: 'roles', head: 'Roles', cell: (row) => row.roles.join(', '), width: '150px' },
    ...days,
    {
      key: 'hours',
      head: 'Held of wanted',
      cell: (row) =>
        `${row.heldMinutes === 0 ? '0 h' : showMinutes(row.heldMinutes)}${row.wantedMinutes === null ? '' : ` of ${showMinutes(row.wantedMinutes)}`}`,
      by: (row) => row.heldMinutes - (row.wantedMinutes ?? 0),
      width: '120px',
    },
    {
      key: 'said',
      head: 'Last said',
      cell: (row) => (row.lastSaidAt === null ? 'Never' : <Ago at={row.lastSaidAt} />),
      by: (row) => row.lastSaidAt ?? '',
      width: '118px',
    },
    {
      key: 'asked',
      head: 'Asked',
      cell: (row) =>
        row.asked === null ? '' : <Badge state={row.asked === 'answered' ? ANSWERED : WAITING} />,
      by: (row) => row.asked ?? '',
      width: '130px',
    },
  ];
}

/** As many as one address holds. */
const MOST_TEXTED = 200;

/** Who is free in a week: workers down, days across; who is picked can be asked about it in one step. */
export default function PoolPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const mayAsk = may('pool.ask');
  const mayText = may('texts.send');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const silent = Number(query['silent']);
  const reading = useRead(showPool, {
    query: {
      week: query['week'],
      role: query['role'],
      area: query['area'],
      name: query['name'],
      ...(silent >= 0 && query['silent'] !== undefined ? { silentDays: silent } : {}),
      free: query['free'] === 'yes' ? 'yes' : undefined,
    },
  });
  const weekOn = reading.value?.weekOn ?? '';
  const columns = useMemo(() => (weekOn === '' ? [] : columnsOf(weekOn)), [weekOn]);
  return (
    <Page title="Pool" action={<LinkButton href="/pool/asks">What was asked</LinkButton>}>
      <Read of={reading}>
        {(pool) => (
          <>
            <Filters
              list="pool"
              keeps={[]}
              stays={['week']}
              filters={[
                { name: 'name', label: 'Name' },
                {
                  name: 'role',
                  label: 'Role',
                  options: pool.roles.map(({ role, name }) => ({ value: role, label: name })),
                },
                { name: 'area', label: 'Postcode begins' },
                {
                  name: 'silent',
                  label: 'Said nothing for',
                  options: [7, 14, 30, 90].map((days) => ({
                    value: String(days),
                    label: `${days} days`,
                  })),
                },
                { name: 'free', label: 'Free', options: [{ value: 'yes', label: 'some of it' }] },
              ]}
            >
              <LinkButton quiet href="/pool/standing">
                Standing answers
              </LinkButton>
            </Filters>
            <nav className="po-links" aria-label="Week">
              <strong>
                Week of {showDate(pool.weekOn, pool.today)} to{' '}
                {showDate(addDays(pool.weekOn, 6), pool.today)}
              </strong>
              <button
                type="button"
                className="dp-link"
                onClick={() => setQuery({ week: addDays(pool.weekOn, -7) })}
              >
                Week before
              </button>
              <button
                type="button"
                className="dp-link"
                onClick={() => setQuery({ week: addDays(pool.weekOn, 7) })}
              >
                Week after
              </button>
            </nav>
            <MarksKey />
            {asking ? (
              <AskForm
                weekOn={pool.weekOn}
                today={pool.today}
                people={pool.rows.filter(({ personId }) => picked.has(personId))}
                close={() => setAsking(false)}
                onAsked={() => setPicked(new Set())}
              />
            ) : null}
            <Table
              label="Pool"
              noun={['worker', 'workers']}
              columns={columns}
              rows={pool.rows}
              total={pool.total}
              id={(row) => row.personId}
              name={(row) => row.name}
              {...(mayAsk
                ? {
                    picked,
                    onPick: setPicked,
                    bulk: asking ? null : (
                      <>
                        <Button size="compact-sm" onClick={() => setAsking(true)}>
                          Ask about this week
                        </Button>
                        {mayText && picked.size <= MOST_TEXTED ? (
                          <LinkButton quiet href={`/texts/new?to=${[...picked].join(',')}`}>
                            Text those picked
                          </LinkButton>
                        ) : null}
                      </>
                    ),
                  }
                : {})}
              empty={
                <Empty title="No worker fits">
                  Nobody on the books fits these filters. Take one away, or register candidates.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
