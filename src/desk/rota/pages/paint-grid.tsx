import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays, weekday } from '../../../lib/days.ts';
import { showDate, showWeekday } from '../../../lib/show.ts';
import { block, type Canvas, cellKey } from './paint.ts';

interface At {
  readonly row: number;
  readonly day: number;
}

/** A grid of roles and days to paint on: one tab stop, arrows inside; a drag marks a block. */
export function PaintGrid({
  roles,
  from,
  days,
  holidays,
  booked,
  canvas,
  onPaint,
  onUndo,
}: {
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  readonly from: string;
  readonly days: number;
  readonly holidays: readonly string[];
  readonly booked: readonly {
    readonly role: string;
    readonly date: string;
    readonly start: string;
    readonly end: string;
    readonly places: number;
  }[];
  readonly canvas: Canvas;
  /** These cells, and how many places; undefined: as the brush says. */
  readonly onPaint: (keys: readonly string[], places: number | undefined) => void;
  readonly onUndo: () => void;
}) {
  const box = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At>({ row: 0, day: 0 });
  const [drag, setDrag] = useState<{ readonly from: At; readonly to: At }>();
  const names = roles.map(({ role }) => role);
  const dates = Array.from({ length: days }, (_, day) => addDays(from, day));
  const marked = new Set(drag ? block(names, from, drag.from, drag.to) : []);
  const there = Map.groupBy(booked, ({ role, date }) => cellKey(role, date));

  useEffect(() => {
    if (!drag) return;
    const end = () => {
      onPaint(block(names, from, drag.from, drag.to), undefined);
      setDrag(undefined);
    };
    const stop = () => setDrag(undefined);
    window.addEventListener('pointerup', end, { once: true });
    window.addEventListener('pointercancel', stop, { once: true });
    return () => {
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', stop);
    };
  });

  const focus = (to: At) => {
    setAt(to);
    box.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.day}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent, cell: At) => {
    const moves: Readonly<Record<string, At>> = {
      ArrowRight: { row: cell.row, day: Math.min(days - 1, cell.day + 1) },
      ArrowLeft: { row: cell.row, day: Math.max(0, cell.day - 1) },
      ArrowDown: { row: Math.min(names.length - 1, cell.row + 1), day: cell.day },
      ArrowUp: { row: Math.max(0, cell.row - 1), day: cell.day },
      Home: { row: cell.row, day: 0 },
      End: { row: cell.row, day: days - 1 },
    };
    const to = moves[event.key];
    const keys = block(names, from, cell, cell);
    if (to) focus(to);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') onUndo();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'Enter' || event.key === ' ') onPaint(keys, undefined);
    else if (/^[1-9]$/.test(event.key)) onPaint(keys, Number(event.key));
    else if (event.key === '0' || event.key === 'Delete' || event.key === 'Backspace')
      onPaint(keys, 0);
    else return;
    event.preventDefault();
  };

  return (
    <div className="ro-grid">
      <table ref={box} aria-label="Rota to paint" aria-describedby="ro-keys">
        <thead>
          <tr>
            <th scope="col">Role</th>
            {dates.map((date) => (
              <th
                key={date}
                scope="col"
                data-week={weekday(date) === 1}
                data-holiday={holidays.includes(date)}
                title={holidays.includes(date) ? 'Bank holiday' : undefined}
              >
                {showWeekday(weekday(date))}
                <br />
                {Number(date.slice(8))}/{Number(date.slice(5, 7))}
                {holidays.includes(date) ? <span className="ro-holiday">Bank hol</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map(({ role, name }, row) => (
            <tr key={role}>
              <th scope="row">{name}</th>
              {dates.map((date, day) => {
                const key = cellKey(role, date);
                const painted = Object.entries(canvas[key] ?? {});
                const before = there.get(key) ?? [];
                const words = painted.map(([shift, places]) => `${shift} x${places}`).join(', ');
                return (
                  <td key={date} data-marked={marked.has(key)} data-week={weekday(date) === 1}>
                    <button
                      type="button"
                      data-cell={`${row} ${day}`}
                      tabIndex={at.row === row && at.day === day ? 0 : -1}
                      aria-label={`${name}, ${showDate(date)}: ${words || 'nothing painted'}${bookedWords(before)}`}
                      onFocus={() => setAt({ row, day })}
                      onKeyDown={(event) => onKey(event, { row, day })}
                      onPointerDown={(event) => {
                        if (event.button !== 0) return;
                        // A finger would hold on to its first cell; a drag goes over many.
                        event.currentTarget.releasePointerCapture(event.pointerId);
                        event.currentTarget.focus();
                        setDrag({ from: { row, day }, to: { row, day } });
                      }}
                      onPointerEnter={() => {
                        if (drag) setDrag({ from: drag.from, to: { row, day } });
                      }}
                    >
                      {painted.map(([shift, places]) => (
                        <span key={shift} className="ro-painted">
                          {shift}
                          {places === 1 ? '' : ` x${places}`}
                        </span>
                      ))}
                      {before.length === 0 ? null : (
                        <span className="ro-there">
                          {before.reduce((sum, { places }) => sum + places, 0)}
                        </span>
                      )}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function bookedWords(
  before: readonly { readonly start: string; readonly places: number }[],
): string {
  if (before.length === 0) return '';
  const all = before.reduce((sum, { places }) => sum + places, 0);
  return `, booked ${all}: ${before.map(({ places, start }) => `${places} at ${start}`).join(', ')}`;
}
