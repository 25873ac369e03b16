import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { sendMail } from '../communications/index.ts';
import {
  type ConfirmationMail,
  type ConfirmationPaper,
  confirmationCalendar,
  confirmationMail,
  confirmationPdf,
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
  editionOf,
  type GatheredConfirmation,
  gatherConfirmation,
  toBeWorked,
} from './gather-confirmation.ts';
import { missingToConfirm } from './hirer-facts.ts';
import { lockAll } from './lock.ts';
import {
  allAgree,
  type Confirmed,
  confirmedBefore,
  linesUnder,
  type PaperToMail,
  stopClock,
} from './paper.ts';
import { bookingsDb } from './tables.ts';
import { loadShifts } from './work.ts';

export interface ConfirmInput {
  /** Of the worker's paper: the same id again gives the first result. */
  readonly id: string;
  readonly bookingId: string;
  readonly personId: string;
  /** Why it changed, in the consultant's words, for both sides; may be empty. */
  readonly because: string;
  /** All particulars, though the short form would serve. */
  readonly full?: boolean | undefined;
}

const SIDES: readonly Side[] = ['worker', 'hirer'];

/** A paper of one side, made before anything is locked. */
export interface MadePaper {
  readonly side: Side;
  readonly id: string;
  readonly paper: ConfirmationPaper;
  /** The version it replaces; null for the first. */
  readonly before: ConfirmationPaper | null;
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
  const prepared = await prepareConfirmation(tx, input);
  if (!prepared.ok) return firstResultOr(tx, input.id, prepared);
  await lockAll(tx, [input.personId], [input.bookingId]);
  const checked = await checkConfirmation(tx, prepared.value);
  if (!checked.ok) return firstResultOr(tx, input.id, checked);
  const messages = new Map<Side, string>();
  for (const letter of lettersOf(checked.value)) {
    const mail = await sendAlone(tx, letter);
    if (!mail.ok) return mail;
    messages.set(letter.side, mail.value.messageId);
  }
  return ok(await writeConfirmation(tx, checked.value, messages));
}

/** A confirmation with its papers made. */
export interface PreparedConfirmation {
  readonly input: ConfirmInput;
  readonly gathered: GatheredConfirmation;
  readonly papers: readonly MadePaper[];
}

/** Makes the papers of a confirmation; locks nothing and writes nothing. Refuses as `confirm` does before it sends. */
export async function prepareConfirmation(
  tx: Tx,
  input: ConfirmInput,
): Promise<Result<PreparedConfirmation>> {
  const gathered = await readyToConfirm(tx, input);
  if (!gathered.ok) return gathered;
  const papers = await makePapers(tx, input, gathered.value);
  return ok({ input, gathered: gathered.value, papers });
}

/** A confirmation that may go, as things stand under the locks. */
export interface CheckedConfirmation extends PreparedConfirmation {
  readonly clear: MayDo;
}

/** Under the locks of worker and booking: is all as it was when its papers were made, and may it go? Writes nothing. */
export async function checkConfirmation(
  tx: Tx,
  prepared: PreparedConfirmation,
): Promise<Result<CheckedConfirmation>> {
  const { input, gathered } = prepared;
  const again = await readyToConfirm(tx, input);
  if (!again.ok) return again;
  if (essence(again.value) !== essence(gathered)) {
    return refuse(
      'booking-changed',
      'The booking changed while its papers were made, so nothing was sent. Look at it again, then confirm.',
    );
  }
  const shiftIds = toBeWorked(again.value, nowOf(tx));
  const agreed = await allAgree(tx, { personId: input.personId, shiftIds });
  if (!agreed.ok) return agreed;
  const clear = await stillCleared(tx, input, again.value);
  if (!clear.ok) return clear;
  return ok({ ...prepared, gathered: again.value, clear: clear.value });
}

/** A paper with its files and to whom it goes. */
export interface Letter extends MadePaper {
  readonly bookingId: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly toPerson: string;
  /** The agency's own address; '' for none. */
  readonly replyTo: string;
  readonly about: PaperToMail;
}

/** The two papers of a confirmation with their readers, the worker's first. */
export function lettersOf({ input, gathered, papers }: PreparedConfirmation): readonly Letter[] {
  const { worker, contact, facts, reason, shifts } = gathered;
  const { bookingId } = input;
  const lastEndsAt = new Date(Math.max(...shifts.map(({ endsAt }) => endsAt.getTime())));
  return papers.map((made) => {
    const toWorker = made.side === 'worker';
    const toPerson = toWorker ? worker.personId : contact.personId;
    return {
      ...made,
      bookingId,
      toName: toWorker ? worker.displayName : contact.name,
      toAddress: (toWorker ? worker.email : contact.email) ?? '',
      toPerson,
      replyTo: facts.organisation.email,
      about: {
        confirmationId: made.id,
        bookingId,
        side: made.side,
        reason,
        toPerson,
        lastEndsAt,
      },
    };
  });
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

/** The papers of both sides. @param files false: without the PDF, to show what would go */
export async function makePapers(
  tx: Tx,
  input: ConfirmInput,
  gathered: GatheredConfirmation,
  files = true,
): Promise<readonly MadePaper[]> {
  const made: MadePaper[] = [];
  for (const side of SIDES) {
    const id = side === 'worker' ? input.id : newId();
    const edition = editionOf(tx, gathered, side, { ...input, id });
    const paper = paperFor(gathered.facts, side, edition);
    const before = gathered.before[side];
    const pdf = files ? await confirmationPdf(paper, before) : Buffer.alloc(0);
    const calendar = confirmationCalendar(paper, before);
    const mail = confirmationMail(paper, before, { pdf, calendar });
    made.push({ side, id, paper, before, text: paperText(paper), pdf, calendar, mail });
  }
  return made;
}

async function sendAlone(tx: Tx, letter: Letter): Promise<Result<{ messageId: string }>> {
  const { mail, toName, toAddress, toPerson: personId, replyTo, bookingId } = letter;
  const under = await linesUnder(tx, letter.about);
  if (!under.ok) return under;
  return sendMail(tx, {
    id: newId(),
    toName,
    toAddress,
    personId,
    ...(replyTo === '' ? {} : { replyTo }),
    subject: mail.subject,
    body: under.value === '' ? mail.body : `${mail.body}\n\n${under.value}`,
    about: { kind: 'booking', id: bookingId },
    attachments: mail.attachments,
  });
}

/**
 * Keeps both papers as they were sent, stops the clock, and records it.
 * @param messages by side, the mail that took its paper
 */
export async function writeConfirmation(
  tx: Tx,
  { input, gathered, papers, clear }: CheckedConfirmation,
  messages: ReadonlyMap<Side, string>,
): Promise<Confirmed> {
  const sent: Confirmed['papers'][number][] = [];
  for (const made of papers) {
    const messageId = messages.get(made.side) ?? '';
    await savePaper(tx, input, gathered, made, messageId);
    sent.push({ side: made.side, confirmationId: made.id, messageId });
  }
  const due = await stopClock(tx, gathered.shifts);
  writeDown(tx, input, gathered, { papers, sent, dueOn: due, clear });
  return { version: gathered.version, reason: gathered.reason, papers: sent };
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
      short: papers.flatMap(({ side, paper }) => (paper.edition.short ? [side] : [])),
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
