import './holiday.css';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listHolidays } from '../schema.ts';
import { Decide } from './decide.tsx';
import { type Holiday, holidayLook, spanWords } from './looks.ts';

const columns = (today: string): readonly Column<Holiday>[] => [
  {
    key: 'who',
    head: 'Worker',
    cell: ({ personName }) => personName,
    by: ({ personName }) => personName,
  },
  { key: 'state', head: 'State', cell: (row) => <Badge state={holidayLook(row)} /> },
  {
    key: 'when',
    head: 'When',
    cell: (row) => spanWords(row.fromOn, row.toOn, today),
    by: ({ fromOn }) => fromOn,
  },
  { key: 'days', head: 'Days', cell: ({ days }) => days, by: ({ days }) => days, number: true },
  {
    key: 'asked',
    head: 'Asked',
    cell: (row) => `${showDate(row.askedOn, today)}${row.askedLate ? ', short notice' : ''}`,
    by: ({ askedOn }) => askedOn,
  },
  {
    key: 'decides',
    head: 'Decided by',
    cell: (row) =>
      row.state === 'asked'
        ? `a consultant or manager, by ${showDate(row.refuseBy, today)}`
        : row.decidedBy,
    by: ({ refuseBy }) => refuseBy,
  },
];

const SHOWN = [
  { value: 'coming', label: 'approved, now and to come' },
  { value: 'away', label: 'who is away today' },
  { value: 'all', label: 'everything' },
];

/** Holiday that is asked for, approved and to come, and who decides until when. */
export default function HolidayPage() {
  const { query, setQuery } = useAddress();
  const which = (SHOWN.find(({ value }) => value === query['which'])?.value ?? 'asked') as 'asked';
  const reading = useRead(listHolidays, { query: { which } }, { live: ['holiday.'] });
  return (
    <Page
      title="Holiday"
      action={<LinkButton href="/holiday/limits">How many may be away</LinkButton>}
    >
      <Filters
        list="holiday"
        filters={[
          { name: 'which', label: 'Show', none: 'what waits for an answer', options: SHOWN },
        ]}
      />
      <Read of={reading}>
        {({ rows, total, overdue, today }) => {
          const open = rows.find(({ holidayId }) => holidayId === query['open']);
          const openId = query['open'];
          return (
            <Beside
              panel={
                openId === undefined ? undefined : (
                  <SidePanel
                    of={openId}
                    title={open ? `${open.personName}’s holiday` : 'Holiday'}
                    onClose={() => setQuery({ open: undefined })}
                  >
                    {open ? (
                      <p>
                        <Badge state={holidayLook(open)} />{' '}
                        <Link href={`/candidates/${open.personId}`}>{open.personName}</Link>
                      </p>
                    ) : null}
                    <Decide holidayId={openId} />
                  </SidePanel>
                )
              }
            >
              {overdue === 0 ? null : (
                <p>{counted(overdue, 'request')} can no longer be refused: they may be taken.</p>
              )}
              <Table
                label="Holiday"
                noun={['holiday', 'holidays']}
                columns={columns(today)}
                rows={rows}
                total={total}
                id={(row) => row.holidayId}
                name={(row) => `${row.personName}, ${spanWords(row.fromOn, row.toOn, today)}`}
                onOpen={(row) => setQuery({ open: row.holidayId })}
                openId={openId}
                empty={
                  <Empty title={which === 'asked' ? 'Nothing waits' : 'Nothing here'}>
                    Holiday is asked for on a worker’s record, under Holiday, and decided here.
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
