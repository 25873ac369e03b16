/** What other rooms may ask of registration. */
import './forget.ts';

export { answerSkills } from './answer-skills.ts';
export { findRegistrations } from './find-registrations.ts';
export { keepPhoto, type Photo, photosOf, setPhotoRole } from './keep-photo.ts';
export { openRegistration } from './open-registration.ts';
export { recordInterview } from './record-interview.ts';
export { recordTest } from './record-test.ts';
export { takeStep } from './take-step.ts';
