/** What others may ask of bookings. */
import './forget.ts';

export { type AcceptInput, accept, onAssigned } from './accept.ts';
export { addShifts } from './add-shifts.ts';
export { amendBooking } from './amend-booking.ts';
export { amendLine } from './amend-line.ts';
export { answerOffer } from './answer-offer.ts';
export { showNumber } from './booking.ts';
export {
  findBookings,
  findShifts,
  SAME_NEED_DAYS,
  type SameNeed,
  sameNeeds,
} from './booking-list.ts';
export { type CancelledShift, cancelShift, onCancelled } from './cancel-shift.ts';
export {
  changeShift,
  changeShifts,
  type PlannedChange,
  planChanges,
  rerateShifts,
  type ShiftChange,
} from './change-shift.ts';
export { askInFull, askRules, type FindingOnShifts, onShifts } from './clear.ts';
export {
  type ClosedOffer,
  type OfferRow,
  offersOf,
  onClosedOffers,
  withdrawRounds,
} from './close-offers.ts';
export {
  type CheckedConfirmation,
  type ConfirmInput,
  checkConfirmation,
  confirm,
  type Letter,
  lettersOf,
  makePapers,
  type PreparedConfirmation,
  prepareConfirmation,
  writeConfirmation,
} from './confirm.ts';
export { type StoredClearance, shiftSubjects } from './events.ts';
export { gatherConfirmation, stoppedBy } from './gather-confirmation.ts';
export { missingOfOrder, missingToConfirm, orderOf } from './hirer-facts.ts';
export { lineToCome } from './hold.ts';
export { type Holder, holdersOfShifts, lockAll, lockBookings } from './lock.ts';
export { type LeftOut, makeOffers } from './make-offers.ts';
export { withoutRate } from './new-shifts.ts';
export { answersOfHolders } from './no-longer-clear.ts';
export {
  type BookedFor,
  bookedFor,
  type Confirmed,
  confirmedBefore,
  type KeptPaper,
  keptPapers,
  linesUnder,
  onConfirming,
  onPaperMail,
  type PaperToAccept,
  type PaperToMail,
  papersOf,
  paperToAccept,
} from './paper.ts';
export { type PencilInput, pencil } from './pencil.ts';
export { policy as bookingsPolicy } from './policy.ts';
export { bookingStart } from './queries.ts';
export { release } from './release.ts';
export { todaysNeeds } from './shift-rows.ts';
export type {
  ExpectedPublished,
  OrdersPublished,
  ShiftsPublished,
  ToldShiftsPublished,
} from './tables.ts';
export { type TakenBooking, takeBooking, takeElsewhere } from './take-booking.ts';
export {
  bookingLines,
  heldBefore,
  type LastLine,
  type LineOfBooking,
  lastLinesAt,
  type ShiftAtSite,
  type ShiftHeld,
  shiftsAtSites,
  shiftsHeldBetween,
  toldOf,
} from './week.ts';
export { type WhoMayGo, whoMayGoToLine, whoMayGoToShift, whoMayGoToShifts } from './who-may-go.ts';
export { type LoadedShift, loadShifts, shiftsOfBooking, shiftsOfLine, workOf } from './work.ts';
