import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { acknowledgeProcedure } from './acknowledge-procedure.ts';
import { approvalList, limitList } from './approval-queries.ts';
import { askApproval } from './ask-approval.ts';
import { decideApproval, withdrawApproval } from './decide-approval.ts';
import { deskMembers } from './limits.ts';
import * as limits from './limits-schema.ts';
import { fileOfProcedure, procedureList, procedurePage } from './procedure-queries.ts';
import * as procedures from './procedures-schema.ts';
// Wherever the house answers, entries name the procedures in force, and erasure reaches what is here.
import './index.ts';
import { publishProcedure } from './publish-procedure.ts';
import { setLimit } from './set-limit.ts';
import { withdrawProcedure } from './withdraw-procedure.ts';

/** What policies answer over HTTP. */
export const routes = [
  reads(procedures.listProcedures, async (tx) => ok(await procedureList(tx))),
  reads(procedures.readProcedure, (tx, { params, query }) =>
    procedurePage(tx, params.id, query.version),
  ),
  reads(procedures.procedureFile, (tx, { params }) =>
    fileOfProcedure(tx, params.id, params.version),
  ),
  reads(procedures.listProcedureOwners, async (tx) => {
    const rows = await deskMembers(tx);
    return ok({ total: rows.length, rows });
  }),
  acts(procedures.publishProcedureRoute, (tx, { body: { text, ...input } }) =>
    publishProcedure(tx, input, { text }),
  ),
  acts(procedures.publishProcedureFile, (tx, { body, file }) =>
    publishProcedure(tx, body, { file }),
  ),
  acts(procedures.withdrawProcedureRoute, (tx, { params, body }) =>
    withdrawProcedure(tx, { procedureId: params.id, reason: body.reason }),
  ),
  acts(procedures.acknowledgeProcedureRoute, (tx, { params, body }) =>
    acknowledgeProcedure(tx, { procedureId: params.id, version: body.version }),
  ),
  reads(limits.listLimits, async (tx) => ok(await limitList(tx))),
  acts(limits.setLimitRoute, (tx, { body }) => setLimit(tx, body)),
  reads(limits.listApprovals, async (tx) => ok(await approvalList(tx))),
  acts(limits.askApprovalRoute, (tx, { body }) => askApproval(tx, body)),
  acts(limits.decideApprovalRoute, (tx, { params, body }) =>
    decideApproval(tx, { approvalId: params.id, ...body }),
  ),
  acts(limits.withdrawApprovalRoute, (tx, { params }) => withdrawApproval(tx, params.id)),
];
