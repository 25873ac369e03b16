/** What other rooms may ask of training. */
import './forget.ts';

export { addCourse } from './add-course.ts';
export { bookGroup } from './book-group.ts';
export { standingOf } from './course.ts';
export { bookedOn, placeKeyOf } from './matrix.ts';
export { planSession } from './plan-session.ts';
export { type MandatoryCourse, mandatoryCourses } from './questions.ts';
export { recordAttendance } from './record-attendance.ts';
export { requireCourse } from './require-course.ts';
