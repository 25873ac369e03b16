// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw rows at pixel heights, bars over midnight and only what is seen
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells and bars, as the ARIA grid pattern has it
import './week-grid.css';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { dateIn } from '../lib/time.ts';
import { LANE_PX, ROW_REST_PX } from './grid/bar.tsx';
import { type Carried, carryBy, rowNamed, useCarry } from './grid/carry.ts';
import { GridHead } from './grid/head.tsx';
import { type Field, move, type Stop } from './grid/keys.ts';
import {
  type GridBar,
  type GridDay,
  type GridRow,
  layRow,
  layRows,
  type RowLayout,
} from './grid/layout.ts';
import { Row } from './grid/row.tsx';

export { type GridBar, type GridDay, type GridRow, gridDays } from './grid/layout.ts';

/** What is known of dropping a carried bar on a row; rows without a line are not known yet. */
export type Drops = ReadonlyMap<string, { readonly may: boolean; readonly because: string }>;

/** What the week grid takes. It reads, picks and carries; it changes nothing itself. */
export interface WeekGridProps {
  /** Names the grid: 'Workers, week of Mon 23 Nov'. */
  readonly label: string;
  /** The word above the names: 'Worker', 'Site'. */
  readonly corner: string;
  /** 7 to 28 days, from `gridDays(first, count)`. */
  readonly days: readonly GridDay[];
  readonly rows: readonly GridRow[];
  readonly bars: readonly GridBar[];
  /** Shifts nobody has yet: they stand on top. `rowId` is of no matter. */
  readonly gaps?: readonly GridBar[];
  readonly onOpen: (bar: GridBar) => void;
  /** Picks a row's day: to add or look up what could stand there. */
  readonly onPick?: (row: GridRow, day: GridDay) => void;
  /** The bar open in the panel beside. */
  readonly openId?: string;
  /**
   * A movable bar was dropped on another row; null: on the gaps. With it, Enter picks a movable bar up and
   * drops it, and Space opens it.
   */
  readonly onMove?: (bar: GridBar, row: GridRow | null) => void;
  /** A bar is carried now, or none is any more: time to find out where it may go. */
  readonly onCarry?: (bar: GridBar | undefined) => void;
  readonly drops?: Drops;
  /** Rows show figures beside their names. */
  readonly wide?: boolean;
}

const HEAD_PX = 32;
const GAP_LANES = 4;
/** Letters typed within this time belong to one name. */
const TYPING_MS = 900;
const NONE: readonly GridBar[] = [];
const EMPTY: RowLayout = { bars: [], lanes: 1 };
const heightOf = ({ lanes }: RowLayout) => lanes * LANE_PX + ROW_REST_PX;
const gapsHeightOf = (layout: RowLayout) => heightOf(layout) + 2;

