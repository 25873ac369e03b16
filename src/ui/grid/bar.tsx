import { showTimes } from '../../lib/show.ts';
import { Mark } from '../mark.tsx';
import type { PlacedBar } from './layout.ts';

/** A lane's height and a row's rest, in pixels: one lane makes a row of 32. */
export const LANE_PX = 26;
export const ROW_REST_PX = 6;

/** One shift as a labelled button. Its words may run past its end where nothing stands. */
export function Bar({
  placed,
  words,
  tabStop,
  open,
  carried,
}: {
  readonly placed: PlacedBar;
  readonly words: string;
  readonly tabStop: boolean;
  readonly open: boolean;
  readonly carried: boolean;
}) {
  const { bar, lane, left, width, room, before, after } = placed;
  return (
    <button
      type="button"
      className={`dp-bar dp-${bar.state.meaning}`}
      data-bar={bar.id}
      data-day={placed.day}
      data-edge={bar.state.edge ?? 'solid'}
      data-before={before}
      data-after={after}
      data-movable={bar.movable === true ? true : undefined}
      data-carried={carried ? true : undefined}
      aria-label={words}
      aria-expanded={open ? true : undefined}
      title={words}
      tabIndex={tabStop ? 0 : -1}
      style={{
        left: `${left * 100}%`,
        width: `${width * 100}%`,
        top: lane * LANE_PX + ROW_REST_PX / 2,
      }}
    >
      <span className="dp-bar-words" style={{ maxWidth: `calc(${(room / width) * 100}% - 4px)` }}>
        <Mark name={bar.state.mark} size={12} />
        <span className="dp-bar-label" data-time={showTimes(bar.start, bar.end)}>
          {bar.label}
        </span>
        {bar.initials === undefined ? null : (
          <span className="dp-initials" data-initials={bar.initials} />
        )}
      </span>
      <span className="dp-bar-strip" />
    </button>
  );
}
