/** What app and the sample may ask of messages and visits. */
import './forget.ts';

export { visitsOf } from './diary.ts';
export { visitsIn } from './kept-visits.ts';
export { markRead, strikeMessage, writeMessage } from './messages.ts';
export { unreadOf } from './threads.ts';
export { cancelVisit, holdVisitOutcome, moveVisit, planVisit, planVisitBy } from './visits.ts';
