import { useState } from 'react';
import { showDate, showRate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { correctLines, type DraftRow } from '../schema.ts';
import type { DraftPageOf } from './draft-page.tsx';
import { LineForm } from './line-form.tsx';
import { daysOf, LINE_LOOKS } from './words.ts';

const ORDER: readonly DraftRow['state'][] = ['refused', 'doubtful', 'good', 'left', 'booked'];

/** The lines of a draft as a table; one opens beside it, to be corrected or decided. */
export function DraftLines({
  draft,
  mayWrite,
  state,
}: {
  readonly draft: DraftPageOf;
  readonly mayWrite: boolean;
  readonly state: string | undefined;
}) {
  const say = useNotice();
  const { act } = useAct(correctLines);
  const [openLine, setOpenLine] = useState<number>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const today = dateIn(new Date());
  // What waits for somebody stands on top; a click on Where gives the order of the sheet.
  const rows = draft.rows
    .filter((row) => state === undefined || row.state === state)
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const open = draft.rows.find(({ line }) => line === openLine);
  const choose = async (chosen: {
    left?: boolean;
    doubled?: boolean;
    already?: 'missing' | 'all';
  }) => {
    const lines = draft.rows
      .filter(({ line, state: now }) => picked.has(String(line)) && now !== 'booked')
      .map(({ line }) => ({ line, chosen }));
    if (lines.length === 0) return;
    const done = await act({ params: { draftId: draft.draftId }, body: { lines } });
    if (!done.ok) return say(done.refusal.because);
    setPicked(new Set());
    say(`${lines.length} changed`);
  };
  const columns: readonly Column<DraftRow>[] = [
    { key: 'at', head: 'Where', cell: (row) => row.at, by: (row) => row.line, width: '84px' },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={LINE_LOOKS[row.state]} />,
      by: (row) => ORDER.indexOf(row.state),
      width: '110px',
    },
    {
      key: 'site',
      head: 'Site',
      cell: (row) => row.siteName || said(row.said.site),
      by: (row) => row.siteName || row.said.site,
      width: '150px',
    },
    {
      key: 'role',
      head: 'Role',
      cell: (row) => row.roleName || said(row.said.role),
      by: (row) => row.roleName || row.said.role,
      width: '140px',
    },
    {
      key: 'days',
      head: 'Days',
      cell: (row) => (row.firstOn ? daysOf(row, today) : said(daysOf(row, today))),
      by: (row) => row.firstOn ?? '',
      width: '140px',
    },
    {
      key: 'times',
      head: 'Times',
      cell: (row) => row.times || said(timesSaid(row)),
      width: '120px',
    },
    {
      key: 'shifts',
      head: 'Shifts',
      cell: (row) => row.shifts || '',
      by: (row) => row.shifts,
      number: true,
      width: '72px',
    },
    {
      key: 'rate',
      head: 'Pay',
      cell: (row) => (row.payPence === null ? 'As usual' : showRate(row.payPence)),
      number: true,
      width: '90px',
    },
    {
      key: 'worker',
      head: 'Worker',
      cell: (row) => row.said.worker,
      by: (row) => row.said.worker,
      width: '130px',
    },
    {
      key: 'why',
      head: 'What to know',
      cell: (row) => <Why row={row} today={today} />,
      width: '320px',
    },
  ];
  const table = (
    <Table
      label="Lines of the rota"
      noun={['line', 'lines']}
      columns={columns}
      rows={rows}
      id={({ line }) => String(line)}
      name={(row) => `${row.at}, ${row.siteName || row.said.site} ${daysOf(row, today)}`}
      {...(mayWrite
        ? {
            picked,
            onPick: setPicked,
            onOpen: (row: DraftRow) => setOpenLine(row.line),
            bulk: (
              <span className="ro-bulk">
                <button
                  type="button"
                  className="dp-link"
                  onClick={() => void choose({ doubled: true })}
                >
                  Doubled lines are meant
                </button>
                <button
                  type="button"
                  className="dp-link"
                  onClick={() => void choose({ already: 'missing' })}
                >
                  Book what is missing
                </button>
                <button
                  type="button"
                  className="dp-link"
                  onClick={() => void choose({ left: true })}
                >
                  Leave out
                </button>
                <button
                  type="button"
                  className="dp-link"
                  onClick={() => void choose({ left: false })}
                >
                  Take in again
                </button>
              </span>
            ),
          }
        : {})}
      {...(openLine === undefined ? {} : { openId: String(openLine) })}
      empty={<p className="dp-dim">No line is in this state.</p>}
    />
  );
  return (
    <Beside
      panel={
        open && open.state !== 'booked' ? (
          <SidePanel
            of={String(open.line)}
            title={`Line at ${open.at}`}
            onClose={() => setOpenLine(undefined)}
          >
            <LineForm
              key={open.line}
              row={open}
              draft={draft}
              onDone={() => setOpenLine(undefined)}
            />
          </SidePanel>
        ) : null
      }
    >
      {table}
    </Beside>
  );
}

function said(text: string) {
  return text === '' ? '' : <span className="dp-dim">“{text}”</span>;
}

function timesSaid({ said: { start, end, shift } }: DraftRow): string {
  return start === '' && end === '' ? shift : `${start}-${end}`;
}

function Why({ row, today }: { readonly row: DraftRow; readonly today: string }) {
  if (row.bookingId !== null)
    return <Link href={`/bookings/${row.bookingId}`}>Open the booking</Link>;
  const holidays = row.holidays.map((date) => showDate(date, today));
  return (
    <span className="ro-why">
      {row.problems.map(({ because, field }) => (
        <span key={`${field} ${because}`}>{because}</span>
      ))}
      {row.already > 0 && row.problems.length === 0 ? (
        <span>{row.already} there already</span>
      ) : null}
      {holidays.length === 0 ? null : <span>Bank holiday: {holidays.join(', ')}</span>}
    </span>
  );
}
