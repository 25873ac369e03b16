import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { cleanText, nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { defaultViewChosen, viewDeleted, viewSaved } from './events.ts';
import type { addView, changeView } from './schema.ts';
import { viewsDb } from './tables.ts';
import { audiencesOf, mayChange, ownerOf } from './view-list.ts';

/** More views than this of one list are no longer found by their names. */
export const MOST_VIEWS = 50;

onConstraint('saved_view_name', {
  code: 'view-name-taken',
  because: 'There is a view of this name here already. Replace that one, or choose another name.',
});

const noView = () =>
  refuse('view-not-found', 'There is no such view any more. Somebody may have deleted it.');

function cleanName(given: string): Result<{ name: string; key: string }> {
  const name = cleanText(given, { min: 1, max: 60, what: 'The name of the view' });
  if (!name.ok) return name;
  // A name of signs alone is its own key.
  return ok({ name: name.value, key: nameKey(name.value) || name.value.toLowerCase() });
}

/**
 * Saves how a list stands under a name, for the member, their branch or the organisation. The same id again
 * changes nothing. Refuses a name that is empty or too long, `not-allowed`, `no-branch`,
 * `view-name-taken`, `too-many-views`.
 */
export async function saveView(
  tx: Tx,
  input: BodyOf<typeof addView>,
): Promise<Result<{ viewId: string }>> {
  const actor = actorOf(tx);
  const name = cleanName(input.name);
  if (!name.ok) return name;
  const { memberId } = actor;
  const owner = ownerOf(actor, input.audience);
  if (owner === null || memberId === null) {
    return refuse('no-branch', 'You belong to no branch: save the view for yourself or for all.');
  }
  if (!audiencesOf(actor).includes(input.audience)) {
    return refuse('not-allowed', 'Your roles save views for yourself. Ask a manager to share one.');
  }
  const db = viewsDb(tx);
  const there = await db
    .selectFrom('saved_view')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', input.id), eb.and({ owner_id: owner, list: input.list })]))
    .execute();
  if (there.some(({ id }) => id === input.id)) return ok({ viewId: input.id });
  if (there.length >= MOST_VIEWS) {
    return refuse(
      'too-many-views',
      `There are ${MOST_VIEWS} views of this list already. Delete one that nobody opens.`,
    );
  }
  await db
    .insertInto('saved_view')
    .values({
      organisation_id: actor.organisationId,
      id: input.id,
      list: input.list,
      name: name.value.name,
      name_key: name.value.key,
      audience: input.audience,
      owner_id: owner,
      query: JSON.stringify(input.query),
      made_at: nowOf(tx),
      made_by: memberId,
      changed_at: nowOf(tx),
    })
    .execute();
  record(tx, viewSaved, {
    subjects: { view: input.id },
    facts: { list: input.list, audience: input.audience, how: 'made' },
  });
  return ok({ viewId: input.id });
}

/** The view, locked, if the actor may change it; a colleague's own is as if it were not there. */
async function held(tx: Tx, id: string) {
  const actor = actorOf(tx);
  const view = await viewsDb(tx)
    .selectFrom('saved_view')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!view || view.owner_id !== ownerOf(actor, view.audience)) return noView();
  if (mayChange(actor, view)) return ok(view);
  return refuse(
    'not-allowed',
    'A shared view is changed by whoever made it or by a manager. Save one of your own instead.',
  );
}

/** Renames a view or replaces what it shows. Refuses `view-not-found`, `not-allowed`, `view-name-taken`. */
export async function changeSavedView(
  tx: Tx,
  id: string,
  input: BodyOf<typeof changeView>,
): Promise<Result<{ viewId: string }>> {
  const view = await held(tx, id);
  if (!view.ok) return view;
  const name = cleanName(input.name ?? view.value.name);
  if (!name.ok) return name;
  const replaced =
    input.query !== undefined && JSON.stringify(input.query) !== JSON.stringify(view.value.query);
  if (name.value.name === view.value.name && !replaced) return ok({ viewId: id });
  await viewsDb(tx)
    .updateTable('saved_view')
    .set({
      name: name.value.name,
      name_key: name.value.key,
      query: JSON.stringify(input.query ?? view.value.query),
      changed_at: nowOf(tx),
    })
    .where('id', '=', id)
    .execute();
  const { list, audience } = view.value;
  record(tx, viewSaved, {
    subjects: { view: id },
    facts: { list, audience, how: replaced ? 'replaced' : 'renamed' },
  });
  return ok({ viewId: id });
}

/** Deletes a view, and with it whoever's choice to begin with it. Refuses `view-not-found`, `not-allowed`. */
export async function deleteSavedView(tx: Tx, id: string): Promise<Result<{ viewId: string }>> {
  const view = await held(tx, id);
  if (!view.ok) return view;
  await viewsDb(tx).deleteFrom('saved_view').where('id', '=', id).execute();
  const { list, audience } = view.value;
  record(tx, viewDeleted, { subjects: { view: id }, facts: { list, audience } });
  return ok({ viewId: id });
}

/** Chooses with which view a list opens for the actor; null: with none. Refuses `view-not-found`. */
export async function chooseDefault(
  tx: Tx,
  list: string,
  viewId: string | null,
): Promise<Result<{ viewId: string | null }>> {
  const actor = actorOf(tx);
  const db = viewsDb(tx);
  const { organisationId, memberId } = actor;
  if (memberId === null) return noView();
  const before = await db
    .selectFrom('default_view')
    .select('view_id')
    .where('member_id', '=', memberId)
    .where('list', '=', list)
    .executeTakeFirst();
  if ((before?.view_id ?? null) === viewId) return ok({ viewId });
  if (viewId === null) {
    await db
      .deleteFrom('default_view')
      .where('member_id', '=', memberId)
      .where('list', '=', list)
      .execute();
  } else {
    const view = await db
      .selectFrom('saved_view')
      .select(['owner_id', 'audience'])
      .where('id', '=', viewId)
      .where('list', '=', list)
      .executeTakeFirst();
    if (!view || view.owner_id !== ownerOf(actor, view.audience)) return noView();
    await db
      .insertInto('default_view')
      .values({
        organisation_id: organisationId,
        member_id: memberId,
        list,
        view_id: viewId,
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'member_id', 'list']).doUpdateSet({ view_id: viewId }),
      )
      .execute();
  }
  record(tx, defaultViewChosen, {
    subjects: viewId === null ? {} : { view: viewId },
    facts: { list, chosen: viewId !== null },
  });
  return ok({ viewId });
}
