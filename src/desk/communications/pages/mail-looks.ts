import type { StateLook } from '../../../ui/badge.tsx';
import type { MailState } from '../schema.ts';

/** How each state of a mail looks, everywhere. */
export const MAIL_LOOKS: Readonly<Record<MailState, StateLook>> = {
  queued: { word: 'Waiting', meaning: 'information', mark: 'clock' },
  sending: { word: 'Sending', meaning: 'information', mark: 'half' },
  sent: { word: 'Sent', meaning: 'good', mark: 'tick' },
  failed: { word: 'Failed', meaning: 'stop', mark: 'cross' },
  kept: { word: 'Kept here', meaning: 'quiet', mark: 'dash', edge: 'dashed' },
};

/** What happened at each step of its way, after who did it. */
export const STEP_WORDS = {
  sent: 'handed it to the mail server',
  later: 'tried, and will try again',
  failed: 'gave up',
  queued: 'sent it again',
} as const;

/** '12 KB', '1.4 MB' of bytes. */
export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A subject in a list: the page of a sample is marked already, so its rows need not be. */
export function shortSubject(subject: string): string {
  return subject.replace(/^Sample, not evidence: /, '');
}
