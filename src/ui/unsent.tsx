import { showClock, showMoment } from '../lib/show.ts';
import { dateIn, minuteOfDate } from '../lib/time.ts';
import type { Draft } from './drafts.ts';

/** When a draft was typed: '10:42', with its day when that is not today. */
export function draftTime({ at }: Draft): string {
  const [then, today] = [new Date(at), dateIn(new Date())];
  const minute = minuteOfDate(then);
  return dateIn(then) === today ? showClock(minute) : showMoment(minute, today);
}

/** The line over a form that came back from a draft. */
export function Unsent({
  draft,
  goOn,
  throwAway,
}: {
  readonly draft: Draft;
  readonly goOn: () => void;
  readonly throwAway: () => void;
}) {
  return (
    <div className="dp-unsent" role="status">
      <span>
        You have an unsent draft from {draftTime(draft)}: it stands in the form.
        {draft.files ? ' Files are not kept: choose them again.' : ''}
      </span>
      <span className="dp-row">
        <button type="button" className="dp-link" onClick={goOn}>
          Continue
        </button>
        <button type="button" className="dp-link" onClick={throwAway}>
          Throw it away
        </button>
      </span>
    </div>
  );
}
