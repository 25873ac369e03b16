import './commitments.css';
import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes, showPence, showPercent } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { addDays, dateIn } from '../../../lib/time.ts';
import { Mark } from '../../../ui/mark.tsx';
import type { readWeekPay } from '../schema.ts';

type Week = ReplyOf<typeof readWeekPay>;

/** Moves from one week to another. */
export function WeekMoves({
  monday,
  onWeek,
}: {
  readonly monday: string;
  readonly onWeek: (monday: string) => void;
}) {
  const today = dateIn(new Date());
  const span = `${showDate(monday, today)} to ${showDate(addDays(monday, 6), today)}`;
  return (
    <nav className="dp-row" aria-label="Week of pay">
      <Button
        size="compact-sm"
        variant="default"
        aria-label="Week before"
        onClick={() => onWeek(addDays(monday, -7))}
      >
        <Mark name="left" />
      </Button>
      <span role="status">{span}</span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label="Week after"
        onClick={() => onWeek(addDays(monday, 7))}
      >
        <Mark name="right" />
      </Button>
    </nav>
  );
}

/** One worker's week for one client: its lines, their sum, and what stays of it. */
export function WeekLines({
  row,
  heading,
}: {
  readonly row: Week['rows'][number];
  readonly heading: string;
}) {
  const { margin } = row;
  return (
    <div className="cm-payer">
      <div className="cm-head">
        <strong>{heading}</strong>
        <span className="dp-dim">{counted(row.shifts, 'shift')}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keys */}
      <section className="cm-scroll" tabIndex={0} aria-label={`Lines of the week: ${heading}`}>
        <table className="cm-rates">
          <thead>
            <tr>
              <th scope="col">What for</th>
              <th scope="col">Time</th>
              <th scope="col">Pay</th>
              <th scope="col">Charge</th>
            </tr>
          </thead>
          <tbody>
            {row.lines.map((line) => (
              <tr key={`${line.kind} ${line.name} ${line.why}`}>
                <th scope="row">
                  {line.name}
                  {line.why === '' ? null : <div className="dp-dim dp-small">{line.why}</div>}
                </th>
                <td>{showMinutes(line.minutes)}</td>
                <td>{showPence(line.payPence)}</td>
                <td>{showPence(line.chargePence)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">The week</th>
              <td />
              <td>{showPence(row.payPence)}</td>
              <td>{showPence(row.chargePence)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      {margin === null ? null : (
        <p>
          Gross {showPercent(margin.grossPoints, 1)}, net {showPercent(margin.netPoints, 1)}{' '}
          <span className="dp-dim">after National Insurance, pension and holiday pay</span>
        </p>
      )}
    </div>
  );
}
