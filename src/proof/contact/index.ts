/** What app and the sample may ask of messages and visits. */
import './forget.ts';

export { visitsOf } from './diary.ts';
export { markRead, strikeMessage, writeMessage } from './messages.ts';
export { unreadOf } from './threads.ts';
export { cancelVisit, holdVisitOutcome, moveVisit, planVisit } from './visits.ts';
