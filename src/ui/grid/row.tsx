// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw rows at pixel heights, bars over midnight and only what is seen
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells and bars, as the ARIA grid pattern has it
import { memo, type ReactNode } from 'react';
import type { DateText } from '../../lib/time.ts';
import { Mark } from '../mark.tsx';
import { Bar } from './bar.tsx';
import type { GridDay, GridRow, RowLayout } from './layout.ts';
import { barWords, cellWords } from './words.ts';

/** What a row of the grid takes; everything stays equal while the grid scrolls, so rows do not draw again. */
export interface RowProps {
  readonly row: GridRow;
  /** -1 the gaps row. */
  readonly index: number;
  /** As a reader counts: the head is 1. */
  readonly rowIndex: number;
  readonly layout: RowLayout;
  readonly days: readonly GridDay[];
  readonly today: DateText;
  /** The tab stop, when it is in this row. */
  readonly stopDay: number | undefined;
  readonly stopBar: string | undefined;
  readonly openId: string | undefined;
  readonly canPick: boolean;
  /** A bar is carried over this row, and what dropping it here would meet. */
  readonly over?: boolean;
  readonly drops?: 'may' | 'stopped' | undefined;
  /** The bar that is carried, when it lay in this row. */
  readonly carriedBar?: string | undefined;
  readonly height: number;
  readonly top?: number;
  /** Stands in place of the name. */
  readonly name?: ReactNode;
}

/** One row: its name, then a cell a day with the bars that start in it. */
export const Row = memo(function Row(props: RowProps) {
  const { row, index, layout, days, today, height, top } = props;
  const from = days[0]?.start ?? 0;
  const total = (days.at(-1)?.end ?? 1) - from;
  return (
    <div
      role="row"
      aria-rowindex={props.rowIndex}
      className="dp-grid-row"
      data-index={index}
      data-gaps={index < 0}
      data-over={props.over === true ? true : undefined}
      data-drops={props.drops}
      style={{ height, ...(top === undefined ? {} : { transform: `translateY(${top}px)` }) }}
    >
      <div role="rowheader" aria-colindex={1} className="dp-grid-name">
        {props.name ?? <Name row={row} />}
      </div>
      <div className="dp-grid-track" role="presentation">
        {(row.spans ?? []).map((span) => (
          <span
            key={`${span.start} ${span.state.word}`}
            className={`dp-span dp-${span.state.meaning}`}
            data-edge={span.state.edge ?? 'solid'}
            style={{
              left: `${(Math.max(span.start - from, 0) / total) * 100}%`,
              width: `${((Math.min(span.end - from, total) - Math.max(span.start - from, 0)) / total) * 100}%`,
            }}
          />
        ))}
        {days.map((day, at) => {
          const bars = layout.bars.filter((placed) => placed.day === at);
          return (
            <div
              key={day.date}
              role="gridcell"
              className="dp-cell"
              aria-colindex={at + 2}
              aria-label={bars.length === 0 ? cellWords(row, day, today) : undefined}
              data-day={at}
              data-today={day.date === today}
              data-picks={props.canPick}
              tabIndex={props.stopDay === at && props.stopBar === undefined ? 0 : -1}
              style={{
                left: `${((day.start - from) / total) * 100}%`,
                width: `${((day.end - day.start) / total) * 100}%`,
              }}
            >
              {bars.map((placed) => (
                <Bar
                  key={placed.bar.id}
                  placed={placed}
                  words={barWords(placed.bar, row.label, today)}
                  tabStop={props.stopBar === placed.bar.id}
                  open={props.openId === placed.bar.id}
                  carried={props.carriedBar === placed.bar.id}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
});

function Name({ row }: { readonly row: GridRow }) {
  return (
    <>
      <span className="dp-grid-label" title={row.label}>
        {row.label}
      </span>
      {row.sub === undefined ? null : <span className="dp-grid-sub">{row.sub}</span>}
      <span className="dp-grid-figures">
        {row.marks?.map((mark) => (
          <span key={mark.word} className={`dp-grid-mark dp-${mark.meaning}`} title={mark.word}>
            <Mark name={mark.mark} size={12} />
            {mark.short === undefined ? null : <span aria-hidden="true">{mark.short}</span>}
            <span className="dp-unseen">{mark.word}</span>
          </span>
        ))}
        {row.figures?.map(({ text, words }) => (
          <span key={words} className="dp-grid-figure" title={words}>
            <span aria-hidden="true">{text}</span>
            <span className="dp-unseen">{words}</span>
          </span>
        ))}
      </span>
    </>
  );
}
