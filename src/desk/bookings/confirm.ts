import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { sendMail } from '../communications/index.ts';
import {
  type ConfirmationMail,
  type ConfirmationPaper,
  type ConfirmationReason,
  confirmationCalendar,
  confirmationMail,
  confirmationPdf,
  type Edition,
  paperFor,
  paperText,
  type Side,
} from '../confirmations/index.ts';
import { type MayDo, mayDo } from './clear.ts';
import {
  askedFacts,
  bookingConfirmed,
  shiftSubjects,
  storedClearance,
  supplyRefused,
} from './events.ts';
import {
  type GatheredConfirmation,
  gatherConfirmation,
  missingToConfirm,
  toBeWorked,
} from './gather-confirmation.ts';
import { lockAll } from './lock.ts';
import { bookingsDb } from './tables.ts';
import { loadShifts } from './work.ts';

export interface ConfirmInput {
  /** Of the worker's paper: the same id again gives the first result. */
  readonly id: string;
  readonly bookingId: string;
  readonly personId: string;
  /** Why it changed, in the consultant's words, for both sides; may be empty. */
  readonly because: string;
}

export interface Confirmed {
  readonly version: number;
  readonly reason: ConfirmationReason;
  readonly papers: readonly {
    readonly side: Side;
    readonly confirmationId: string;
    readonly messageId: string;
  }[];
}

type MayConfirm = (
  tx: Tx,
  ask: { readonly personId: string; readonly shiftIds: readonly string[] },
) => Promise<Result<unknown>>;

const conditions: MayConfirm[] = [];

/** A room that must agree before a worker is confirmed says so here: the hirer has not accepted them yet. */
export function onConfirming(condition: MayConfirm): void {
  conditions.push(condition);
}

/** A paper that is about to be mailed: whose it is, and to whom it goes. */
export interface PaperToMail {
  readonly confirmationId: string;
  readonly bookingId: string;
  readonly side: Side;
  readonly reason: ConfirmationReason;
  /** Who gets it: the worker, or the hirer's contact. */
  readonly toPerson: string;
  /** When the last shift it names is over. */
  readonly lastEndsAt: Date;
}

type WriteLines = (tx: Tx, paper: PaperToMail) => Promise<Result<string>>;

const writers: WriteLines[] = [];

/** A room that has something to say under the mail of a paper says so here: where it is accepted. '' for nothing. */
export function onPaperMail(write: WriteLines): void {
  writers.push(write);
}

/** What other rooms have to say under the mail of this paper, as it goes out; '' for nothing. */
export async function linesUnder(tx: Tx, paper: PaperToMail): Promise<Result<string>> {
  const said: string[] = [];
  for (const write of writers) {
    const lines = await write(tx, paper);
    if (!lines.ok) return lines;
    if (lines.value !== '') said.push(lines.value);
  }
  return ok(said.join('\n\n'));
}

const SIDES: readonly Side[] = ['worker', 'hirer'];

/** A paper of one side, made before anything is locked. */
interface MadePaper {
  readonly side: Side;
  readonly id: string;
  readonly paper: ConfirmationPaper;
  readonly text: string;
  readonly pdf: Buffer;
  readonly calendar: string;
  readonly mail: ConfirmationMail;
}

/**
 * Confirms a worker of a booking in writing to both sides: the next version of both papers, kept as sent
 * with PDF and calendar file, mailed, and the clock of reg 21 stopped. The papers are made before
 * anything is locked; if the booking moved meanwhile nothing is sent. Under the locks of worker and booking
 * every rule is asked again for the shifts still to be worked: what was clear at the yes may be stopped now.
 * Refuses `booking-not-found`, `worker-not-found`, `nothing-to-confirm`, `already-confirmed`,
 * `particulars-missing` naming each, `booking-changed`, `not-cleared`, and what `sendMail` refuses. The same
 * id again gives the first result.
 */
export async function confirm(tx: Tx, input: ConfirmInput): Promise<Result<Confirmed>> {
  const before = await confirmedBefore(tx, input.id);
  if (before) return ok(before);
  const gathered = await readyToConfirm(tx, input);
  if (!gathered.ok) return firstResultOr(tx, input.id, gathered);
  const papers = await makePapers(tx, input, gathered.value);
  await lockAll(tx, [input.personId], [input.bookingId]);
  const again = await readyToConfirm(tx, input);
  if (!again.ok) return firstResultOr(tx, input.id, again);
  if (essence(again.value) !== essence(gathered.value)) {
    return refuse(
      'booking-changed',
      'The booking changed while its papers were made, so nothing was sent. Look at it again, then confirm.',
    );
  }
  const shiftIds = toBeWorked(again.value, nowOf(tx));
  for (const condition of conditions) {
    const agreed = await condition(tx, { personId: input.personId, shiftIds });
    if (!agreed.ok) return agreed;
  }
  const clear = await stillCleared(tx, input, again.value);
  if (!clear.ok) return clear;
  return send(tx, input, again.value, papers, clear.value);
}

