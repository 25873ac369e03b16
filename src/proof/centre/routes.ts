import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { allocate, setCaseloadLimit } from './allocate.ts';
import { authoriseStaff, endStaff, reportStaff, settleStaff } from './authorise-staff.ts';
import * as caseload from './caseload-schema.ts';
import { caseloadList } from './caseloads.ts';
import { choicesHere } from './choices.ts';
import { declareTie, endTie } from './declare-tie.ts';
import { keepCertificate, keepCv } from './keep-staff-file.ts';
import * as letter from './letter-schema.ts';
import { letterList } from './letters.ts';
import { makeBatch } from './make-batch.ts';
import { centreNow, staffMember } from './queries.ts';
import { readNumbers } from './read-numbers.ts';
import { endApproval, recordApproval, recordTariff } from './record-approval.ts';
import { recordLetter, recordSupport, takeBackLetter } from './record-letter.ts';
import {
  recordLearning,
  recordQualification,
  withdrawQualification,
} from './record-qualification.ts';
import * as registration from './registration-schema.ts';
import { batchTable, registrationList } from './registrations.ts';
import * as schema from './schema.ts';
import * as files from './staff-file-schema.ts';
import { staffFile } from './staff-files.ts';

/** What the centre answers over HTTP. */
export const routes = [
  reads(schema.readCentre, (tx) => centreNow(tx)),
  reads(schema.readCentreChoices, async (tx) => ok(await choicesHere(tx))),
  reads(schema.readStaffMember, (tx, { params }) => staffMember(tx, params.id)),
  acts(schema.recordApprovalRoute, (tx, { body }) => recordApproval(tx, body)),
  acts(schema.endApprovalRoute, (tx, { params, body }) => endApproval(tx, params.id, body)),
  acts(schema.recordTariffRoute, (tx, { body }) => recordTariff(tx, body)),
  acts(schema.authoriseStaffRoute, (tx, { body }) => authoriseStaff(tx, body)),
  acts(schema.endStaffRoute, (tx, { params, body }) => endStaff(tx, params.id, body)),
  acts(schema.tellStaffRoute, (tx, { params, body }) => reportStaff(tx, params.id, body)),
  acts(schema.settleStaffRoute, (tx, { params }) => settleStaff(tx, params.id)),
  acts(schema.recordQualificationRoute, (tx, { body }) => recordQualification(tx, body)),
  acts(schema.withdrawQualificationRoute, (tx, { params, body }) =>
    withdrawQualification(tx, params.id, body),
  ),
  acts(files.keepCvRoute, (tx, { params, file }) => keepCv(tx, params.id, file)),
  acts(files.keepCertificateRoute, (tx, { params, file }) => keepCertificate(tx, params.id, file)),
  reads(files.readStaffFile, (tx, { params }) => staffFile(tx, params.id)),
  acts(schema.recordLearningRoute, (tx, { body }) => recordLearning(tx, body)),
  acts(schema.declareTieRoute, (tx, { body }) => declareTie(tx, body)),
  acts(schema.endTieRoute, (tx, { params, body }) => endTie(tx, params.id, body)),
  reads(caseload.listCaseloads, async (tx) => ok(await caseloadList(tx))),
  acts(caseload.allocateRoute, (tx, { body }) => allocate(tx, body)),
  acts(caseload.setCaseloadLimitRoute, (tx, { body }) => setCaseloadLimit(tx, body)),
  reads(registration.listRegistrations, async (tx) => ok(await registrationList(tx))),
  acts(registration.makeBatchRoute, (tx, { body }) => makeBatch(tx, body)),
  reads(registration.batchFile, (tx, { params }) => batchTable(tx, params.id)),
  reads(letter.listLetters, async (tx) => ok(await letterList(tx))),
  acts(letter.recordLetterRoute, (tx, { body }) => recordLetter(tx, body)),
  acts(letter.takeBackLetterRoute, (tx, { params, body }) => takeBackLetter(tx, params.id, body)),
  acts(letter.recordSupportRoute, (tx, { body }) => recordSupport(tx, body)),
  acts(registration.readNumbersRoute, (tx, { file }) => readNumbers(tx, file.bytes)),
];
