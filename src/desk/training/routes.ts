import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { addCourse, changeCourse } from './add-course.ts';
import { bookGroup } from './book-group.ts';
// Wherever the house answers, erasure reaches what is here.
import './index.ts';
import { matrixOf } from './matrix.ts';
import { cancelSession, planSession } from './plan-session.ts';
import { courseList } from './queries.ts';
import { recordAttendance } from './record-attendance.ts';
import { endRequirement, requireCourse } from './require-course.ts';
import * as schema from './schema.ts';
import { sessionList, sessionRecord, traineesFound, workerTraining } from './session-queries.ts';

/** What training answers over HTTP. */
export const routes = [
  reads(schema.listCourses, (tx, { query }) => courseList(tx, query)),
  acts(schema.addCourseRoute, (tx, { body }) => addCourse(tx, body)),
  acts(schema.changeCourseRoute, (tx, { params, body }) => changeCourse(tx, params.id, body)),
  acts(schema.requireCourseRoute, (tx, { params, body }) => requireCourse(tx, params.id, body)),
  acts(schema.endRequirementRoute, (tx, { params }) => endRequirement(tx, params.id)),
  reads(schema.readMatrix, (tx, { query }) => matrixOf(tx, query)),
  reads(schema.readWorkerTraining, (tx, { params }) => workerTraining(tx, params.id)),
  reads(schema.listSessions, (tx, { query }) => sessionList(tx, query.which)),
  reads(schema.readSession, (tx, { params }) => sessionRecord(tx, params.id)),
  reads(schema.findTrainees, async (tx, { query }) => ok(await traineesFound(tx, query.words))),
  acts(schema.planSessionRoute, (tx, { body }) => planSession(tx, body)),
  acts(schema.bookGroupRoute, (tx, { params, body }) =>
    bookGroup(tx, { sessionId: params.id, ...body }),
  ),
  acts(schema.cancelSessionRoute, (tx, { params, body }) =>
    cancelSession(tx, { sessionId: params.id, because: body.because }),
  ),
  acts(schema.recordAttendanceRoute, (tx, { params, body }) =>
    recordAttendance(tx, { sessionId: params.id, ...body }),
  ),
];
