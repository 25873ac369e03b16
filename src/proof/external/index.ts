/** What rooms above, the house and its sample may ask of external verification. */
import './forget.ts';

export { appoint, endAppointment } from './appoint.ts';
export { appointedToday } from './appointed.ts';
export { exportTrail } from './export-trail.ts';
export { openRecord } from './opened.ts';
export { closeSample, openSample, pick, recordPick } from './own-sample.ts';
export { overview, sampleWhole } from './queries.ts';
export { signBase } from './sign-base.ts';
