import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMinutes, showPence } from '../../lib/show.ts';
import { dateIn, dayOfMinute, isoOfMinute, minuteOfDate } from '../../lib/time.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { stops } from '../../rules/finding.ts';
import { roleNames } from '../candidates/index.ts';
import { type ContactCard, partsOfBooking } from '../clients/index.ts';
import {
  type ConfirmationFacts,
  type ConfirmationPaper,
  type ConfirmationReason,
  confirmationMail,
  type Edition,
  type FactPosition,
  type GivenBefore,
  paperFor,
  readPaper,
  type Side,
  shortFormOf,
} from '../confirmations/index.ts';
import { type PersonCard, peopleOf } from '../people/index.ts';
import type { PayLine, RatePart } from '../rates/index.ts';
import { bookingNotFound } from './amend-booking.ts';
import { likelyLength, showNumber } from './booking.ts';
import { askRules, onShifts } from './clear.ts';
import { missingToConfirm } from './hirer-facts.ts';
import { type PaperShift, paperShifts, papersGivenBefore } from './paper.ts';
import type { previewConfirmation } from './schema.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, loadShifts } from './work.ts';
import { workerPart } from './worker-part.ts';

/** All that the next paper of one worker in one booking says, and where it goes. */
export interface GatheredConfirmation {
  readonly facts: ConfirmationFacts;
  readonly shifts: readonly PaperShift[];
  readonly reason: ConfirmationReason;
  readonly version: number;
  readonly bookingRevision: number;
  /** Is there anything the last paper does not say? */
  readonly needed: boolean;
  /** The papers it replaces; null for the first. */
  readonly before: Readonly<Record<Side, ConfirmationPaper | null>>;
  /** The earlier paper of each side that a short form refers to; null: the full particulars are due. */
  readonly short: Readonly<Record<Side, GivenBefore | null>>;
  readonly worker: PersonCard;
  readonly contact: ContactCard;
  readonly poRequired: boolean;
  /** Cost centre or reference that the bill-to asks for and a shift lacks. */
  readonly lacking: readonly ('cost centre' | 'reference')[];
}

/**
 * Gathers the facts for both sides. Refuses `booking-not-found`, `worker-not-found`, and
 * `nothing-to-confirm` for a worker who holds nothing in the booking and was promised nothing.
 */
