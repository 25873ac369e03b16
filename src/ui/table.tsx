import './table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useAddress } from './address.tsx';
import { Head } from './table-head.tsx';
import { nextSort, readSort, type Sort, sorted, sortText } from './table-sort.ts';

/** One column of a list. The first column names the row and opens it. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts by; without it the head is plain. Ignored when the server sorts. */
  readonly by?: (row: Row) => string | number | undefined;
  /** The server can sort by this column (with `onSort`). */
  readonly sortable?: boolean;
  /** Numbers stand right. */
  readonly number?: boolean;
  /** CSS width; give one to every column but one where lists are long. */
  readonly width?: string;
}

/** What a list takes. */
export interface TableProps<Row> {
  /** Names the table for those who do not see it: 'Candidates'. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  /** True count of all rows the filters leave, also those not loaded; default the rows given. */
  readonly total?: number;
  /** ['candidate', 'candidates'] */
  readonly noun: readonly [string, string];
  readonly onOpen?: (row: Row) => void;
  /** The row open in the panel beside. */
  readonly openId?: string;
  /** Sort by the server: the page holds it, mostly in the address. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** The part of the address that holds the order where the page sorts its own rows: 'sort'. */
  readonly sortIn?: string;
  /** Picked ids; with it each row gets a box, and `bulk` stands above when any is picked. */
  readonly picked?: ReadonlySet<string>;
  readonly onPick?: (picked: ReadonlySet<string>) => void;
  readonly bulk?: ReactNode;
  /** Loads the next rows when fewer are shown than the total. */
  readonly more?: () => void;
  /** Shown in place of the table when there are no rows. */
  readonly empty?: ReactNode;
  /** Name of a row for its pick box: 'Rosa Ahmed'. */
  readonly name?: (row: Row) => string;
}

const VIRTUAL_FROM = 200;
const ROW_PX = 32;

/** A list as a real table: sticky head, sort by head, open by Enter or click, up and down keys. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, id, picked, onPick, onOpen } = props;
  const [looseSort, setLooseSort] = useState<Sort | undefined>();
  const { query, setQuery } = useAddress();
  const { sortIn } = props;
  const ownSort = useMemo(
    () => (sortIn === undefined ? looseSort : readSort(query[sortIn])),
    [sortIn, looseSort, query],
  );
  const sort = props.onSort === undefined ? ownSort : props.sort;
  const shown = useMemo(() => {
    if (props.onSort !== undefined) return rows;
    return sorted(rows, sort, columns.find((column) => column.key === sort?.key)?.by);
  }, [rows, sort, columns, props.onSort]);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = shown.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: virtual ? shown.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });

  if (rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;

  const items = virtualizer.getVirtualItems();
  const first = virtual ? (items[0]?.index ?? 0) : 0;
  const last = virtual ? (items.at(-1)?.index ?? -1) : shown.length - 1;
  const above = virtual ? (items[0]?.start ?? 0) : 0;
  const below = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const width = columns.length + (picked === undefined ? 0 : 1);
  const total = props.total ?? shown.length;
  const tabStop = Math.min(Math.max(at, first), Math.max(last, 0));

  const sortBy = (key: string) => {
    const next = nextSort(sort, key);
    if (props.onSort !== undefined) props.onSort(next);
    else if (sortIn === undefined) setLooseSort(next);
    else setQuery({ [sortIn]: sortText(next) });
  };
  const moveTo = (index: number) => {
    const to = Math.min(Math.max(index, 0), shown.length - 1);
    setAt(to);
    if (virtual) virtualizer.scrollToIndex(to, { align: 'auto' });
    const focus = (tries: number) => {
      const found = box.current?.querySelector<HTMLElement>(`[data-row-open="${to}"]`);
      if (found) found.focus();
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
    };
    focus(4);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-row-open]');
    if (from === null) return;
    const index = Number(from.dataset['rowOpen']);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: shown.length - 1,
      PageDown: index + 10,
      PageUp: index - 10,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    moveTo(to);
  };
  const toggle = (rowId: string) => {
    const next = new Set(picked);
    if (!next.delete(rowId)) next.add(rowId);
    onPick?.(next);
  };

  return (
    <div className="dp-list">
      <div className="dp-list-head">
        <p role="status">{countWords(shown.length, total, props.noun)}</p>
        {picked !== undefined && picked.size > 0 ? (
          <div className="dp-bulk">
            <span>{picked.size} picked</span>
            {props.bulk}
            <button type="button" className="dp-link" onClick={() => onPick?.(new Set())}>
              Pick none
            </button>
          </div>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the row buttons inside bubble here */}
      <div
        className="dp-table-box"
        data-virtual={virtual}
        ref={box}
        onKeyDown={onKeyDown}
        tabIndex={onOpen === undefined ? 0 : undefined}
      >
        <table className="dp-table" aria-label={props.label} aria-rowcount={total + 1}>
          <Head
            columns={columns}
            sort={sort}
            onSort={sortBy}
            picking={
              picked === undefined
                ? undefined
                : {
                    all: shown.length > 0 && shown.every((row) => picked.has(id(row))),
                    some: picked.size > 0,
                    noun: props.noun[1],
                    toggle: (all) => onPick?.(new Set(all ? shown.map(id) : [])),
                  }
            }
            serverSorts={props.onSort !== undefined}
          />
          <tbody>
            {above > 0 ? <Spacer height={above} width={width} /> : null}
            {shown.slice(first, last + 1).map((row, offset) => {
              const index = first + offset;
              const rowId = id(row);
              return (
                <tr
                  key={rowId}
                  aria-rowindex={index + 2}
                  aria-current={props.openId === rowId ? 'true' : undefined}
                  data-opens={onOpen !== undefined}
                  data-picked={picked?.has(rowId)}
                  onClick={(event) => {
                    if (onOpen === undefined || isControl(event.target)) return;
                    setAt(index);
                    onOpen(row);
                  }}
                >
                  {picked === undefined ? null : (
                    <td className="dp-pick">
                      <input
                        type="checkbox"
                        aria-label={`Pick ${props.name?.(row) ?? `row ${index + 1}`}`}
                        checked={picked.has(rowId)}
                        onChange={() => toggle(rowId)}
                      />
                    </td>
                  )}
                  {columns.map((column, place) => (
                    <td
                      key={column.key}
                      className={column.number ? 'dp-number' : undefined}
                      data-head={place === 0 ? undefined : column.head}
                    >
                      {place === 0 && onOpen !== undefined ? (
                        <button
                          type="button"
                          className="dp-plain dp-row-open"
                          data-row-open={index}
                          tabIndex={index === tabStop ? 0 : -1}
                          onFocus={() => setAt(index)}
                          onClick={() => onOpen(row)}
                        >
                          {column.cell(row)}
                        </button>
                      ) : (
                        column.cell(row)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
            {below > 0 ? <Spacer height={below} width={width} /> : null}
          </tbody>
        </table>
      </div>
      {total > shown.length && props.more !== undefined ? (
        <button type="button" className="dp-link dp-more" onClick={props.more}>
          Show more
        </button>
      ) : null}
    </div>
  );
}

function Spacer({ height, width }: { readonly height: number; readonly width: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row, which nothing can focus
    <tr aria-hidden="true" className="dp-spacer">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}

function countWords(shown: number, total: number, [one, many]: readonly [string, string]): string {
  const words = `${total.toLocaleString('en-GB')} ${total === 1 ? one : many}`;
  return shown < total ? `${words}, ${shown.toLocaleString('en-GB')} shown` : words;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, label') !== null;
}
