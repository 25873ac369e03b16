import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { accept } from './accept.ts';
import { addShifts } from './add-shifts.ts';
import { amendBooking } from './amend-booking.ts';
import { amendLine } from './amend-line.ts';
import { answerOffer } from './answer-offer.ts';
import { bookingList } from './booking-list.ts';
import { cancelShift } from './cancel-shift.ts';
import { changeShift } from './change-shift.ts';
import { confirm } from './confirm.ts';
import './forget.ts';
import { confirmationPreview } from './gather-confirmation.ts';
import { liftRule } from './lift-rule.ts';
import { makeOffers } from './make-offers.ts';
import { type HeldAs, moveShift } from './move-shift.ts';
import { quoteOf } from './new-shifts.ts';
import { noLongerClear } from './no-longer-clear.ts';
import { pencil } from './pencil.ts';
import { bookingPage, bookingStart, confirmationFile, shiftPanel } from './queries.ts';
import { release } from './release.ts';
import * as schema from './schema.ts';
import { todaysNeeds, workerShifts } from './shift-rows.ts';
import { takeBooking } from './take-booking.ts';
import { weekOfShifts, weekWorkers } from './week.ts';
import { rankingFor, whoMayGoToLine, whoMayGoToShift } from './who-may-go.ts';

/** The moment a page named as ISO text, if it named one. */
function moment(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

/** How a shift is held, with its moments as ISO text. */
function told({ acceptedAt, lapsesAt, ...held }: HeldAs) {
  return {
    ...held,
    acceptedAt: acceptedAt?.toISOString() ?? null,
    lapsesAt: lapsesAt?.toISOString() ?? null,
  };
}

export const routes = [
  reads(schema.prefillBooking, (tx, { query }) => bookingStart(tx, query.siteId)),
  reads(schema.quoteBooking, (tx, { body }) => quoteOf(tx, body)),
  acts(schema.takeBookingRoute, (tx, { body }) => takeBooking(tx, body)),
  reads(schema.listBookings, async (tx, { query }) => ok(await bookingList(tx, query))),
  reads(schema.readBooking, (tx, { params }) => bookingPage(tx, params.bookingId)),
  acts(schema.amendBookingRoute, (tx, { params, body }) =>
    amendBooking(tx, { ...params, ...body }),
  ),
  acts(schema.amendLineRoute, (tx, { params, body }) => amendLine(tx, { ...params, ...body })),
  acts(schema.addShiftsRoute, (tx, { params, body }) => addShifts(tx, { ...params, ...body })),
  reads(schema.readShift, (tx, { params }) => shiftPanel(tx, params.shiftId)),
  acts(schema.changeShiftRoute, (tx, { params, body }) => changeShift(tx, { ...params, ...body })),
  acts(schema.cancelShiftRoute, async (tx, { params, body }) => {
    const gone = await cancelShift(tx, { ...params, ...body });
    if (!gone.ok) return gone;
    return ok({ ...gone.value, cancelledAt: gone.value.cancelledAt.toISOString() });
  }),
  reads(schema.rankForShift, async (tx, { params, query }) => {
    const all = await whoMayGoToShift(tx, params.shiftId);
    return all.ok ? ok(await rankingFor(tx, all.value, query)) : all;
  }),
  reads(schema.rankForLine, async (tx, { params, query }) => {
    const all = await whoMayGoToLine(tx, params.lineId);
    return all.ok ? ok(await rankingFor(tx, all.value, query)) : all;
  }),
  acts(schema.makeOffersRoute, (tx, { body }) => makeOffers(tx, body)),
  acts(schema.answerOfferRoute, (tx, { params, body: { saidAt, ...body } }) =>
    answerOffer(tx, { ...params, ...body, saidAt: moment(saidAt) }),
  ),
  acts(schema.pencilRoute, async (tx, { body: { lapsesAt, ...body } }) => {
    const held = await pencil(tx, { ...body, lapsesAt: moment(lapsesAt) });
    return held.ok ? ok({ ...held.value, lapsesAt: held.value.lapsesAt.toISOString() }) : held;
  }),
  acts(schema.acceptRoute, (tx, { body: { saidAt, hirerToldAt, ...body } }) =>
    accept(tx, { ...body, saidAt: moment(saidAt), hirerToldAt: moment(hirerToldAt) }),
  ),
  acts(schema.liftRuleRoute, (tx, { body }) => liftRule(tx, body)),
  acts(schema.releaseRoute, async (tx, { params, body }) => {
    const ended = await release(tx, { ...params, ...body });
    return ended.ok ? ok({ ...ended.value, endedAt: ended.value.endedAt.toISOString() }) : ended;
  }),
  acts(schema.moveShiftRoute, async (tx, { params, body: { saidAt, ...body } }) => {
    const moved = await moveShift(tx, { ...params, ...body, saidAt: moment(saidAt) });
    if (!moved.ok) return moved;
    const { was, now, findings } = moved.value;
    return ok({ was: was && told(was), now: now && told(now), findings });
  }),
  reads(schema.previewConfirmation, (tx, { params, query }) =>
    confirmationPreview(tx, { ...params, ...query, full: query.full === 'yes' }),
  ),
  acts(schema.confirmRoute, (tx, { params, body }) => confirm(tx, { ...params, ...body })),
  reads(schema.confirmationPdf, (tx, { params }) =>
    confirmationFile(tx, params.confirmationId, 'pdf'),
  ),
  reads(schema.confirmationCalendar, (tx, { params }) =>
    confirmationFile(tx, params.confirmationId, 'calendar'),
  ),
  reads(schema.readWeek, async (tx, { query }) => ok(await weekOfShifts(tx, query))),
  reads(schema.weekWorkersRoute, async (tx, { query }) => ok(await weekWorkers(tx, query))),
  reads(schema.shiftsOfWorker, async (tx, { params, query }) =>
    ok(await workerShifts(tx, params.personId, query)),
  ),
  reads(schema.noLongerClearRoute, async (tx, { query }) => ok(await noLongerClear(tx, query))),
  reads(schema.bookingNeeds, async (tx, { query }) => ok(await todaysNeeds(tx, query))),
];
