import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { actionEntered } from './events.ts';
import { rolesKnown, speakerOf } from './found.ts';
import type { enterActionRoute } from './schema.ts';
import { dutiesDb } from './tables.ts';

type Input = BodyOf<typeof enterActionRoute>;

/**
 * Enters a strike or other industrial action at a hirer or a site of a client (reg 7 of the Conduct
 * Regulations). The same id again gives the first result. Refuses `place-not-found`, `role-not-found`,
 * `contact-of-other-client`, `said-by-nobody` and `ends-before-start`.
 */
export async function enterAction(
  tx: Tx,
  clientId: string,
  input: Input,
): Promise<Result<{ actionId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const { id, place, placeId, roles, movedRoles, official, fromOn, toOn, saidBy, source } = input;
  const checked = await checks(tx, clientId, input);
  if (!checked.ok) return checked;
  const { numInsertedOrUpdatedRows } = await dutiesDb(tx)
    .insertInto('industrial_action')
    .values({
      organisation_id: organisationId,
      id,
      client_id: clientId,
      hirer_id: place === 'hirer' ? placeId : null,
      site_id: place === 'site' ? placeId : null,
      roles,
      moved_roles: movedRoles,
      official,
      from_on: fromOn,
      to_on: toOn,
      said_by: saidBy,
      source,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      ended_at: null,
      ended_by: null,
      ended_how: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ actionId: id });
  record(tx, actionEntered, {
    subjects: {
      client: clientId,
      [place]: placeId,
      action: id,
      ...(saidBy === null ? {} : { contact: saidBy }),
    },
    facts: { action: id, place, roles, movedRoles, official, fromOn, toOn },
  });
  return ok({ actionId: id });
}

async function checks(
  tx: Tx,
  clientId: string,
  { place, placeId, roles, movedRoles, fromOn, toOn, saidBy, source }: Input,
): Promise<Result<unknown>> {
  const found = await dutiesDb(tx)
    .selectFrom('sites_published')
    .select('site_id')
    .where('client_id', '=', clientId)
    .where(place === 'site' ? 'site_id' : 'hirer_id', '=', placeId)
    .executeTakeFirst();
  if (!found) {
    return refuse(
      'place-not-found',
      `This client has no such ${place} with work. Choose one from the list.`,
    );
  }
  const known = await rolesKnown(tx, roles, 'roles');
  if (!known.ok) return known;
  const moved = await rolesKnown(tx, movedRoles, 'movedRoles');
  if (!moved.ok) return moved;
  if (toOn !== null && toOn < fromOn) {
    return wrongField(
      'toOn',
      'ends-before-start',
      'The last day lies before the first. Check both days.',
    );
  }
  if (saidBy !== null) return speakerOf(tx, clientId, saidBy);
  if (source !== '') return ok(null);
  return wrongField(
    'source',
    'said-by-nobody',
    'Say who told us, or where it was read: the client’s contact, the union’s notice, the news.',
  );
}
