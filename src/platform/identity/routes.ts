import { ok, refuse } from '../../lib/result.ts';
import { read } from '../db/read.ts';
import { acts, type Doorway, door, type Endpoint, reads } from '../http/serve.ts';
import { authenticatorRoutes } from './authenticator-routes.ts';
import { systemActor } from './create-organisation.ts';
import { firstRun, setUpFirst } from './first-run.ts';
import { accept, lookAtInvitation } from './invite.ts';
import { addBranch, comeBack, leave, membersOf, setRoles, withdraw } from './members.ts';
import { changeOrganisation, organisationCard } from './organisation.ts';
import { actionsOf } from './policy.ts';
import * as schema from './schema.ts';
import { identityDb } from './tables.ts';

async function organisationsOf({ db, who }: Doorway) {
  const ids = who.account?.organisationIds ?? [];
  return Promise.all(
    ids.map((id) =>
      read(db, systemActor(id), async (tx) => {
        const row = await identityDb(tx)
          .selectFrom('organisation')
          .select(['id', 'name', 'is_sample'])
          .executeTakeFirstOrThrow();
        return { id: row.id, name: row.name, isSample: row.is_sample };
      }),
    ),
  );
}

const sessionRoute = door(schema.readSession, async (at) => {
  const { account, actor } = at.who;
  const organisations = await organisationsOf(at);
  const organisation = organisations.find((one) => one.id === actor?.organisationId);
  if (!account || !actor?.memberId || !organisation) {
    return refuse(
      'not-allowed',
      'You belong to no organisation here. Ask its owner to invite you.',
    );
  }
  return ok({
    member: {
      id: actor.memberId,
      name: actor.name,
      email: account.email,
      roles: [...actor.roles],
      branchId: actor.branchId,
    },
    organisation,
    organisations,
    mustSetUp: actor.needsAuthenticator ?? false,
    actions: actor.needsAuthenticator ? ['account.manage'] : [...actionsOf(at.policy, actor.roles)],
  });
});

/** Session, first run, members, branches, and the two ends of an invitation that need no mail. */
export const routes: readonly Endpoint[] = [
  sessionRoute,
  door(schema.chooseOrganisation, async (at, { body }) => {
    if (!at.who.account?.organisationIds.includes(body.organisationId))
      return refuse('organisation-not-found', 'You are no member of this organisation.');
    at.chooseOrganisation(body.organisationId);
    return ok({});
  }),
  door(schema.readFirstRun, async ({ db }) => {
    const { organisationExists, sampleId } = await firstRun(db);
    return ok({ organisationExists, sampleExists: sampleId !== null });
  }),
  door(schema.setUpOrganisation, async ({ db, auth }, { body }) => {
    const { organisationName, kind, address, phone, id, ...owner } = body;
    const made = await setUpFirst(
      db,
      auth,
      { id, name: organisationName, kind, address, phone, email: owner.email },
      owner,
    );
    return made.ok ? ok({ organisationId: made.value.organisationId }) : made;
  }),
  ...authenticatorRoutes,
  reads(schema.listMembers, async (tx) => ok(await membersOf(tx))),
  acts(schema.changeRoles, (tx, { params, body }) =>
    setRoles(tx, params.id, body.roles, body.externalUntil),
  ),
  acts(schema.recordDeparture, (tx, { params }) => leave(tx, params.id)),
  acts(schema.undoDeparture, (tx, { params }) => comeBack(tx, params.id)),
  reads(schema.readLetterhead, async (tx) => ok(await organisationCard(tx))),
  acts(schema.changeLetterhead, (tx, { body }) => changeOrganisation(tx, body)),
  acts(schema.openBranch, (tx, { body }) => addBranch(tx, body)),
  acts(schema.withdrawInvitation, (tx, { params }) => withdraw(tx, params.id)),
  door(schema.readInvitation, ({ db, auth }, { body }) => lookAtInvitation(db, auth, body.token)),
  door(schema.acceptInvitation, ({ db, auth }, { body }) => accept(db, auth, body)),
];