/** A press that waited for the same press of another moment is answered with what that one sent. */
async function firstResultOr(
  tx: Tx,
  id: string,
  refused: Result<never>,
): Promise<Result<Confirmed>> {
  const sent = await confirmedBefore(tx, id);
  return sent ? ok(sent) : refused;
}

/** What must be the same before and after the papers were made. */
function essence({
  worker: _worker,
  contact: _contact,
  before: _before,
  ...rest
}: GatheredConfirmation) {
  return canonicalJson(JSON.parse(JSON.stringify(rest)));
}

async function readyToConfirm(
  tx: Tx,
  { bookingId, personId }: ConfirmInput,
): Promise<Result<GatheredConfirmation>> {
  const gathered = await gatherConfirmation(tx, bookingId, personId);
  if (!gathered.ok) return gathered;
  if (!gathered.value.needed) {
    return refuse(
      'already-confirmed',
      `Nothing has changed since version ${gathered.value.version - 1}. It stands as it was sent.`,
    );
  }
  const missing = missingToConfirm(gathered.value);
  if (missing.length === 0) return gathered;
  const shiftIds = gathered.value.shifts.map(({ shiftId }) => shiftId);
  recordRefusal(tx, supplyRefused, {
    subjects: { booking: bookingId, worker: personId, ...shiftSubjects(shiftIds) },
    facts: {
      step: 'confirm',
      shifts: shiftIds,
      rules: [],
      missing: missing.map(({ fact }) => fact),
    },
  });
  return refuse(
    'particulars-missing',
    `The confirmation cannot go yet: ${listed(missing.map(({ fact }) => fact))} missing. Enter what is missing, then confirm.`,
    'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 21(1)',
    { missing },
  );
}

/** The shifts on the next paper that are still to be worked, asked again as things stand now. */
async function stillCleared(
  tx: Tx,
  { personId }: ConfirmInput,
  gathered: GatheredConfirmation,
): Promise<Result<MayDo>> {
  const ahead = toBeWorked(gathered, nowOf(tx));
  if (ahead.length === 0) return ok({ findings: [], clearances: new Map() });
  return mayDo(tx, personId, await loadShifts(tx, ahead), 'confirm');
}

async function makePapers(
  tx: Tx,
  input: ConfirmInput,
  gathered: GatheredConfirmation,
): Promise<readonly MadePaper[]> {
  const made: MadePaper[] = [];
  for (const side of SIDES) {
    const edition: Edition = {
      id: side === 'worker' ? input.id : newId(),
      version: gathered.version,
      reason: gathered.reason,
      because: input.because,
      madeAt: minuteOfDate(nowOf(tx)),
    };
    const paper = paperFor(gathered.facts, side, edition);
    const before = gathered.before[side];
    const pdf = await confirmationPdf(paper, before);
    const calendar = confirmationCalendar(paper, before);
    const mail = confirmationMail(paper, before, { pdf, calendar });
    made.push({ side, id: edition.id, paper, text: paperText(paper), pdf, calendar, mail });
  }
  return made;
}

async function send(
  tx: Tx,
  input: ConfirmInput,
  gathered: GatheredConfirmation,
  papers: readonly MadePaper[],
  clear: MayDo,
): Promise<Result<Confirmed>> {
  const sent: Confirmed['papers'][number][] = [];
  for (const made of papers) {
    const mail = await sendPaper(tx, input, gathered, made);
    if (!mail.ok) return mail;
    await savePaper(tx, input, gathered, made, mail.value.messageId);
    sent.push({ side: made.side, confirmationId: made.id, messageId: mail.value.messageId });
  }
  const due = await stopClock(tx, gathered);
  writeDown(tx, input, gathered, { papers, sent, dueOn: due, clear });
  return ok({ version: gathered.version, reason: gathered.reason, papers: sent });
}

