/** What other rooms may ask of holiday. */
import './forget.ts';

export { askHoliday } from './ask-holiday.ts';
export { type Balance, inWords, type Unit } from './balance.ts';
export { carryLeave } from './carry-leave.ts';
export { approveHoliday, refuseHoliday } from './decide-holiday.ts';
export { cancelHoliday, withdrawHoliday } from './give-up-holiday.ts';
export { holidayLeft, termsOf } from './load.ts';
export { setLimit } from './set-limit.ts';
export { setTerms } from './set-terms.ts';