/** Days across, rows down, each shift one bar; rows are drawn only where they are seen. */
export function WeekGrid(props: WeekGridProps) {
  const { days, rows, bars, gaps = NONE, onOpen, onPick, openId } = props;
  const grid = useRef<HTMLDivElement>(null);
  const today = dateIn(new Date());
  const [at, setAt] = useState<Stop>({ row: 0, day: 0 });
  const [allGaps, setAllGaps] = useState(false);

  const layouts = useMemo(() => layRows(rows, bars, days), [rows, bars, days]);
  const fullGaps = useMemo(() => layRow(gaps, days), [gaps, days]);
  const gapLayout = useMemo(() => {
    if (allGaps || fullGaps.lanes <= GAP_LANES) return fullGaps;
    const shown = fullGaps.bars.filter((placed) => placed.lane < GAP_LANES);
    return { bars: shown, lanes: GAP_LANES };
  }, [fullGaps, allGaps]);
  const hasGaps = props.gaps !== undefined;
  const layoutOf = useCallback(
    (index: number) => (index < 0 ? gapLayout : (layouts.get(rows[index]?.id ?? '') ?? EMPTY)),
    [gapLayout, layouts, rows],
  );
  const stop: Stop = at.row >= rows.length ? { row: rows.length - 1, day: 0 } : at;

  const gapsStick = hasGaps && gapLayout.lanes <= GAP_LANES;
  const above = HEAD_PX + (hasGaps ? gapsHeightOf(gapLayout) : 0);
  const sticky = HEAD_PX + (gapsStick ? gapsHeightOf(gapLayout) : 0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => heightOf(layoutOf(index)),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
    scrollMargin: above,
    scrollPaddingStart: sticky,
    // The row with the tab stop stays drawn, so that Tab always finds its way back.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return stop.row < 0 || drawn.includes(stop.row)
        ? drawn
        : [...drawn, stop.row].sort((a, b) => a - b);
    },
  });

  const focusStop = (next: Stop) => {
    setAt(next);
    if (next.row >= 0) virtualizer.scrollToIndex(next.row, { align: 'auto' });
    const find = (tries: number) => {
      const cell = `[data-index="${next.row}"] .dp-cell[data-day="${next.day}"]`;
      const found = grid.current?.querySelector<HTMLElement>(
        next.bar === undefined ? cell : `[data-bar="${CSS.escape(next.bar)}"]`,
      );
      if (found) {
        found.focus({ preventScroll: true });
        found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
    };
    find(6);
  };

  const { onMove, onCarry, drops } = props;
  const put = ({ bar, over }: Carried) => {
    const row = rows[over];
    if (over < 0) onMove?.(bar, null);
    else if (row !== undefined) onMove?.(bar, row);
  };
  const { carried, setCarried, press, wasDragged } = useCarry(grid, put);
  const carriedId = carried?.bar.id;
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (told.current === carriedId) return;
    told.current = carriedId;
    onCarry?.(carried?.bar);
  }, [carriedId, carried, onCarry]);
  const typed = useRef({ text: '', at: 0 });
  const carryOver = (over: number) => {
    setCarried((now) => now && { ...now, over });
    if (over >= 0) virtualizer.scrollToIndex(over, { align: 'auto' });
  };

  /** What a key does while a bar is carried; true when it did something. */
  const carryKey = (event: KeyboardEvent): boolean => {
    if (carried === undefined) return false;
    if (event.key === 'Escape') setCarried(undefined);
    else if (event.key === 'Enter') {
      setCarried(undefined);
      if (carried.over !== carried.from) put(carried);
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey) {
      const now = performance.now();
      const fresh = now - typed.current.at > TYPING_MS;
      typed.current = { text: (fresh ? '' : typed.current.text) + event.key, at: now };
      const found = rowNamed(
        rows.map(({ label }) => label),
        typed.current.text,
        Math.max(carried.over, 0) + (fresh ? 1 : 0),
      );
      if (found !== undefined) carryOver(found);
    } else {
      const over = carryBy(event.key, carried.over, { rows: rows.length, hasGaps });
      if (over === undefined) return event.key !== 'Tab';
      carryOver(over);
    }
    return true;
  };

  const stopFrom = (target: EventTarget): Stop | undefined => {
    if (!(target instanceof Element)) return undefined;
    const place = target.closest<HTMLElement>('[data-day]');
    const row = place?.closest<HTMLElement>('[data-index]');
    if (!place || !row) return undefined;
    const bar = place.dataset['bar'];
    return {
      row: Number(row.dataset['index']),
      day: Number(place.dataset['day']),
      ...(bar === undefined ? {} : { bar }),
    };
  };
  const act = ({ row, day, bar }: Stop) => {
    const placed = layoutOf(row).bars.find((each) => each.bar.id === bar);
    if (placed !== undefined) return onOpen(placed.bar);
    const [gridRow, gridDay] = [rows[row], days[day]];
    if (gridRow !== undefined && gridDay !== undefined) onPick?.(gridRow, gridDay);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const from = stopFrom(event.target);
    if (from === undefined || event.altKey || event.metaKey) return;
    if (carryKey(event)) {
      event.preventDefault();
      return;
    }
    const held = layoutOf(from.row).bars.find((each) => each.bar.id === from.bar)?.bar;
    if (event.key === 'Enter' && onMove !== undefined && held?.movable === true) {
      event.preventDefault();
      setCarried({ bar: held, from: from.row, over: from.row, by: 'keys' });
      return;
    }
    if (from.bar === undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      act(from);
      return;
    }
    const field: Field = { days: days.length, rows: rows.length, hasGaps, layoutOf };
    const next = move(field, from, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    focusStop(next);
  };
  const onFocus = (event: FocusEvent) => {
    const next = stopFrom(event.target);
    if (next !== undefined) setAt(next);
  };
  const onClick = (event: MouseEvent) => {
    const from = stopFrom(event.target);
    if (from !== undefined && !wasDragged()) act(from);
  };
  const onPointerDown = (event: PointerEvent) => {
    const from = stopFrom(event.target);
    const bar = from && layoutOf(from.row).bars.find((each) => each.bar.id === from.bar)?.bar;
    if (from && bar?.movable === true && onMove !== undefined) press(event, bar, from.row);
  };

  const dayMin = days.length <= 7 ? 104 : days.length <= 14 ? 72 : 56;
  const rowProps = { days, today, openId, canPick: onPick !== undefined };
  const carryProps = (index: number) => ({
    over: carried?.over === index,
    carriedBar: carried?.from === index ? carriedId : undefined,
    drops:
      carried === undefined || index < 0
        ? undefined
        : dropWord(drops?.get(rows[index]?.id ?? '')?.may),
  });
  const stopIn = (index: number) => ({
    stopDay: stop.row === index ? stop.day : undefined,
    stopBar: stop.row === index ? stop.bar : undefined,
  });
  const extra = hasGaps ? 2 : 1;
  return (
    <div className="dp-grid-frame">
      <div
        ref={grid}
        role="grid"
        className="dp-grid"
        aria-label={props.label}
        aria-rowcount={rows.length + extra}
        aria-colcount={days.length + 1}
        aria-readonly="true"
        data-wide={props.wide === true}
        data-carrying={carried?.by}
        style={{ scrollPaddingTop: sticky }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
        onPointerDown={onPointerDown}
      >
        <div
          className="dp-grid-inner"
          role="presentation"
          style={{ minWidth: `calc(var(--dp-name) + ${days.length * dayMin}px)` }}
        >
          <div role="rowgroup" className="dp-grid-top" data-sticky={gapsStick || !hasGaps}>
            <GridHead corner={props.corner} days={days} today={today} />
            {hasGaps ? (
              <Row
                row={GAPS_ROW}
                index={-1}
                rowIndex={2}
                layout={gapLayout}
                height={gapsHeightOf(gapLayout)}
                name={
                  <GapsName
                    count={fullGaps.bars.length}
                    shown={gapLayout.bars.length}
                    all={allGaps}
                    onAll={setAllGaps}
                  />
                }
                {...rowProps}
                canPick={false}
                {...stopIn(-1)}
                {...carryProps(-1)}
              />
            ) : null}
          </div>
          <div
            role="rowgroup"
            className="dp-grid-rows"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <Row
                  key={row.id}
                  row={row}
                  index={item.index}
                  rowIndex={item.index + extra + 1}
                  layout={layoutOf(item.index)}
                  height={item.size}
                  top={item.start - above}
                  {...rowProps}
                  {...stopIn(item.index)}
                  {...carryProps(item.index)}
                />
              );
            })}
          </div>
        </div>
      </div>
      <div role="status" aria-live="polite" className={carried ? 'dp-carry' : 'dp-unseen'}>
        {carried === undefined ? '' : carryWords(carried, rows[carried.over], drops)}
      </div>
    </div>
  );
}