async function sendPaper(
  tx: Tx,
  input: ConfirmInput,
  { worker, contact, facts, reason, shifts }: GatheredConfirmation,
  { id, side, mail }: MadePaper,
): Promise<Result<{ messageId: string }>> {
  const to =
    side === 'worker'
      ? { toName: worker.displayName, toAddress: worker.email ?? '', personId: worker.personId }
      : { toName: contact.name, toAddress: contact.email ?? '', personId: contact.personId };
  const under = await linesUnder(tx, {
    confirmationId: id,
    bookingId: input.bookingId,
    side,
    reason,
    toPerson: to.personId,
    lastEndsAt: new Date(Math.max(...shifts.map(({ endsAt }) => endsAt.getTime()))),
  });
  if (!under.ok) return under;
  return sendMail(tx, {
    id: newId(),
    ...to,
    ...(facts.organisation.email === '' ? {} : { replyTo: facts.organisation.email }),
    subject: mail.subject,
    body: under.value === '' ? mail.body : `${mail.body}\n\n${under.value}`,
    about: { kind: 'booking', id: input.bookingId },
    attachments: mail.attachments,
  });
}

async function savePaper(
  tx: Tx,
  input: ConfirmInput,
  gathered: GatheredConfirmation,
  made: MadePaper,
  messageId: string,
): Promise<void> {
  const actor = actorOf(tx);
  if (!actor.memberId) throw new Error('A booking is confirmed by a member, not by the system.');
  const db = bookingsDb(tx);
  await db
    .insertInto('confirmation')
    .values({
      organisation_id: actor.organisationId,
      id: made.id,
      booking_id: input.bookingId,
      person_id: input.personId,
      side: made.side,
      version: gathered.version,
      reason: gathered.reason,
      booking_revision: gathered.bookingRevision,
      facts: made.text,
      pdf: made.pdf,
      calendar: made.calendar,
      message_id: messageId,
      made_at: nowOf(tx),
      made_by: actor.memberId,
    })
    .execute();
  await db
    .insertInto('confirmed_shift')
    .values(
      gathered.shifts.map((shift) => ({
        organisation_id: actor.organisationId,
        confirmation_id: made.id,
        assignment_id: shift.assignmentId,
        shift_revision: shift.revision,
        stands: shift.stands,
      })),
    )
    .execute();
}

/** Both sides have it in writing now. Gives the earliest day it was due, null when nothing was open. */
async function stopClock(tx: Tx, { shifts }: GatheredConfirmation): Promise<string | null> {
  const ids = shifts.map(({ assignmentId }) => assignmentId);
  const open = await bookingsDb(tx)
    .updateTable('information_due')
    .set({ confirmed_at: nowOf(tx) })
    .where(sql<boolean>`assignment_id = any(${ids}::uuid[])`)
    .where('confirmed_at', 'is', null)
    .returning('due_on')
    .execute();
  return open.map((row) => row.due_on).sort()[0] ?? null;
}

function writeDown(
  tx: Tx,
  input: ConfirmInput,
  { shifts, version, reason, worker, contact }: GatheredConfirmation,
  {
    papers,
    sent,
    dueOn,
    clear,
  }: {
    readonly papers: readonly MadePaper[];
    readonly sent: Confirmed['papers'];
    readonly dueOn: string | null;
    readonly clear: MayDo;
  },
): void {
  const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
  const ids = (stands: boolean) =>
    shifts.filter((shift) => shift.stands === stands).map(({ shiftId }) => shiftId);
  record(tx, bookingConfirmed, {
    subjects: {
      booking: input.bookingId,
      worker: input.personId,
      contact: contact.personId,
      ...shiftSubjects(shifts.map(({ shiftId }) => shiftId)),
    },
    facts: {
      shifts: ids(true),
      cancelled: ids(false),
      version,
      reason,
      dueOn,
      inTime: dueOn === null || dateIn(nowOf(tx)) <= dueOn,
      asked: askedFacts(clear.clearances),
      papers: papers.map((paper, index) => ({
        side: paper.side,
        confirmation: paper.id,
        message: sent[index]?.messageId ?? '',
        factsSha256: sha256(paper.text),
        pdfSha256: sha256(paper.pdf),
      })),
    },
    people: {
      [worker.personId]: {
        name: worker.displayName,
        address: worker.email ?? '',
        clearance: storedClearance(clear.clearances),
      },
      [contact.personId]: { name: contact.name, address: contact.email ?? '' },
    },
  });
}

async function confirmedBefore(tx: Tx, id: string): Promise<Confirmed | null> {
  const db = bookingsDb(tx);
  const first = await db
    .selectFrom('confirmation')
    .select(['booking_id', 'person_id', 'version', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!first) return null;
  const papers = await db
    .selectFrom('confirmation')
    .select(['side', 'id as confirmationId', 'message_id as messageId'])
    .where('booking_id', '=', first.booking_id)
    .where('person_id', '=', first.person_id)
    .where('version', '=', first.version)
    .orderBy('side', 'desc')
    .execute();
  return { version: first.version, reason: first.reason, papers };
}
