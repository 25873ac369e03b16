// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw only what is seen of 144 rows by 600 columns
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells, as the ARIA grid pattern has it
import './matrix.css';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { StateLook } from './badge.tsx';
import { Mark } from './mark.tsx';
import { type Place, step } from './matrix/keys.ts';

/** What a row stands for: a criterion. */
export interface MatrixRow {
  readonly id: string;
  /** Short and exact: 'RPC1.1.1'. */
  readonly code: string;
  readonly label: string;
  readonly state?: StateLook;
}

/** Rows that belong together under one heading, with how far they are: a unit. */
export interface MatrixGroup {
  readonly id: string;
  readonly title: string;
  /** '9 of 15 evidenced, 4 met'. */
  readonly progress: string;
  readonly rows: readonly MatrixRow[];
}

/** What a column stands for: an item of evidence. */
export interface MatrixColumn {
  readonly id: string;
  /** Short and exact: 'E14'. */
  readonly code: string;
  readonly label: string;
}

export interface MatrixProps {
  /** Names the matrix: 'Criteria and evidence'. */
  readonly label: string;
  /** The word above the names: 'Criterion'. */
  readonly corner: string;
  readonly groups: readonly MatrixGroup[];
  readonly columns: readonly MatrixColumn[];
  /** What stands where a row and a column meet. */
  readonly cellOf: (row: MatrixRow, column: MatrixColumn) => StateLook | undefined;
  /** Enter or a click: on a cell both are given, on a head one. */
  readonly onOpen: (at: { readonly row?: MatrixRow; readonly column?: MatrixColumn }) => void;
}

type Line =
  | { readonly group: MatrixGroup }
  | { readonly group: MatrixGroup; readonly row: MatrixRow; readonly index: number };

const HEAD_PX = 148;
const ROW_PX = 30;
const COLUMN_PX = 32;

