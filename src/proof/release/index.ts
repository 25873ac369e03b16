/** What other rooms, and app, may ask of releases between an employer and a centre. */
import './before-claim.ts';
import './forget.ts';
import './sources.ts';

export { confirmRelease } from './answer-release.ts';
export { askRelease, nameCentre } from './ask-release.ts';
export {
  checkRelease,
  type ReleasePackage,
  readRelease,
  sha256Of,
  writeRelease,
} from './package.ts';
export { ownReleases, releaseOf } from './queries.ts';
export { receivePackage } from './receive-package.ts';
export {
  confirmKey,
  recordEmployment,
  registerEmployer,
  samplesApart,
} from './register-employer.ts';
export { type Prepared, packageOf, prepare } from './release.ts';
export { refuseWhatShowsNothing } from './shows-learner.ts';
export { recordsOf } from './sources.ts';
export {
  type Employment,
  employersHere,
  employmentsHere,
  releasedBy,
  workplacesOn,
} from './workplaces.ts';
