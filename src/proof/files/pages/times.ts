/** '4:05' from seconds; null: all of it. */
export function showTime(second: number | null): string {
  if (second === null) return 'All of it';
  return `${Math.floor(second / 60)}:${String(Math.floor(second) % 60).padStart(2, '0')}`;
}

/** Seconds from '4:05'; null: all of it; undefined: not to be read. */
export function secondsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const [, minutes, seconds] = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim()) ?? [];
  return minutes && seconds ? Number(minutes) * 60 + Number(seconds) : undefined;
}
