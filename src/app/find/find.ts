import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { may, type Policy } from '../../platform/identity/policy.ts';
import { FINDERS } from './finders.ts';
import { type findEverything, KINDS } from './schema.ts';

/** Records of a kind that are shown; who wants more types more, or opens the list. */
const MOST = 6;
/** One letter fits half of everything. */
const SHORTEST = 2;

/**
 * Records of every kind that fit what was typed, as far as the actor's roles read that kind; groups without
 * a record are left out.
 * @param policy every line of the house
 */
export async function find(
  tx: Tx,
  policy: Policy,
  typed: string,
): Promise<ReplyIn<typeof findEverything>> {
  const text = typed.trim();
  const groups: ReplyIn<typeof findEverything>['groups'] = [];
  if (text.length < SHORTEST || !text.isWellFormed() || text.includes('\0')) {
    return { total: 0, groups };
  }
  const { roles } = actorOf(tx);
  for (const kind of KINDS) {
    const finder = FINDERS[kind];
    if (!may(policy, roles, finder.action)) continue;
    const rows = await finder.find(tx, { text, most: MOST });
    if (rows.length === 0) continue;
    groups.push({
      kind,
      rows: rows.map((row) => ({
        id: row.id,
        label: row.label,
        note: row.note,
        href: finder.href(row),
      })),
    });
  }
  return { total: groups.reduce((sum, { rows }) => sum + rows.length, 0), groups };
}
