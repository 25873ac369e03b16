import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { archiveCandidate, restoreCandidate } from './archive-candidate.ts';
import { editCandidate } from './edit-candidate.ts';
import { candidateList, candidateRecord } from './queries.ts';
import { recordQualification, removeQualification } from './record-qualification.ts';
import { recordWork, removeWork } from './record-work.ts';
import { registerCandidate } from './register-candidate.ts';
import {
  addArchive,
  addCandidate,
  changeCandidate,
  endArchive,
  endQualification,
  endWork,
  listCandidates,
  listRoles,
  putQualification,
  putWork,
  showCandidate,
} from './schema.ts';
import { roleNames } from './workers.ts';

export const routes = [
  reads(listCandidates, async (tx, { query }) => ok(await candidateList(tx, query))),
  reads(listRoles, async (tx) => {
    const rows = [...(await roleNames(tx))].map(([role, name]) => ({ role, name }));
    return ok({ total: rows.length, rows });
  }),
  reads(showCandidate, (tx, { params }) => candidateRecord(tx, params.id)),
  acts(addCandidate, (tx, { body }) => registerCandidate(tx, body)),
  acts(changeCandidate, async (tx, { params, body }) => {
    const edited = await editCandidate(tx, { ...body, personId: params.id });
    return edited.ok ? ok({ changed: [...edited.value.changed] }) : edited;
  }),
  acts(addArchive, (tx, { params, body }) =>
    archiveCandidate(tx, { personId: params.id, reason: body.reason }),
  ),
  acts(endArchive, (tx, { params }) => restoreCandidate(tx, params.id)),
  acts(putQualification, (tx, { params, body }) =>
    recordQualification(tx, { ...body, personId: params.id, id: params.qualificationId }),
  ),
  acts(endQualification, (tx, { params }) =>
    removeQualification(tx, { personId: params.id, qualificationId: params.qualificationId }),
  ),
  acts(putWork, (tx, { params, body }) =>
    recordWork(tx, { ...body, personId: params.id, id: params.workId }),
  ),
  acts(endWork, (tx, { params }) => removeWork(tx, { personId: params.id, workId: params.workId })),
];
