import './timeline.css';
import { showAge, showMoment } from '../lib/show.ts';
import { dateIn, minuteOfDate } from '../lib/time.ts';

/** The age of a fact, `3 days ago`; the exact time on hover and on focus. `at` is an ISO instant. */
export function Ago({ at }: { readonly at: string }) {
  const minute = minuteOfDate(new Date(at));
  const now = new Date();
  const exact = showMoment(minute, dateIn(now));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time shows on focus, by look.md
    <time className="dp-ago" dateTime={at} tabIndex={0} data-exact={exact}>
      {showAge(minute, minuteOfDate(now))}
      <span className="dp-unseen">, {exact}</span>
    </time>
  );
}

/** A moment, `Mon 23 Nov 14:05`, year only when not this one. `at` is an ISO instant. */
export function Moment({ at }: { readonly at: string }) {
  const words = showMoment(minuteOfDate(new Date(at)), dateIn(new Date()));
  return <time dateTime={at}>{words}</time>;
}
