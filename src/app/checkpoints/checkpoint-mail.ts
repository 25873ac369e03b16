import { showMoment } from '../../lib/show.ts';
import { counted, cutTo } from '../../lib/text.ts';
import { minuteOfDate } from '../../lib/time.ts';

/** What a mail with a checkpoint says. */
export interface CheckpointMail {
  readonly toName: string;
  readonly organisationName: string;
  readonly isSample: boolean;
  readonly size: number;
  readonly madeAt: Date;
  /** The keys that signed it: as published, with their fingerprints. */
  readonly keys: readonly { readonly verifierKey: string; readonly fingerprint: string }[];
}

/** Name of a checkpoint's file; a sample's says itself that it is no evidence. */
export function checkpointFileName(size: number, isSample = false): string {
  return `${isSample ? 'sample-not-evidence-' : ''}checkpoint-${size}.txt`;
}

/** Subject and words of the mail with which a checkpoint leaves. They name nobody but who gets it. */
export function checkpointMailWords(mail: CheckpointMail): {
  readonly subject: string;
  readonly body: string;
} {
  const { size } = mail;
  const organisationName = cutTo(mail.organisationName.replaceAll(/\s+/g, ' '), 100);
  const file = checkpointFileName(size, mail.isSample);
  const entries = counted(size, 'entry', 'entries');
  const keyLines = mail.keys.flatMap(({ verifierKey, fingerprint }) => [
    `  ${verifierKey}`,
    `  Fingerprint: ${fingerprint}`,
  ]);
  return {
    subject: `${mail.isSample ? 'Sample, not evidence: ' : ''}Please keep: checkpoint of ${entries}, ${organisationName}`,
    body: [
      `Hello ${mail.toName},`,
      '',
      `Please keep this mail. ${file}, attached, is a signed checkpoint of the log of ${organisationName}: its ${entries}, as they were on ${showMoment(minuteOfDate(mail.madeAt))} UK time.`,
      '',
      'Why you: if anybody later takes entries out of the log or rewrites them, even whoever runs the computer, the log no longer fits what you keep. Without a checkpoint kept elsewhere nobody could tell. You need do nothing else, and it holds no names and nothing about anybody.',
      '',
      'TO CHECK AN ENTRY that somebody hands you, ask for it proved in this checkpoint, and type:',
      '',
      `  npm run -s deskproof -- verify --entry entry-1.json --checkpoint ${file} --key 'KEY'`,
      '',
      'It needs the Deskproof program, free and open, on any computer, and no account. KEY is the key below, in quotation marks.',
      '',
      `TO CHECK THE LOG ITSELF, send the attachment back to ${organisationName}: under Log, Checkpoints they paste it and see whether their log still begins with it. Or ask for the checkpoint of today and the consistency proof from ${size} to it, and check both yourself:`,
      '',
      `  npm run -s deskproof -- verify --consistency FILE --from ${file} --to TODAYS-CHECKPOINT --key 'KEY'`,
      '',
      mail.keys.length === 1 ? 'The key that signed it:' : 'The keys that signed it:',
      ...keyLines,
      '',
      `Compare it with the one in earlier mails. If it has changed, ask ${organisationName} by telephone, on a number that you had before, whether they changed it. They can prove it too: the change is an entry of the log, log_key.rotated, and the next checkpoint after it was signed by both keys. Ask for these two files and check them with your old key; the entry names the new one.`,
    ].join('\n'),
  };
}