export async function gatherConfirmation(
  tx: Tx,
  bookingId: string,
  personId: string,
): Promise<Result<GatheredConfirmation>> {
  const booking = await bookingsDb(tx)
    .selectFrom('booking')
    .selectAll()
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (!booking) return bookingNotFound();
  const worker = (await peopleOf(tx, [personId])).get(personId);
  if (!worker) return refuse('worker-not-found', 'There is no such worker on your books.');
  const shifts = await paperShifts(tx, bookingId, personId);
  const earlier = await papersBefore(tx, bookingId, personId);
  if (shifts.length === 0) {
    return earlier.version > 0
      ? refuse(
          'already-confirmed',
          `Nothing has changed since version ${earlier.version}. It stands as it was sent.`,
        )
      : refuse(
          'nothing-to-confirm',
          `${worker.displayName} holds no accepted shift in this booking. Assign them first.`,
        );
  }
  const parts = await partsOfBooking(tx, {
    clientId: booking.client_id,
    hirerId: booking.hirer_id,
    siteId: booking.site_id,
    billToId: booking.bill_to_id,
    orderedBy: booking.ordered_by,
    approverId: booking.approver_id,
  });
  if (!parts.ok) return parts;
  const loaded = await loadShifts(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  const [first] = loaded;
  if (!first) throw new Error('An assignment without its shift.');
  const standing = shifts.filter(({ stands }) => stands);
  const facts: ConfirmationFacts = {
    organisation: await organisationCard(tx),
    bookingNumber: booking.number,
    contractKind: booking.contract_kind,
    hirer: { name: parts.value.hirerName, natureOfBusiness: parts.value.natureOfBusiness },
    billToName: parts.value.billToName,
    site: {
      name: parts.value.siteName,
      address: first.place.address,
      postcode: first.place.postcode,
      nation: first.place.nation,
    },
    orderedBy: parts.value.orderedBy.name,
    approver: parts.value.approver
      ? {
          name: parts.value.approver.name,
          email: parts.value.approver.email ?? '',
          phone: parts.value.approver.phone ?? '',
        }
      : null,
    poNumber: booking.po_number,
    clientReference: booking.client_reference,
    reportTo: booking.report_to,
    risks: booking.risks,
    controls: booking.controls,
    ppe: booking.ppe,
    breaks: booking.breaks,
    expenses: booking.expenses,
    likelyLength: likelyLength(
      booking.likely_length,
      (standing.length > 0 ? standing : shifts).map(({ startsAt }) =>
        dayOfMinute(minuteOfDate(startsAt)),
      ),
    ),
    payInterval: booking.pay_interval,
    worker: await workerPart(tx, worker, loaded, willingOn(shifts)),
    positions: positionsOf(loaded, shifts, await roleNames(tx)),
  };
  const reason = reasonOf(earlier.version, standing.length);
  return ok({
    facts,
    shifts,
    reason,
    short: await shortForms(tx, booking, facts, reason, earlier.papers),
    version: earlier.version + 1,
    bookingRevision: booking.revision,
    needed: shifts.some(({ paper }) => paper !== 'sent'),
    before: earlier.papers,
    worker,
    contact: parts.value.orderedBy,
    poRequired: parts.value.poRequired,
    lacking: lackingOf(booking, parts.value, loaded),
  });
}

/** What goes in short (reg 21(4)): a first paper, or one whose last version did; one that was full stays full. */
async function shortForms(
  tx: Tx,
  booking: { readonly id: string; readonly hirer_id: string },
  facts: ConfirmationFacts,
  reason: ConfirmationReason,
  before: GatheredConfirmation['before'],
): Promise<GatheredConfirmation['short']> {
  const open = (side: Side) => reason === 'first' || before[side]?.edition.short !== undefined;
  if (reason === 'cancellation' || !(open('worker') || open('hirer'))) {
    return { worker: null, hirer: null };
  }
  const { personId } = facts.worker;
  const earlier = await papersGivenBefore(tx, {
    bookingId: booking.id,
    hirerId: booking.hirer_id,
    personId,
  });
  const holidays = await holidaysOf(tx, BANK_HOLIDAYS);
  const edition = { id: '', version: 0, reason, because: '', madeAt: 0 };
  const of = (side: Side) =>
    open(side) ? shortFormOf(paperFor(facts, side, edition), earlier, holidays) : null;
  return { worker: of('worker'), hirer: of('hirer') };
}

function reasonOf(versions: number, standing: number): ConfirmationReason {
  if (versions === 0) return 'first';
  return standing === 0 ? 'cancellation' : 'change';
}

/** The first day on which they said so for the shifts on this paper. */
function willingOn(shifts: readonly PaperShift[]): string | null {
  const days = shifts.map(({ acceptedAt }) => dateIn(acceptedAt)).sort();
  return days[0] ?? null;
}

function positionsOf(
  loaded: readonly LoadedShift[],
  shifts: readonly PaperShift[],
  roles: ReadonlyMap<string, string>,
): readonly FactPosition[] {
  const told = new Map(shifts.map((shift) => [shift.shiftId, shift]));
  const lines = [...new Map(loaded.map((shift) => [shift.lineId, shift])).values()];
  return lines.map((line) => ({
    lineId: line.lineId,
    role: roles.get(line.role) ?? line.role,
    duties: line.duties,
    experience: line.experience,
    requiredSkills: line.requiredSkills,
    requiredQualifications: line.requiredQualifications,
    requiredChecks: line.requiredChecks,
    shifts: loaded
      .filter(({ lineId }) => lineId === line.lineId)
      .map((shift) => ({
        shiftId: shift.shiftId,
        start: minuteOfDate(shift.startsAt),
        end: minuteOfDate(shift.endsAt),
        breakMinutes: shift.breakMinutes,
        kind: shift.kind,
        payPence: shift.payPence,
        chargePence: shift.chargePence,
        ...(shift.rateParts === null && shift.rateLines === null
          ? {}
          : {
              payRates: moneyInWords(shift, 'payPence'),
              chargeRates: moneyInWords(shift, 'chargePence'),
            }),
        poNumber: shift.poNumber,
        reference: shift.reference,
        cancelledBecause: told.get(shift.shiftId)?.cancelledBecause ?? null,
      })),
  }));
}

function moneyInWords(
  { rateParts, rateLines }: Pick<LoadedShift, 'rateParts' | 'rateLines'>,
  of: 'payPence' | 'chargePence',
): string {
  return rateLines === null ? ratesInWords(rateParts ?? [], of) : linesInWords(rateLines, of);
}

/** '£39.00 for weekday (3 h), £13.00 for minimum engagement (1 h)'. */
function linesInWords(lines: readonly PayLine[], of: 'payPence' | 'chargePence'): string {
  return lines
    .map((line) =>
      line.kind === 'night'
        ? `${showPence(line[of])} for the night (sleep-in)`
        : `${showPence(line[of])} for ${line.name.toLowerCase()} (${showMinutes(line.minutes)})`,
    )
    .join(', ');
}

/** '£13.00 an hour weekday (2 h), £13.50 an hour weekday night (6 h)'. */
function ratesInWords(parts: readonly RatePart[], of: 'payPence' | 'chargePence'): string {
  return parts
    .map(
      (part) =>
        `${showPence(part[of])} an hour ${part.name.toLowerCase()} (${showMinutes(part.minutes)})`,
    )
    .join(', ');
}

async function papersBefore(tx: Tx, bookingId: string, personId: string) {
  const rows = await bookingsDb(tx)
    .selectFrom('confirmation')
    .select(['side', 'version', 'facts'])
    .where('booking_id', '=', bookingId)
    .where('person_id', '=', personId)
    .orderBy('version', 'desc')
    .limit(2)
    .execute();
  const of = (side: Side) => {
    const row = rows.find((one) => one.side === side);
    return row && row.facts !== '' ? readPaper(row.facts) : null;
  };
  return { version: rows[0]?.version ?? 0, papers: { worker: of('worker'), hirer: of('hirer') } };
}

function lackingOf(
  booking: { readonly cost_centre: string; readonly client_reference: string },
  asks: { readonly costCentreRequired: boolean; readonly referenceRequired: boolean },
  shifts: readonly LoadedShift[],
): GatheredConfirmation['lacking'] {
  const standing = shifts.filter(({ cancelledAt }) => cancelledAt === null);
  const lacks = (whole: string, of: (shift: LoadedShift) => string) =>
    whole === '' && standing.some((shift) => of(shift) === '');
  return [
    ...(asks.costCentreRequired && lacks(booking.cost_centre, ({ costCentre }) => costCentre)
      ? (['cost centre'] as const)
      : []),
    ...(asks.referenceRequired && lacks(booking.client_reference, ({ reference }) => reference)
      ? (['reference'] as const)
      : []),
  ];
}

/** The shifts a confirmation promises that are still to be worked: every rule is asked for these. */
export function toBeWorked({ shifts }: GatheredConfirmation, now: Date): string[] {
  return shifts.filter(({ stands, endsAt }) => stands && endsAt > now).map((one) => one.shiftId);
}

/**
 * What confirming would send, to whom, and what still keeps it from being sent. Makes no file and changes
 * nothing. Refuses as `gatherConfirmation`.
 */
export async function confirmationPreview(
  tx: Tx,
  input: {
    readonly bookingId: string;
    readonly personId: string;
    readonly because: string;
    readonly full?: boolean | undefined;
  },
): Promise<Result<Reply<typeof previewConfirmation>>> {
  const gathered = await gatherConfirmation(tx, input.bookingId, input.personId);
  if (!gathered.ok) return gathered;
  const { facts, shifts, reason, version, needed, before, worker, contact } = gathered.value;
  const mails = (['worker', 'hirer'] as const).map((side) => {
    const edition = editionOf(tx, gathered.value, side, input);
    const none = { pdf: Buffer.alloc(0), calendar: '' };
    const { subject, body, attachments } = confirmationMail(
      paperFor(facts, side, edition),
      before[side],
      none,
    );
    const to =
      side === 'worker'
        ? { toName: worker.displayName, toAddress: worker.email ?? '' }
        : { toName: contact.name, toAddress: contact.email ?? '' };
    return { side, ...to, subject, body, attachments: attachments.map(({ fileName }) => fileName) };
  });
  return ok({
    paper: needed ? (version === 1 ? 'none' : 'out_of_date') : 'sent',
    reason,
    version,
    shifts: shifts.map(({ shiftId, startsAt, endsAt, stands }) => ({
      shiftId,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      stands,
    })),
    short: shortShown(gathered.value),
    missing: [...missingToConfirm(gathered.value)],
    stoppedBy: await stoppedBy(tx, input.personId, gathered.value),
    mails,
  });
}

function shortShown({ short }: GatheredConfirmation) {
  const given = short.worker ?? short.hirer;
  if (!given) return null;
  return {
    number: showNumber(given.bookingNumber),
    version: given.version,
    madeAt: isoOfMinute(given.madeAt),
    sides: (['worker', 'hirer'] as const).filter((side) => short[side] !== null),
  };
}

/** Which version the next paper of a side is, and whether it takes the short form. */
export function editionOf(
  tx: Tx,
  { version, reason, short }: GatheredConfirmation,
  side: Side,
  input: { readonly id?: string; readonly because: string; readonly full?: boolean | undefined },
): Edition {
  const given = input.full ? null : short[side];
  return {
    id: input.id ?? '',
    version,
    reason,
    because: input.because,
    madeAt: minuteOfDate(nowOf(tx)),
    ...(given ? { short: given } : {}),
  };
}

/** What stops a worker from the shifts of their next paper that are still to be worked, as things stand now. */
export async function stoppedBy(tx: Tx, personId: string, gathered: GatheredConfirmation) {
  const shiftIds = toBeWorked(gathered, nowOf(tx));
  if (shiftIds.length === 0) return [];
  const answers = await askRules(tx, [personId], await loadShifts(tx, shiftIds), 'together');
  return onShifts(answers.get(personId) ?? new Map())
    .filter(stops)
    .map(({ shiftIds: on, ...finding }) => ({ ...finding, shiftIds: [...on] }));
}
