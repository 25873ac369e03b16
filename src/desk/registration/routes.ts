import { ok, refuse } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { answerSkills } from './answer-skills.ts';
import { keepPhoto, photosOf, removePhoto, setPhotoRole } from './keep-photo.ts';
import { openRegistration } from './open-registration.ts';
import { photoRoles, registrationList, registrationOf } from './queries.ts';
import { recordInterview } from './record-interview.ts';
import { recordTest } from './record-test.ts';
import * as schema from './schema.ts';
import { takeStep } from './take-step.ts';

export const routes = [
  reads(schema.listRegistrations, async (tx, { query }) => ok(await registrationList(tx, query))),
  reads(schema.candidateRegistration, (tx, { params }) => registrationOf(tx, params.id)),
  acts(schema.openRoute, (tx, { params, body }) =>
    openRegistration(tx, { ...body, personId: params.id }),
  ),
  acts(schema.stepRoute, (tx, { params, body }) => takeStep(tx, { ...body, personId: params.id })),
  acts(schema.interviewRoute, (tx, { params, body }) =>
    recordInterview(tx, { ...body, personId: params.id }),
  ),
  acts(schema.skillsRoute, (tx, { params, body }) =>
    answerSkills(tx, { ...body, personId: params.id, sector: params.sector }),
  ),
  acts(schema.testRoute, (tx, { params, body }) =>
    recordTest(tx, { ...body, personId: params.id }),
  ),
  acts(schema.photoRoute, (tx, { params, file }) =>
    keepPhoto(tx, { personId: params.id, bytes: file.bytes }),
  ),
  reads(schema.photoFile, async (tx, { params }) => {
    const photo = (await photosOf(tx, [params.id])).get(params.id);
    if (!photo) return refuse('photo-not-found', 'No photo of them is on file.');
    const { contentType, bytes } = photo;
    const fileName = contentType === 'image/png' ? 'photo.png' : 'photo.jpg';
    return ok({ fileName, contentType, bytes, inline: true });
  }),
  acts(schema.endPhoto, (tx, { params }) => removePhoto(tx, params.id)),
  reads(schema.listPhotoRoles, async (tx) => ok(await photoRoles(tx))),
  acts(schema.photoRoleRoute, (tx, { params, body }) =>
    setPhotoRole(tx, { ...body, role: params.role }),
  ),
];
