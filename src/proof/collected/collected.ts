import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';

/** How long a witness's link opens, and how often they are reminded at the most. */
export const LINK_DAYS = 21;
export const MOST_REMINDERS = 2;

/** '4:05' from seconds; null: throughout. */
export function showMark(seconds: number | null): string {
  if (seconds === null) return 'throughout';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds from '4:05' or '63:20'; '' is null, throughout. Refuses `mark-not-read`. */
export function markOf(text: string): Result<number | null> {
  if (text.trim() === '') return ok(null);
  const [, minutes, seconds] = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim()) ?? [];
  if (minutes && seconds) return ok(Number(minutes) * 60 + Number(seconds));
  return refuse('mark-not-read', 'Write the moment as minute and second, like 4:05.');
}

/** Only work counts: what was set up is no evidence of it. Refuses `simulated-not-allowed`. */
export function realWork(setting: 'work' | 'simulated'): Result<null> {
  if (setting === 'work') return ok(null);
  return refuse(
    'simulated-not-allowed',
    'Simulated work is not allowed as evidence. Wait for the real work; only the awarding body, with the standards body, makes an exception.',
    'Simulated evidence is not allowed (assessment strategy)',
  );
}

/** Text of one field of a form, cleaned; a refusal says which field it is. */
export function cleanField(
  field: string,
  text: string,
  limits: Parameters<typeof cleanText>[1],
): Result<string> {
  const cleaned = cleanText(text, limits);
  if (cleaned.ok) return cleaned;
  return wrongField(field, cleaned.refusal.code, cleaned.refusal.because);
}

/** Words that somebody answers for: not a line that says nothing. @param least letters they need */
export function spokenWords(text: string, what: string, least = 40): Result<string> {
  const cleaned = cleanField('words', text, { max: 8000, lines: true, what });
  if (!cleaned.ok) return cleaned;
  if (cleaned.value.length >= least) return cleaned;
  return wrongField(
    'words',
    'too-few-words',
    `${what} says too little to show anything. Say what was done, when, and how it came out.`,
  );
}
