/** What rooms above, the house and its sample may ask of external verification. */
import './forget.ts';
import './open-thing.ts';

export { appoint, endAppointment } from './appoint.ts';
export { appointedFor, appointedToday, mayReadOf } from './appointed.ts';
export { exportTrail } from './export-trail.ts';
export { type BesideBases, firstPage, onFirstPage, type Wait } from './first-page.ts';
export { enrolmentOn, openedToday, openRecord } from './opened.ts';
export { closeSample, openSample, pick, recordPick } from './own-sample.ts';
export { sendPlansDue, startPlanMail } from './plans-due.ts';
export { overview, sampleWhole } from './queries.ts';
export { signBase } from './sign-base.ts';
