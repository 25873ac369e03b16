import './forget.ts';
import './sources.ts';
import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { confirmRelease, declineRelease, packageFile } from './answer-release.ts';
import { askRelease, nameCentre } from './ask-release.ts';
import { fileBesideOf, finishReleasedFile, takeReleasedPiece } from './beside.ts';
import {
  fileByLink,
  giveEmployerLink,
  lookAtFile,
  lookAtLink,
  pieceByLink,
  receiveByLink,
} from './employer-link.ts';
import { employerList } from './employers.ts';
import { ownReleases, releaseList, releaseOf } from './queries.ts';
import { receivePackage } from './receive-package.ts';
import {
  confirmKey,
  endEmployment,
  recordEmployment,
  registerEmployer,
} from './register-employer.ts';
import * as schema from './schema.ts';

/** The routes of releases between an employer and a centre. @param publicUrl for links in mail */
export function releaseRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(schema.listOwnReleases, (tx) => ownReleases(tx)),
    acts(schema.askReleaseRoute, (tx, { body }) => askRelease(tx, body)),
    reads(schema.listReleases, async (tx) => ok(await releaseList(tx))),
    acts(schema.nameCentreRoute, (tx, { body }) => nameCentre(tx, body)),
    reads(schema.readRelease, (tx, { params }) => releaseOf(tx, params.id)),
    acts(schema.confirmReleaseRoute, (tx, { params, body }) =>
      confirmRelease(tx, params.id, body.seen),
    ),
    acts(schema.declineReleaseRoute, (tx, { params, body }) =>
      declineRelease(tx, params.id, body.because),
    ),
    reads(schema.packageFileRoute, (tx, { params }) => packageFile(tx, params.id)),
    reads(schema.listEmployers, async (tx) => ok(await employerList(tx))),
    acts(schema.registerEmployerRoute, (tx, { body }) => registerEmployer(tx, body)),
    acts(schema.recordEmploymentRoute, (tx, { params, body }) =>
      recordEmployment(tx, { ...body, employerId: params.id }),
    ),
    acts(schema.endEmploymentRoute, (tx, { params, body }) =>
      endEmployment(tx, params.id, body.toOn),
    ),
    acts(schema.confirmKeyRoute, (tx, { params, body }) =>
      confirmKey(tx, params.id, body.verifierKey),
    ),
    acts(schema.giveLinkRoute, (tx, { params, body }) =>
      giveEmployerLink(tx, { id: body.id, employerId: params.id }, publicUrl),
    ),
    acts(schema.receivePackageRoute, (tx, { params, body, file }) =>
      receivePackage(tx, { id: body.id, employerId: params.id, bytes: file.bytes }),
    ),
    reads(schema.releasedFileRoute, (tx, { params }) => fileBesideOf(tx, { packageId: params.id })),
    acts(schema.takeReleasedPieceRoute, (tx, { params, body, file }) =>
      takeReleasedPiece(
        tx,
        { packageId: params.id },
        { nth: params.nth, sha256: body.sha256, bytes: file.bytes },
      ),
    ),
    acts(schema.finishReleasedFileRoute, (tx, { params }) =>
      finishReleasedFile(tx, { packageId: params.id }),
    ),
    door(schema.lookAtEmployerLink, ({ db }, { body }) => lookAtLink(db, body.token)),
    door(schema.postPackageRoute, ({ db }, { body, file }) =>
      receiveByLink(db, body.token, { id: body.id, bytes: file.bytes }),
    ),
    door(schema.lookAtPostedFile, ({ db }, { body }) => lookAtFile(db, body.token, body.packageId)),
    door(schema.postPieceRoute, ({ db }, { body, file }) =>
      pieceByLink(db, body.token, body.packageId, {
        nth: body.nth,
        sha256: body.sha256,
        bytes: file.bytes,
      }),
    ),
    door(schema.finishPostedFileRoute, ({ db }, { body }) =>
      fileByLink(db, body.token, body.packageId),
    ),
  ];
}
