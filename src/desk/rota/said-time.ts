import { ok, type Result, refuse } from '../../lib/result.ts';
import { fold } from '../../lib/text.ts';
import { clockOfMinutes } from '../../lib/time.ts';

/** Start and end on the clock, 'HH:MM'; an end at or before the start lies on the next day. */
export interface Clocks {
  readonly start: string;
  readonly end: string;
}

const TIME =
  /^(\d{1,2})(?:[:.h ]?(\d{2}))?(?:[:.]\d{2})? ?([ap])?\.?(?:m\.?)?(?: ?(?:hrs?|hours))?$/;

/**
 * A time as people write it: 7.30, 0730, 7:30am, 19:30, 7pm, noon, midnight, 24:00 (the end of the day).
 * @returns 'HH:MM', '00:00' for the end of the day; or `not-a-time`
 */
export function readTime(text: string): Result<string> {
  const said = fold(text).replace(/\s+/g, ' ').trim();
  if (said === 'noon' || said === 'midday') return ok('12:00');
  if (said === 'midnight') return ok('00:00');
  const match = TIME.exec(said);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? 0);
  const half = match?.[3];
  if (!match || minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return notATime(text);
  if (half === undefined) return ok(clockOfMinutes((hour % 24) * 60 + minute));
  // 13:30pm is said now and then, and can mean one thing only.
  if (hour > 12 && half === 'p' && hour < 24) return ok(clockOfMinutes(hour * 60 + minute));
  if (hour < 1 || hour > 12) return notATime(text);
  return ok(clockOfMinutes(((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute));
}

/** Start and end of '07:30-19:30', '7.30am to 8pm', '0730–1930'; null when it is no such pair at all. */
export function readRange(text: string): Result<Clocks> | null {
  const [from = '', to = '', more] = text.split(/\s*(?:[-–—]|\bto\b|\btill?\b|\buntil\b)\s*/iu);
  if (more !== undefined || !/\d|noon|midnight/i.test(from) || !/\d|noon|midnight/i.test(to))
    return null;
  const start = readTime(from);
  if (!start.ok) return start;
  const end = readTime(to);
  return end.ok ? ok({ start: start.value, end: end.value }) : end;
}

/** Minutes of a break: '30', '30 min', '0:30', '1h', '1 hour', '0.5 h', 'none'. */
export function readBreak(text: string): Result<number> {
  const said = fold(text).replace(/\s+/g, ' ').trim();
  if (['', 'none', 'no', 'nil', '-', 'n/a'].includes(said)) return ok(0);
  const clock = /^(\d{1,2}):(\d{2})$/.exec(said);
  const hours = /^(\d{1,2}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)$/.exec(said);
  const plain = /^(\d{1,3})(?: ?(?:m|mins?|minutes?))?(?: unpaid)?$/.exec(said);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : hours
      ? Math.round(Number(hours[1]) * 60)
      : plain
        ? Number(plain[1])
        : Number.NaN;
  if (minutes >= 0 && minutes <= 600) return ok(minutes);
  return refuse('not-a-break', `“${text}” is no length of a break. Write it in minutes, like 30.`);
}

function notATime(text: string): Result<never> {
  return refuse(
    'not-a-time',
    text.trim() === ''
      ? 'The time is missing.'
      : `“${text}” is not a time. Write it like 07:30, 7.30pm or 1930.`,
  );
}
