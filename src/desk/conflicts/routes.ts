import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { agreeConflict } from './agree.ts';
import { agreeTerms } from './agree-terms.ts';
import { closeConflict, giveConflict } from './close-conflict.ts';
import './index.ts';
import { conflictList, conflictNeeds } from './list.ts';
import { openConflict } from './open-conflict.ts';
import {
  accidentPage,
  conflictPage,
  conflictsOfBooking,
  membersFor,
  startOfConflict,
  termsList,
} from './queries.ts';
import { sayOnConflict, sayRefilled } from './say.ts';
import * as schema from './schema.ts';
import { waiveSum } from './waive.ts';

const moment = (at: string | undefined) => (at === undefined ? undefined : new Date(at));

export const routes = [
  reads(schema.listConflicts, async (tx, { query }) => ok(await conflictList(tx, query))),
  reads(schema.conflictNeedsRoute, async (tx) => ok(await conflictNeeds(tx))),
  reads(schema.readConflict, (tx, { params }) => conflictPage(tx, params.id)),
  acts(schema.openConflictRoute, (tx, { body: { happenedAt, ...body } }) =>
    openConflict(tx, { ...body, happenedAt: moment(happenedAt) }),
  ),
  acts(schema.sayOnConflictRoute, (tx, { params, body: { at, shiftId, step, ...body } }) =>
    step === 'refilled'
      ? sayRefilled(tx, { id: body.id, conflictId: params.id, shiftId: shiftId ?? '' })
      : sayOnConflict(tx, { ...body, step, conflictId: params.id, at: moment(at) }),
  ),
  acts(schema.agreeConflictRoute, (tx, { params, body }) =>
    agreeConflict(tx, { ...body, conflictId: params.id }),
  ),
  acts(schema.giveConflictRoute, (tx, { params, body }) =>
    giveConflict(tx, { ...body, conflictId: params.id }),
  ),
  acts(schema.closeConflictRoute, (tx, { params, body }) =>
    closeConflict(tx, { ...body, conflictId: params.id }),
  ),
  acts(schema.waiveSumRoute, (tx, { params, body }) => waiveSum(tx, { ...body, sumId: params.id })),
  reads(schema.conflictStart, (tx, { params }) => startOfConflict(tx, params.id)),
  reads(schema.bookingConflicts, (tx, { params }) => conflictsOfBooking(tx, params.id)),
  reads(schema.answeringMembers, async (tx) => {
    const rows = await membersFor(tx, 'safeguarding');
    return ok({ total: rows.length, rows });
  }),
  reads(schema.accidentBook, async (tx) => ok(await accidentPage(tx))),
  reads(schema.listCancellationTerms, async (tx, { query }) =>
    ok(await termsList(tx, query.clientId ?? null)),
  ),
  acts(schema.agreeTermsRoute, (tx, { body }) => agreeTerms(tx, body)),
];
