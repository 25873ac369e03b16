/** What other rooms may ask of attendance. */
import './answer-by-text.ts';
import './forget.ts';

export { minutesLateOf } from './expected.ts';
export { sendGatehouse } from './gatehouse.ts';
export { recordStart } from './record-start.ts';
export { remindAllDue, startReminders } from './reminder-worker.ts';
export { onReplaced, replaceWorker } from './replace-worker.ts';
export { attendanceSetting, setAttendance } from './setting.ts';
export { makeSiteList } from './site-list.ts';
export { takeBack } from './take-back.ts';
