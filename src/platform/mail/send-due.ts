import { createTransport } from 'nodemailer';
import { ok } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { nowOf, type Tx } from '../db/tx.ts';
import type { Actor } from '../identity/actor.ts';
import { type OutboxLog, runOutbox } from '../outbox.ts';
import { addStep } from './add-step.ts';
import { claimedMail } from './claimed-mail.ts';
import { mailFailed, mailSent } from './events.ts';
import { judge, type MailFault, MOST_TRIES, type Verdict } from './retry.ts';
import { mailDb } from './tables.ts';

export interface MailWorkerOptions {
  readonly log: OutboxLog;
  /** Milliseconds between looks into the outbox. */
  readonly everyMs?: number;
}

interface Claim {
  readonly organisation_id: string;
  readonly message_id: string;
  readonly attempts: number;
}

type End = { readonly reply: string } | Verdict;
type Send = (claim: Claim, hurry: AbortSignal) => Promise<End>;

/** Mails sent at one time by one process. */
const AT_ONCE = 4;
/** A try ends after this; the claim lapses well after it, so that no second worker starts the same mail. */
const TRY_MS = 3 * 60_000;
const LEASE = '10 minutes';

function systemOf(organisationId: string): Actor {
  return {
    organisationId,
    memberId: null,
    name: 'Mail worker',
    roles: [],
    branchId: null,
    isSample: false,
  };
}

async function settle(tx: Tx, claim: Claim, end: End): Promise<void> {
  const db = mailDb(tx);
  const sent = 'reply' in end;
  const state = sent ? 'sent' : end.step === 'later' ? 'queued' : 'failed';
  const wait = 'waitMinutes' in end ? end.waitMinutes : 0;
  // The number of attempts is the fence: a worker whose claim lapsed no longer owns the mail.
  const changed = await db
    .updateTable('message_delivery')
    .set({
      state,
      next_try_at: new Date(nowOf(tx).getTime() + wait * 60_000),
      ...(sent ? { sent_at: nowOf(tx), server_reply: end.reply } : { last_error: end.said }),
    })
    .where('message_id', '=', claim.message_id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claim.attempts)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  await addStep(tx, claim.message_id, sent ? 'sent' : end.step, sent ? end.reply : end.said);
  if (state === 'queued') return;
  record(tx, sent ? mailSent : mailFailed, {
    subjects: { message: claim.message_id },
    facts: { attempts: claim.attempts },
  });
}

/** The address mail comes from while an organisation has given none: the mail server's own user. */
function fallbackSender(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const user = decodeURIComponent(username);
  return user.includes('@') ? user : `${user || 'deskproof'}@${hostname}`;
}

function sender(db: Database, smtpUrl: string): Send {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const fallback = fallbackSender(smtpUrl);
  return async (claim, hurry) => {
    if (claim.attempts > MOST_TRIES) {
      return {
        step: 'failed',
        said: `Given up after ${MOST_TRIES} tries, the last ones cut short.`,
      };
    }
    const mail = await read(db, systemOf(claim.organisation_id), (tx) =>
      claimedMail(tx, claim.message_id, fallback),
    );
    if (!mail) return { step: 'failed', said: 'The mail is no longer there.' };
    try {
      const signal = AbortSignal.any([hurry, AbortSignal.timeout(TRY_MS)]);
      const { response } = await transport.sendMail({
        ...mail,
        attachments: [...mail.attachments],
        signal,
      });
      return { reply: String(response ?? '').slice(0, 500) };
    } catch (fault) {
      return judge(fault as MailFault, claim.attempts);
    }
  };
}

/**
 * Starts the worker that sends what is due, until stopped. Any number of processes may run one: a mail
 * is claimed by one of them at a time, for a while. A worker that is killed leaves its claim to lapse,
 * and the mail is sent again with the same Message-ID: one may go twice, never none.
 * @param smtpUrl smtp://user:password@host:587 or smtps://...
 * @returns `stop`: claims nothing more and waits a while for what is on the wire
 */
export function startMailWorker(
  db: Database,
  smtpUrl: string,
  { log, everyMs = 1_000 }: MailWorkerOptions,
): { stop(): Promise<void> } {
  return runOutbox<Claim, End>(
    {
      noun: 'mail',
      atOnce: AT_ONCE,
      claim: (most) => claim(db, most),
      send: sender(db, smtpUrl),
      async settle(claimed, end) {
        await act(db, systemOf(claimed.organisation_id), async (tx) => {
          await settle(tx, claimed, end);
          return ok(null);
        });
      },
      tell: ({ message_id, attempts }, end) => ({
        facts: { message: message_id, attempts },
        good: 'reply' in end,
        words:
          'reply' in end
            ? 'Mail sent'
            : end.step === 'later'
              ? 'Mail waits for another try'
              : 'Mail failed',
      }),
    },
    { log, everyMs },
  );
}

async function claim(db: Database, most: number): Promise<readonly Claim[]> {
  const { rows } = await db.pool.query<Claim>('select * from claim_mail($1, $2, $3)', [
    db.clock(),
    most,
    LEASE,
  ]);
  return rows;
}
