import { Button } from '@mantine/core';
import { showRate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Section } from '../../../ui/page.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import type { BookingPage, ShiftRow } from '../schema.ts';
import { SHIFT_LOOKS, shownState } from './looks.ts';
import { candidateHref } from './record-href.ts';
import { hoursWords, KIND_WORDS, SAME_PERSON_WORDS, whenWords } from './words.ts';

type Line = BookingPage['lines'][number];

const COLUMNS: readonly Column<ShiftRow>[] = [
  { key: 'when', head: 'When', cell: whenWords, by: (row) => row.startsAt },
  {
    key: 'hours',
    head: 'Hours',
    cell: (row) =>
      row.kind === 'waking'
        ? hoursWords(row)
        : `${hoursWords(row)}; ${KIND_WORDS[row.kind].toLowerCase()}`,
  },
  {
    key: 'who',
    head: 'Who',
    cell: (row) =>
      row.state === 'cancelled' ? (
        <span className="dp-dim">{row.cancelledBecause}</span>
      ) : row.personId === null ? (
        <span className="dp-dim">
          {row.offersOpen + row.offersYes === 0
            ? 'Nobody yet'
            : `${row.offersOpen + row.offersYes} asked${row.offersYes === 0 ? '' : `, ${row.offersYes} said yes`}`}
        </span>
      ) : (
        <Link href={candidateHref(row.personId)}>{row.workerName}</Link>
      ),
    by: (row) => row.workerName ?? undefined,
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={SHIFT_LOOKS[shownState(row)]} />,
    by: (row) => SHIFT_LOOKS[shownState(row)].word,
  },
];

/** The lines of a booking, each with what it asks for and its shifts; a shift opens beside. */
export function BookingLines({ booking }: { readonly booking: BookingPage }) {
  return (
    <>
      {booking.lines.map((line) => (
        <OneLine key={line.lineId} line={line} of={booking.lines.length} />
      ))}
    </>
  );
}

function OneLine({ line, of }: { readonly line: Line; readonly of: number }) {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const asks = [...line.requiredSkills, ...line.requiredQualifications, ...line.requiredChecks];
  const act = (what: string) => () => setQuery({ do: what, line: line.lineId, shift: undefined });
  return (
    <Section
      title={of === 1 ? line.roleName : `Line ${line.position}, ${line.roleName}`}
      action={
        may('bookings.write') ? (
          <div className="dp-row">
            <Button size="compact-sm" variant="default" onClick={act('amend-line')}>
              Amend line
            </Button>
            <Button size="compact-sm" variant="default" onClick={act('add-shifts')}>
              Add shifts
            </Button>
          </div>
        ) : undefined
      }
    >
      <p className="dp-dim">
        {SAME_PERSON_WORDS[line.samePerson]}. Pay {showRate(line.payPence)}, charge{' '}
        {showRate(line.chargePence)}, margin {showRate(line.chargePence - line.payPence)}.
        {asks.length === 0 ? '' : ` Asks for ${asks.join(', ')}.`}
        {line.experience === '' ? '' : ` Experience: ${line.experience}`}
      </p>
      {line.duties === '' ? null : <p className="dp-lines">{line.duties}</p>}
      <Table
        label={`Shifts, ${line.roleName}`}
        noun={['shift', 'shifts']}
        rows={line.shifts}
        id={(row) => row.shiftId}
        name={whenWords}
        onOpen={(row) => setQuery({ shift: row.shiftId, do: undefined, line: undefined })}
        {...(query['shift'] === undefined ? {} : { openId: query['shift'] })}
        columns={COLUMNS}
        empty={<p className="dp-dim">{counted(0, 'shift')}. Add the days and times.</p>}
      />
    </Section>
  );
}
