import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import {
  blindContent,
  blindFile,
  blindName,
  emptied,
  kindOf,
  mediaCalled,
  takenWhole,
} from '../files/index.ts';
import { itemFileHandedIn } from './events.ts';
import { lockThing, whoActs } from './found.ts';
import { itemHere } from './judge-item.ts';
import type { readItem } from './schema.ts';
import { standardisationDb } from './tables.ts';

type Item = Extract<Awaited<ReturnType<typeof itemHere>>, { ok: true }>['value'];
type Shown = NonNullable<ReplyIn<typeof readItem>['file']>;

/** Who leads standardisation, or owns the house: they open every item. */
export const leadsItems = (tx: Tx): boolean =>
  actorOf(tx).roles.some((role) =>
    ['owner', 'internal_verifier', 'quality_manager'].includes(role),
  );

const handedRow = (tx: Tx, itemId: string) =>
  standardisationDb(tx)
    .selectFrom('standardised_file')
    .select(['media', 'sha256', 'size', 'emptied_at'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();

/** Was the file of an item handed in, even if it was emptied since? */
export async function fileHanded(tx: Tx, itemId: string): Promise<boolean> {
  return (await handedRow(tx, itemId)) !== undefined;
}

/**
 * Hands in the file of an item that was opened for one, once: it stays while it is judged. What it is is judged by its
 * content, and a photo is kept without what it says of place and device. The same file again changes nothing. Refuses
 * `item-not-found`, `no-file-asked`, `already-uncovered`, `wrong-type` and `file-there`.
 */
export async function handInFile(
  tx: Tx,
  itemId: string,
  file: { readonly name: string; readonly type: string; readonly bytes: Buffer },
): Promise<Result<{ itemId: string }>> {
  await lockThing(tx, itemId);
  const item = await itemHere(tx, itemId);
  if (!item.ok) return item;
  if (item.value.title === null) {
    return refuse(
      'no-file-asked',
      'This item is evidence of a claim, and is judged as it was frozen.',
    );
  }
  const taken = takenWhole(file.bytes, file.type);
  if (!taken.ok) return taken;
  const { media, bytes } = taken.value;
  const sha256 = createHash('sha256').update(bytes).digest();
  const before = await handedRow(tx, itemId);
  if (before?.sha256.equals(sha256)) return ok({ itemId });
  if (before) {
    return refuse(
      'file-there',
      'This item has its file, and stays as it is. Open another item for another file.',
    );
  }
  if (item.value.uncovered_at) {
    return refuse('already-uncovered', 'What each said is uncovered: nobody judges it any more.');
  }
  const name = cleanText(file.name.slice(0, 200), { max: 200, what: 'The name' });
  await standardisationDb(tx)
    .insertInto('standardised_file')
    .values({
      organisation_id: actorOf(tx).organisationId,
      item_id: itemId,
      name: name.ok && name.value !== '' ? name.value : 'file',
      media,
      sha256,
      size: bytes.length,
      content: bytes,
      handed_by: whoActs(tx),
      handed_at: nowOf(tx),
      emptied_at: null,
    })
    .execute();
  record(tx, itemFileHandedIn, {
    subjects: { standardised_item: itemId },
    facts: { sha256: sha256.toString('hex'), media, bytes: bytes.length },
  });
  return ok({ itemId });
}

/** The file of an item as its page shows it; null: it is none. @param hide takes the learner's name out of a text */
export async function fileShown(
  tx: Tx,
  item: Item,
  hide: (text: string) => string,
): Promise<Shown | null> {
  const open = mayOpenNow(tx, item);
  if (item.evidence_id !== null) {
    const file = await blindFile(tx, item.evidence_id);
    if (!file) return null;
    const { marks, ...rest } = file;
    return {
      ...rest,
      mayOpen: open && file.state === 'here',
      marks: marks.map((mark) => ({ ...mark, note: hide(mark.note) })),
    };
  }
  const file = await handedRow(tx, item.id);
  if (!file) {
    return { kind: null, mediaCalled: '', bytes: 0, state: 'missing', mayOpen: false, marks: [] };
  }
  return {
    kind: kindOf(file.media),
    mediaCalled: mediaCalled(file.media),
    bytes: file.size,
    state: file.emptied_at ? 'emptied' : 'here',
    mayOpen: open && file.emptied_at === null,
    marks: [],
  };
}

/** Who was asked opens it for the exercise alone: until an answer is agreed. */
const mayOpenNow = (tx: Tx, item: Item): boolean => leadsItems(tx) || item.agreed_at === null;

/**
 * The content of the file that is judged, for who was asked until an answer is agreed, and for who leads; under a name
 * that tells nothing. Asked again for each part. Refuses `item-not-found`, `not-asked`, `exercise-over`, `file-missing`
 * and `file-emptied`.
 */
export async function itemContent(tx: Tx, id: string): Promise<Result<FileReply | PiecedFile>> {
  const item = await itemHere(tx, id);
  if (!item.ok) return item;
  if (!leadsItems(tx) && !(await isAsked(tx, id))) return notAsked();
  if (!mayOpenNow(tx, item.value)) {
    return refuse(
      'exercise-over',
      'The answer is agreed: the file was open for the exercise alone.',
    );
  }
  if (item.value.evidence_id !== null) return blindContent(tx, item.value.evidence_id);
  const file = await handedRow(tx, id);
  if (!file) return refuse('file-missing', 'Its file is not here yet.');
  if (file.emptied_at) return emptied();
  return ok({
    ...blindName(file.media),
    size: file.size,
    sha256: file.sha256.toString('hex'),
    read: async (again, from, most) => {
      const { rows } = await sql<{ part: Buffer | null }>`
        select substring(content from ${from + 1}::int for ${most}::int) as part from standardised_file
        where organisation_id = current_organisation() and item_id = ${id}::uuid`.execute(
        standardisationDb(again),
      );
      const part = rows[0]?.part;
      return part && part.length > 0 ? part : null;
    },
  });
}

async function isAsked(tx: Tx, itemId: string): Promise<boolean> {
  const seat = await standardisationDb(tx)
    .selectFrom('standardised_seat')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('item_id', '=', itemId)
    .where('member_id', '=', actorOf(tx).memberId)
    .executeTakeFirst();
  return seat !== undefined;
}

/** The refusal for who neither leads nor was asked. */
export const notAsked = (): Result<never> =>
  refuse('not-asked', 'You were not asked to judge this item.');
