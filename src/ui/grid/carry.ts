import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import type { GridBar } from './layout.ts';

/** A bar on its way to another row: picked up with the mouse or with Enter. */
export interface Carried {
  readonly bar: GridBar;
  /** The row it lay in, and the row it is over: an index, -1 the gaps. */
  readonly from: number;
  readonly over: number;
  readonly by: 'pointer' | 'keys';
}

/** A press becomes a drag when the pointer has moved so far, in pixels. */
const DRAG_PX = 6;
/** The grid scrolls by itself this near its edge, so many pixels a frame. */
const EDGE_PX = 48;
const STEP_PX = 14;

/** Which row lies under the pointer; undefined outside the grid. */
function rowUnder(grid: HTMLElement, x: number, y: number): number | undefined {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-index]');
  return row && grid.contains(row) ? Number(row.dataset['index']) : undefined;
}

/**
 * Carries a bar from row to row with the mouse: a press that moves. On touch screens a drag scrolls, so
 * there the panel beside moves a shift.
 */
export function useCarry(
  grid: { readonly current: HTMLElement | null },
  drop: (carried: Carried) => void,
) {
  const [carried, setCarried] = useState<Carried>();
  const latest = useRef({ carried, drop });
  latest.current = { carried, drop };
  /** A drag ends in a click on what it began on, which is no press of that. */
  const dragged = useRef(false);
  const stopDrag = useRef<() => void>(undefined);
  useEffect(() => () => stopDrag.current?.(), []);

  const press = (event: ReactPointerEvent, bar: GridBar, from: number) => {
    dragged.current = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const start = { x: event.clientX, y: event.clientY };
    let at = start;
    let frame = 0;
    const roll = () => {
      const box = grid.current?.getBoundingClientRect();
      if (box && grid.current) {
        if (at.y > box.bottom - EDGE_PX) grid.current.scrollTop += STEP_PX;
        else if (at.y < box.top + EDGE_PX) grid.current.scrollTop -= STEP_PX;
        const over = rowUnder(grid.current, at.x, at.y);
        setCarried((now) =>
          now && over !== undefined && over !== now.over ? { ...now, over } : now,
        );
      }
      frame = requestAnimationFrame(roll);
    };
    const moved = (move: PointerEvent) => {
      at = { x: move.clientX, y: move.clientY };
      if (dragged.current || Math.hypot(at.x - start.x, at.y - start.y) < DRAG_PX) return;
      dragged.current = true;
      setCarried({ bar, from, over: from, by: 'pointer' });
      frame = requestAnimationFrame(roll);
    };
    const finish = (dropped: boolean) => {
      stopDrag.current?.();
      const { carried: now, drop: put } = latest.current;
      setCarried(undefined);
      if (dropped && now && now.over !== now.from) put(now);
    };
    const up = (end: PointerEvent) => {
      const inside = grid.current && rowUnder(grid.current, end.clientX, end.clientY) !== undefined;
      finish(dragged.current && inside === true);
    };
    const cancelled = () => finish(false);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key === 'Escape') finish(false);
    };
    window.addEventListener('pointermove', moved);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancelled);
    window.addEventListener('keydown', key);
    stopDrag.current = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancelled);
      window.removeEventListener('keydown', key);
      stopDrag.current = undefined;
    };
  };

  return { carried, setCarried, press, wasDragged: () => dragged.current };
}

/** Where a carried bar goes by a key; undefined when the key moves nothing. */
export function carryBy(
  key: string,
  over: number,
  field: { readonly rows: number; readonly hasGaps: boolean },
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -10,
    PageDown: 10,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  return Math.min(Math.max(over + step, field.hasGaps ? -1 : 0), field.rows - 1);
}

/** The next row whose name begins with what was typed, from a row on and round; undefined when none does. */
export function rowNamed(
  names: readonly string[],
  typed: string,
  from: number,
): number | undefined {
  const wanted = typed.toLocaleLowerCase('en-GB');
  const starts = (index: number) => {
    const name = (names[index] ?? '').toLocaleLowerCase('en-GB');
    return name.startsWith(wanted) || name.split(' ').at(-1)?.startsWith(wanted) === true;
  };
  for (let step = 0; step < names.length; step++) {
    const index = (from + step + names.length) % names.length;
    if (starts(index)) return index;
  }
  return undefined;
}
