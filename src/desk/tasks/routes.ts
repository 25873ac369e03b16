import { ok } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf } from '../../platform/db/tx.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { deskMembers } from '../policies/index.ts';
import { addTask } from './add-task.ts';
import { alertsOf, endAlert, pinAlert } from './alerts.ts';
import { completeTask, dropTask, moveTask } from './end-task.ts';
import { answerHanding, handTask } from './hand-task.ts';
// Wherever the house answers, erasure reaches what is here.
import './index.ts';
import { setOnCall, turnsToCome, withdrawOnCall } from './on-call.ts';
import * as onCall from './on-call-schema.ts';
import { taskList } from './queries.ts';
import * as schema from './schema.ts';

/** What tasks answer over HTTP. */
export const routes = [
  reads(schema.listTasks, async (tx, { query }) => ok(await taskList(tx, query))),
  acts(schema.addTaskRoute, (tx, { body }) =>
    addTask(tx, { ...body, dueAt: new Date(body.dueAt) }),
  ),
  acts(schema.completeTaskRoute, (tx, { params, body }) =>
    completeTask(tx, { taskId: params.id, ...body }),
  ),
  acts(schema.dropTaskRoute, (tx, { params, body }) =>
    dropTask(tx, { taskId: params.id, because: body.because }),
  ),
  acts(schema.moveTaskRoute, (tx, { params, body }) =>
    moveTask(tx, { taskId: params.id, dueAt: new Date(body.dueAt) }),
  ),
  acts(schema.handTaskRoute, (tx, { params, body }) =>
    handTask(tx, { taskId: params.id, ...body }),
  ),
  acts(schema.answerHandingRoute, (tx, { params, body }) =>
    answerHanding(tx, { handingId: params.id, ...body }),
  ),
  reads(schema.listAlerts, async (tx, { query }) => {
    const rows = (await alertsOf(tx, [query.subject])).get(query.subject) ?? [];
    return ok({ today: dateIn(nowOf(tx)), total: rows.length, rows });
  }),
  acts(schema.pinAlertRoute, (tx, { body }) => pinAlert(tx, body)),
  acts(schema.endAlertRoute, (tx, { params, body }) =>
    endAlert(tx, { alertId: params.id, because: body.because }),
  ),
  reads(onCall.listOnCall, async (tx) => {
    const turns = await turnsToCome(tx);
    const rows = turns.map(({ id, startsAt, endsAt, ...turn }) => ({
      ...turn,
      onCallId: id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
    const now = turns.findIndex(({ startsAt }) => startsAt <= nowOf(tx));
    const members = await deskMembers(tx);
    return ok({
      total: rows.length,
      now: rows[now] ?? null,
      rows,
      members: members.map(({ memberId, name }) => ({ memberId, name })),
    });
  }),
  acts(onCall.setOnCallRoute, (tx, { body: { startsAt, endsAt, ...body } }) =>
    setOnCall(tx, { ...body, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }),
  ),
  acts(onCall.withdrawOnCallRoute, (tx, { params }) => withdrawOnCall(tx, params.id)),
];
