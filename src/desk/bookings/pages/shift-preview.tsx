import { useState } from 'react';
import { showMinutes, showShift } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Mark } from '../../../ui/mark.tsx';
import { MOST_SHIFTS } from '../schema.ts';
import { overlaps, type PlannedShift } from './times.ts';
import { KIND_WORDS, realHours } from './words.ts';

const FIRST = 14;

/** Every shift as it will be taken, with its real hours; one can be left out. */
export function ShiftPreview({
  shifts,
  leftOut,
  onLeftOut,
  onePerson,
}: {
  readonly shifts: readonly PlannedShift[];
  readonly leftOut: readonly string[];
  readonly onLeftOut: (keys: readonly string[]) => void;
  /** One face must do them all. */
  readonly onePerson: boolean;
}) {
  const [all, setAll] = useState(false);
  const today = dateIn(new Date());
  if (shifts.length === 0) {
    return (
      <p className="dp-dim">
        Each shift stands here with its real hours once days and times are typed.
      </p>
    );
  }
  const taken = shifts.filter(({ key }) => !leftOut.includes(key));
  const minutes = taken.reduce((sum, { span }) => sum + (span ? span.end - span.start : 0), 0);
  const shown = all ? shifts : shifts.slice(0, FIRST);
  return (
    <div className="dp-stack">
      <p role="status">
        <strong>{counted(taken.length, 'shift')}</strong>, {showMinutes(minutes)} in all
      </p>
      {shifts.length > MOST_SHIFTS ? (
        <p className="dp-note dp-stop">
          A booking holds at most {MOST_SHIFTS} shifts. Take the rest as another booking.
        </p>
      ) : null}
      {onePerson && overlaps(taken) ? (
        <p className="dp-note dp-attention">
          Some of these stand at the same time, so one person cannot do them all. Take further
          places as another line.
        </p>
      ) : null}
      <ol className="dp-planned" aria-label="Shifts of this line">
        {shown.map((shift) => (
          <Planned
            key={shift.key}
            shift={shift}
            out={leftOut.includes(shift.key)}
            today={today}
            onToggle={(out) =>
              onLeftOut(out ? [...leftOut, shift.key] : leftOut.filter((key) => key !== shift.key))
            }
          />
        ))}
      </ol>
      {shifts.length > FIRST ? (
        <div>
          <button type="button" className="dp-link" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${Math.min(shifts.length, MOST_SHIFTS)}`}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function Planned({
  shift,
  out,
  today,
  onToggle,
}: {
  readonly shift: PlannedShift;
  readonly out: boolean;
  readonly today: string;
  readonly onToggle: (out: boolean) => void;
}) {
  const { span, input, problem } = shift;
  const words =
    span === undefined
      ? `${input.date} ${input.start}-${input.end}`
      : showShift(span.start, span.end, today);
  return (
    <li data-out={out}>
      <span>
        {out ? <s>{words}</s> : words}
        {problem === undefined ? null : (
          <span className="dp-stop dp-problem">
            <Mark name="octagon" size={12} /> {problem}
          </span>
        )}
      </span>
      <span className="dp-dim">
        {out ? 'left out' : span === undefined ? '' : realHours(span.start, span.end)}
        {out || input.kind === 'waking' ? '' : `, ${KIND_WORDS[input.kind].toLowerCase()}`}
      </span>
      <button type="button" className="dp-link" onClick={() => onToggle(!out)}>
        {out ? 'Put back' : 'Leave out'}
        <span className="dp-unseen"> {words}</span>
      </button>
    </li>
  );
}
