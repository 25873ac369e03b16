import './progress.css';

/** A quiet mark at its place; it appears only when the wait is longer than a blink. */
export function Waiting({ words = 'Reading' }: { readonly words?: string }) {
  return (
    <p className="dp-waiting" role="status">
      <span className="dp-waiting-mark" aria-hidden="true" />
      {words}
    </p>
  );
}

/**
 * How far long work is. `done` of `total` in `unit` ('rows'); says it can be left if `leave` tells
 * where it will report back.
 */
export function Progress({
  label,
  done,
  total,
  unit,
  leave,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly leave?: string;
}) {
  const figures = `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${unit}`;
  return (
    <div className="dp-progress">
      <div className="dp-progress-words">
        <span>{label}</span>
        <span className="dp-dim">{figures}</span>
      </div>
      <progress aria-label={label} aria-valuetext={figures} value={done} max={Math.max(total, 1)} />
      {leave === undefined ? null : <p className="dp-dim">{leave}</p>}
    </div>
  );
}
