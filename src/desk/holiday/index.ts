/** What other rooms may ask of holiday. */
import './forget.ts';

export { askHoliday } from './ask-holiday.ts';
export { inWords } from './balance.ts';
export { carryLeave } from './carry-leave.ts';
export { approveHoliday, refuseHoliday } from './decide-holiday.ts';
export { holidayLeft } from './load.ts';
export { setLimit } from './set-limit.ts';
export { setTerms } from './set-terms.ts';