function dropWord(may: boolean | undefined): 'may' | 'stopped' | undefined {
  if (may === undefined) return undefined;
  return may ? 'may' : 'stopped';
}

/** 'Ash Ward, Care assistant to Rosa Marsh: 6 h rest before it. Enter drops it here, Escape puts it back.' */
function carryWords(
  { bar, from, over, by }: Carried,
  row: GridRow | undefined,
  drops: Drops | undefined,
): string {
  const keys =
    by === 'keys'
      ? ' Arrows or a name choose, Enter drops it here, Escape puts it back.'
      : ' Escape puts it back.';
  if (over === from) return `${bar.label} is picked up.${keys}`;
  const drop = over < 0 ? undefined : drops?.get(row?.id ?? '');
  const because = drop === undefined || drop.because === '' ? '' : `: ${drop.because}`;
  return `${bar.label} to ${over < 0 ? 'the gaps' : (row?.label ?? '')}${because}.${keys}`;
}

const GAPS_ROW: GridRow = { id: '', label: 'Gap' };

function GapsName({
  count,
  shown,
  all,
  onAll,
}: {
  readonly count: number;
  readonly shown: number;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}) {
  return (
    <span className="dp-gaps-name">
      <strong>
        {count} {count === 1 ? 'gap' : 'gaps'}
      </strong>
      {shown < count || all ? (
        <button type="button" className="dp-link" onClick={() => onAll(!all)}>
          {all ? 'Show fewer' : `Show ${count - shown} more`}
        </button>
      ) : null}
    </span>
  );
}
