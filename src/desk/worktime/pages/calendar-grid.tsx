import './calendar.css';
import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Mark } from '../../../ui/mark.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Ago } from '../../../ui/when.tsx';
import { addWords, DAY_PARTS, HEARD, PARTS } from '../schema.ts';
import {
  type Calendar,
  type Cell,
  cameBy,
  cellAt,
  chosenCells,
  isBetween,
  type Place,
  spansOfCells,
} from './calendar-words.ts';
import { AVAILABLE, HEARD_CHOICES, UNAVAILABLE, UNKNOWN } from './words.ts';

const LOOKS = { available: AVAILABLE, unavailable: UNAVAILABLE, unknown: UNKNOWN } as const;
const ROWS = 12;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const STATE_KEYS: Readonly<Record<string, Cell['state']>> = {
  a: 'available',
  u: 'unavailable',
  n: 'unknown',
};

/**
 * The grid: one tab stop, arrow keys inside, shift and arrows or a drag choose a rectangle, and A, U, N or the
 * buttons say what the worker said about it.
 */
export function CalendarGrid({
  id,
  calendar,
  mayWrite,
}: {
  readonly id: string;
  readonly calendar: Calendar;
  readonly mayWrite: boolean;
}) {
  const todayIndex = calendar.days.findIndex(({ date }) => date === calendar.today);
  const start = {
    row: 3 * Math.floor(Math.max(0, todayIndex) / 7),
    col: Math.max(0, todayIndex) % 7,
  };
  const [at, setAt] = useState<Place>(start);
  const [anchor, setAnchor] = useState<Place>();
  const [how, setHow] = useState<(typeof HEARD)[number]>('phone');
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const dragging = useRef(false);
  const table = useRef<HTMLTableElement>(null);
  const say = useNotice();
  const { act, busy } = useAct(addWords);
  useEffect(() => {
    const stop = () => {
      dragging.current = false;
    };
    window.addEventListener('pointerup', stop);
    return () => window.removeEventListener('pointerup', stop);
  }, []);

  const chosen = anchor === undefined ? [] : chosenCells(calendar, anchor, at);
  const moveTo = (place: Place, extend: boolean) => {
    setAnchor(extend ? (anchor ?? at) : undefined);
    setAt(place);
    table.current?.querySelector<HTMLElement>(`[data-place="${place.row} ${place.col}"]`)?.focus();
  };
  const record = async (state: Cell['state']) => {
    const cells = anchor === undefined ? chosenCells(calendar, at, at) : chosen;
    if (!mayWrite || busy || cells.length === 0) return;
    const done = await act({
      params: { id },
      body: { how, spans: spansOfCells(cells).map((span) => ({ id: newId(), state, ...span })) },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setAnchor(undefined);
    say(`${counted(cells.length, 'part')} recorded as ${LOOKS[state].word.toLowerCase()}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const state = STATE_KEYS[event.key.toLowerCase()];
    if (step !== undefined) {
      event.preventDefault();
      const row = Math.min(ROWS - 1, Math.max(0, at.row + step[0]));
      const col = Math.min(6, Math.max(0, at.col + step[1]));
      moveTo({ row, col }, event.shiftKey);
    } else if (event.key === 'Escape') setAnchor(undefined);
    else if (state !== undefined && mayWrite) {
      event.preventDefault();
      void record(state);
    }
  };

  return (
    <div className="wt-calendar">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are chosen is a grid */}
      <table ref={table} role="grid" aria-label="Availability, four weeks" onKeyDown={onKeyDown}>
        {[0, 1, 2, 3].map((week) => (
          <tbody key={calendar.days[7 * week]?.date}>
            <tr>
              <td />
              {calendar.days.slice(7 * week, 7 * week + 7).map(({ date, held }) => (
                <th key={date} scope="col" data-today={date === calendar.today}>
                  <span className="wt-wide">{showDate(date, calendar.today)}</span>
                  <span className="wt-narrow" aria-hidden="true">
                    {showDate(date, calendar.today).slice(0, 6)}
                  </span>
                  {held.length === 0 ? null : (
                    <span className="wt-held" title={held.map(({ label }) => label).join(', ')}>
                      {counted(held.length, 'shift')}
                    </span>
                  )}
                </th>
              ))}
            </tr>
            {DAY_PARTS.map((part, index) => (
              <tr key={part}>
                <th scope="row">{PARTS[part].name}</th>
                {[0, 1, 2, 3, 4, 5, 6].map((col) => {
                  const place = { row: 3 * week + index, col };
                  const cell = cellAt(calendar, place);
                  if (cell === undefined) return <td key={col} />;
                  const isChosen = anchor !== undefined && isBetween(place, anchor, at);
                  return (
                    <td key={col}>
                      <button
                        type="button"
                        className={`wt-cell dp-${LOOKS[cell.state].meaning}`}
                        data-place={`${place.row} ${place.col}`}
                        data-chosen={isChosen}
                        aria-pressed={isChosen}
                        data-held={holds(calendar, place)}
                        tabIndex={place.row === at.row && place.col === at.col ? 0 : -1}
                        aria-label={labelOf(calendar, place, cell)}
                        onPointerDown={(event) => {
                          event.currentTarget.releasePointerCapture?.(event.pointerId);
                          dragging.current = true;
                          setAnchor(event.shiftKey ? (anchor ?? at) : place);
                          setAt(place);
                        }}
                        onPointerEnter={() => {
                          if (dragging.current) setAt(place);
                        }}
                        onFocus={() => setAt(place)}
                      >
                        <Mark name={LOOKS[cell.state].mark} size={12} />
                        {cell.inPart ? <span className="wt-in-part">in part</span> : null}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {mayWrite ? (
        <div className="wt-say">
          <span role="status">
            {chosen.length === 0
              ? 'Choose by dragging, or with shift and the arrow keys'
              : `${counted(chosen.length, 'part')} chosen: they are`}
          </span>
          {(['available', 'unavailable', 'unknown'] as const).map((state) => (
            <Button
              key={state}
              variant="default"
              size="compact-sm"
              aria-disabled={busy || chosen.length === 0}
              onClick={() => (chosen.length === 0 ? undefined : void record(state))}
            >
              {state === 'unknown'
                ? 'Not sure (N)'
                : `${LOOKS[state].word} (${LOOKS[state].word[0]})`}
            </Button>
          ))}
          <select
            className="dp-filter"
            aria-label="How you heard it"
            value={how}
            onChange={(event) => setHow(HEARD.find((one) => one === event.target.value) ?? 'phone')}
          >
            {HEARD_CHOICES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <CellWords calendar={calendar} place={at} />
    </div>
  );
}

/** Does a shift they hold begin or go on in this part? */
function holds(calendar: Calendar, { row, col }: Place): boolean {
  const cell = cellAt(calendar, { row, col });
  if (cell === undefined) return false;
  return calendar.days
    .slice(Math.max(0, 7 * Math.floor(row / 3) + col - 1), 7 * Math.floor(row / 3) + col + 1)
    .some(({ held }) =>
      held.some(({ startsAt, endsAt }) => startsAt < cell.endsAt && cell.startsAt < endsAt),
    );
}

function labelOf(calendar: Calendar, place: Place, cell: Cell): string {
  const date = calendar.days[7 * Math.floor(place.row / 3) + place.col]?.date ?? '';
  const held = holds(calendar, place) ? ', holds a shift' : '';
  return `${showDate(date, calendar.today)} ${PARTS[cell.part].name.toLowerCase()}: ${LOOKS[cell.state].word.toLowerCase()}${cell.inPart ? ' in part' : ''}${held}`;
}

/** Who said what the focus stands on, when and how, and the shifts of that day. */
function CellWords({ calendar, place }: { readonly calendar: Calendar; readonly place: Place }) {
  const cell = cellAt(calendar, place);
  const day = calendar.days[7 * Math.floor(place.row / 3) + place.col];
  if (cell === undefined || day === undefined) return null;
  const { said } = cell;
  const { name, from, to } = PARTS[cell.part];
  return (
    <p className="wt-words">
      <strong>
        {showDate(day.date, calendar.today)}, {name.toLowerCase()} {from}-{to}:{' '}
        {LOOKS[cell.state].word.toLowerCase()}
        {cell.inPart ? ' in part' : ''}.
      </strong>{' '}
      {said === null ? (
        calendar.lastSaidAt === null ? (
          'They have never said when they can work.'
        ) : (
          <>
            Nothing said about it; they last spoke <Ago at={calendar.lastSaidAt} />.
          </>
        )
      ) : (
        <>
          {said.source === 'away'
            ? 'Recorded as days away'
            : said.source === 'pattern'
              ? 'From a pattern, said'
              : 'Said'}{' '}
          {cameBy(said.how)} <Ago at={said.at} />
          {said.recordedBy === '' ? '' : `, recorded by ${said.recordedBy}`}
          {said.reason === '' || said.source === 'away' ? '' : `: ${said.reason}`}.
        </>
      )}
      {day.held.length === 0 ? '' : ` Holds ${day.held.map(({ label }) => label).join(', ')}.`}
    </p>
  );
}
