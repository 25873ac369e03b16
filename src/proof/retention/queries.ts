import { ok, type Result } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { entriesAbout } from '../../platform/audit/heard.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { mayApprove, readyOn } from './approve-list.ts';
import { type HeldList, listHere } from './found.ts';
import { pastNow } from './past.ts';
import { policy } from './policy.ts';
import { APPROVERS, type destructionNeeds, type readDestruction } from './schema.ts';
import { type Approver, retentionDb } from './tables.ts';

type Reading = ReplyOf<typeof readDestruction>;
type Shown = Reading['lists'][number];
const AS = Object.keys(APPROVERS) as readonly Approver[];

function stateOf({ row, approvals }: HeldList, today: string): Shown['state'] {
  if (row.withdrawn_at) return 'withdrawn';
  if (row.destroyed_at) return 'destroyed';
  if (approvals.length < AS.length) return 'to_approve';
  return today >= (readyOn(row) ?? '') ? 'ready' : 'offered';
}

async function listsHere(tx: Tx): Promise<readonly HeldList[]> {
  const ids = await retentionDb(tx)
    .selectFrom('destruction_list')
    .select('id')
    .orderBy('drawn_at', 'desc')
    .orderBy('id')
    .execute();
  const lists: HeldList[] = [];
  for (const { id } of ids) {
    const held = await listHere(tx, id);
    if (held.ok) lists.push(held.value);
  }
  return lists;
}

const maysApprove = (tx: Tx, held: HeldList): Approver[] =>
  held.row.withdrawn_at || held.row.destroyed_at
    ? []
    : AS.filter((as) => mayApprove(tx, held, as).ok);

/** Whose records are past their time, what holds them, and every list, the newest first. */
export async function destructionNow(tx: Tx): Promise<Reading> {
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const lists = await listsHere(tx);
  const onOpen = new Set(
    lists.flatMap(({ lines }) =>
      lines.flatMap(({ learner_id, outcome }) => (outcome === null ? [learner_id] : [])),
    ),
  );
  const past = (await pastNow(tx)).filter(({ learnerId }) => !onOpen.has(learnerId));
  const shown: Shown[] = [];
  for (const held of lists) {
    const { row, approvals, listed, lines } = held;
    const taken = await takenOut(tx, held);
    shown.push({
      listId: row.id,
      sha256: held.sha256,
      drawnAt: row.drawn_at.toISOString(),
      drawnBy: names.get(row.drawn_by) ?? '',
      state: stateOf(held, today),
      readyOn: readyOn(row),
      closedAt: (row.destroyed_at ?? row.withdrawn_at)?.toISOString() ?? null,
      closedBy: names.get(row.destroyed_by ?? row.withdrawn_by ?? '') ?? null,
      approvals: approvals.map(({ as_role, member_id, approved_at }) => ({
        as: as_role,
        name: names.get(member_id) ?? '',
        approvedAt: approved_at.toISOString(),
      })),
      mayApproveAs: maysApprove(tx, held),
      lines: listed.lines.map(({ learner, lastOn, heldUntil, record }) => {
        const line = lines.find(({ learner_id }) => learner_id === learner);
        return {
          learnerId: learner,
          name: names.get(learner) ?? '',
          lastOn,
          heldUntil,
          items: record.items,
          files: record.files.length,
          appealFiles: record.appealFiles?.length ?? 0,
          decisions: record.decisions.length,
          certificates: record.certificates.length,
          outcome: line?.outcome ?? null,
          hold: line?.hold ?? null,
          takenOn: taken.get(learner) ?? null,
        };
      }),
    });
  }
  const mayDestroy = may(policy, actorOf(tx).roles, 'retention.destroy');
  return {
    today,
    mayDestroy,
    past: past.map((one) => ({ ...one, holds: [...one.holds] })),
    lists: shown,
  };
}

/** The day on which each learner's record was last taken out since it was offered. */
async function takenOut(tx: Tx, { row, lines }: HeldList): Promise<ReadonlyMap<string, string>> {
  const since = row.offered_at?.toISOString();
  if (!since) return new Map();
  const entries = await entriesAbout(
    tx,
    lines.map(({ learner_id }) => learner_id),
    { kinds: ['learner_record.exported'] },
  );
  return new Map(
    entries
      .filter(({ envelope }) => envelope.at >= since)
      .map(({ envelope }) => [envelope.subjects['learner'] ?? '', dateIn(new Date(envelope.at))]),
  );
}

/** What waits for the reader: nothing here deletes by itself. */
export async function needsNow(tx: Tx): Promise<ReplyOf<typeof destructionNeeds>> {
  const { past, lists } = await destructionNow(tx);
  return {
    past: past.filter(({ holds }) => holds.length === 0).length,
    toApprove: lists.filter(({ mayApproveAs }) => mayApproveAs.length > 0).length,
    ready: lists.filter(({ state }) => state === 'ready').length,
  };
}

/** The list as it was approved, byte for byte. Refuses `list-not-found`. */
export async function listFile(tx: Tx, listId: string): Promise<Result<FileReply>> {
  const held = await listHere(tx, listId);
  if (!held.ok) return held;
  return ok({
    fileName: `destruction-list-${dateIn(held.value.row.drawn_at)}.json`,
    contentType: 'application/json',
    bytes: Buffer.from(held.value.row.list),
  });
}