/** Rows down, columns across, heads that stay, a mark where two meet; only what is seen is drawn. */
export function Matrix({ label, corner, groups, columns, cellOf, onOpen }: MatrixProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const { lines, rows, lineOf } = useMemo(() => layOut(groups), [groups]);
  const place: Place = {
    row: Math.min(at.row, rows.length - 1),
    column: Math.min(at.column, columns.length - 1),
  };
  const keep = useCallback(
    (index: number | undefined) => (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      // What has the tab stop stays drawn, so that Tab always finds its way back.
      if (index === undefined || index < 0 || drawn.includes(index)) return drawn;
      return [...drawn, index].sort((a, b) => a - b);
    },
    [],
  );
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: HEAD_PX,
    rangeExtractor: keep(lineOf[place.row]),
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => grid.current,
    estimateSize: () => COLUMN_PX,
    overscan: 8,
    rangeExtractor: keep(place.column),
  });

  const focus = (next: Place) => {
    setAt(next);
    const find = (tries: number) => {
      const found = grid.current?.querySelector<HTMLElement>(
        `[data-row="${next.row}"][data-column="${next.column}"]`,
      );
      if (found) {
        found.focus({ preventScroll: true });
        found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
    };
    find(6);
  };
  const open = ({ row, column }: Place) => {
    const [ofRow, ofColumn] = [rows[row], columns[column]];
    onOpen({ ...(ofRow ? { row: ofRow } : {}), ...(ofColumn ? { column: ofColumn } : {}) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(place);
      return;
    }
    const size = { rows: rows.length, columns: columns.length };
    const next = step(size, place, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  };
  const onClick = (event: MouseEvent) => {
    const next = pointed(event, columns.length);
    if (next === undefined) return;
    focus(next);
    open(next);
  };
  const tabIndex = (row: number, column: number) =>
    row === place.row && column === place.column ? 0 : -1;
  const shown = across.getVirtualItems();

  return (
    <div
      ref={grid}
      role="grid"
      className="dp-matrix"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-readonly="true"
      style={{ scrollPaddingTop: HEAD_PX }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div
        className="dp-matrix-inner"
        role="presentation"
        style={{ width: `calc(var(--dp-name) + ${across.getTotalSize()}px)` }}
      >
        <div role="row" aria-rowindex={1} className="dp-matrix-head" style={{ height: HEAD_PX }}>
          <div role="columnheader" aria-colindex={1} className="dp-matrix-name">
            {corner}
          </div>
          <div className="dp-matrix-track" role="presentation">
            {shown.map(({ index, start }) => {
              const column = columns[index];
              if (column === undefined) return null;
              return (
                <div
                  key={column.id}
                  role="columnheader"
                  aria-colindex={index + 2}
                  aria-label={`${column.code}, ${column.label}`}
                  title={`${column.code} ${column.label}`}
                  className="dp-matrix-column"
                  data-row={-1}
                  data-column={index}
                  tabIndex={tabIndex(-1, index)}
                  style={{ left: start, width: COLUMN_PX }}
                >
                  <span className="dp-matrix-words">{column.label}</span>
                  <span className="dp-matrix-code">{column.code}</span>
                </div>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className="dp-matrix-rows" style={{ height: down.getTotalSize() }}>
          {down.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            const style = { top: item.start - HEAD_PX, height: ROW_PX };
            if (!('row' in line)) {
              return (
                <div
                  key={line.group.id}
                  role="row"
                  aria-rowindex={item.index + 2}
                  className="dp-matrix-group"
                  style={style}
                >
                  <div role="rowheader" aria-colindex={1} className="dp-matrix-group-name">
                    <strong>{line.group.title}</strong>
                    <span className="dp-dim">{line.group.progress}</span>
                  </div>
                </div>
              );
            }
            const { row, index: at } = line;
            return (
              <div
                key={`${line.group.id} ${row.id}`}
                role="row"
                aria-rowindex={item.index + 2}
                className="dp-matrix-row"
                style={style}
              >
                <div
                  role="rowheader"
                  aria-colindex={1}
                  className="dp-matrix-name"
                  title={`${row.code} ${row.label}${row.state ? `: ${row.state.word}` : ''}`}
                  data-row={at}
                  data-column={-1}
                  tabIndex={tabIndex(at, -1)}
                >
                  <span className="dp-matrix-code">{row.code}</span>
                  <span className="dp-matrix-label">{row.label}</span>
                  {row.state ? (
                    <span className={`dp-matrix-state dp-${row.state.meaning}`}>
                      <Mark name={row.state.mark} size={12} />
                      <span className="dp-unseen">{row.state.word}</span>
                    </span>
                  ) : null}
                </div>
                <div className="dp-matrix-track" role="presentation" data-line={at}>
                  {shown.map(({ index, start }) => {
                    const column = columns[index];
                    if (column === undefined) return null;
                    const state = cellOf(row, column);
                    const hasStop = at === place.row && index === place.column;
                    if (state === undefined && !hasStop) return null;
                    return (
                      <div
                        key={column.id}
                        role="gridcell"
                        aria-colindex={index + 2}
                        aria-label={`${row.code}, ${column.code} ${column.label}: ${state?.word ?? 'not referenced'}`}
                        title={state === undefined ? undefined : `${column.code}: ${state.word}`}
                        className={`dp-matrix-cell${state ? ` dp-${state.meaning}` : ''}`}
                        data-row={at}
                        data-column={index}
                        tabIndex={hasStop ? 0 : -1}
                        style={{ left: start, width: COLUMN_PX }}
                      >
                        {state === undefined ? null : <Mark name={state.mark} size={14} />}
                      </div>
                    );
                  })}
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Headings and rows as lines from top to bottom; which line each row stands on. */
function layOut(groups: readonly MatrixGroup[]) {
  const lines: Line[] = [];
  const rows: MatrixRow[] = [];
  const lineOf: number[] = [];
  for (const group of groups) {
    lines.push({ group });
    for (const row of group.rows) {
      lineOf.push(lines.length);
      lines.push({ group, row, index: rows.length });
      rows.push(row);
    }
  }
  return { lines, rows, lineOf };
}

/** Where a click fell: on a head or a mark, or on an empty place of a row's track. */
function pointed(event: MouseEvent, columns: number): Place | undefined {
  if (!(event.target instanceof Element)) return undefined;
  const marked = event.target.closest<HTMLElement>('[data-column]');
  if (marked) {
    return { row: Number(marked.dataset['row']), column: Number(marked.dataset['column']) };
  }
  const track = event.target.closest<HTMLElement>('[data-line]');
  if (!track) return undefined;
  const column = Math.floor((event.clientX - track.getBoundingClientRect().left) / COLUMN_PX);
  return column < columns ? { row: Number(track.dataset['line']), column } : undefined;
}
