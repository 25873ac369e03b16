import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { policy } from './policy.ts';
import type { AUDIENCES, listViews } from './schema.ts';
import { viewsDb } from './tables.ts';

export type Audience = (typeof AUDIENCES)[number];

/** Whose a view for this audience is: the member, their branch, the organisation; null when there is none. */
export function ownerOf(actor: Actor, audience: Audience): string | null {
  if (audience === 'me') return actor.memberId;
  return audience === 'branch' ? actor.branchId : actor.organisationId;
}

/** For whom the actor may save views: for themselves, and where they may share for their branch and all. */
export function audiencesOf(actor: Actor): readonly Audience[] {
  const shares = may(policy, actor.roles, 'views.share');
  return (['me', 'branch', 'organisation'] as const).filter(
    (audience) => ownerOf(actor, audience) !== null && (audience === 'me' || shares),
  );
}

/** May the actor rename, replace or delete this view? Their own, and a shared one they made or tend. */
export function mayChange(
  actor: Actor,
  view: { readonly audience: Audience; readonly made_by: string },
): boolean {
  if (view.made_by === actor.memberId) return true;
  return view.audience !== 'me' && may(policy, actor.roles, 'views.tend');
}

/** The views of a list that the actor may open, their own first, by name: never a colleague's own. */
export async function viewList(
  tx: Tx,
  { list }: QueryOf<typeof listViews>,
): Promise<ReplyIn<typeof listViews>> {
  const actor = actorOf(tx);
  const owners = [actor.memberId, actor.branchId, actor.organisationId].filter((id) => id !== null);
  const rows = await viewsDb(tx)
    .selectFrom('saved_view as v')
    .leftJoin('default_view as d', (join) =>
      join
        .onRef('d.organisation_id', '=', 'v.organisation_id')
        .onRef('d.view_id', '=', 'v.id')
        .on('d.member_id', '=', actor.memberId),
    )
    .select(['v.id', 'v.name', 'v.audience', 'v.query', 'v.made_by', 'd.view_id as default_of'])
    .where('v.list', '=', list)
    .where('v.owner_id', 'in', owners)
    .orderBy('v.name_key')
    .orderBy('v.id')
    .execute();
  const names = await memberNames(tx);
  const order = ['me', 'branch', 'organisation'];
  return {
    total: rows.length,
    rows: rows
      .sort((a, b) => order.indexOf(a.audience) - order.indexOf(b.audience))
      .map((row) => ({
        id: row.id,
        name: row.name,
        audience: row.audience,
        query: row.query,
        madeBy: names.get(row.made_by) ?? '',
        mayChange: mayChange(actor, row),
        isDefault: row.default_of !== null,
      })),
    audiences: [...audiencesOf(actor)],
  };
}
