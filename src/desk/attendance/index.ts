/** What other rooms may ask of attendance. */
import './forget.ts';

export { minutesLateOf } from './expected.ts';
export { recordStart } from './record-start.ts';
export { replaceWorker } from './replace-worker.ts';
export { attendanceSetting, setAttendance } from './setting.ts';
export { takeBack } from './take-back.ts';
