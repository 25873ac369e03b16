import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { startRounds } from '../../platform/rounds.ts';
import { sendMail, sendTexts } from '../communications/index.ts';
import { segmentWritten } from './events.ts';
import { type Going, type LeftOut, sortAudience } from './sort-audience.ts';
import { segmentsDb } from './tables.ts';

/** What the worker tells its operator; names no person and no address. */
interface Log {
  error(facts: object, words: string): void;
}

const EVERY_MS = 2_000;
/** People written to in one act: it is over in a moment, and a stop takes hold after it. */
export const PORTION = 50;

/**
 * Writes the next portion of a message to many. Who asked us meanwhile not to write, or went off the books, is left
 * out with the reason. Each letter has its id from the yes, so that no crash and no second process writes it twice.
 * @returns how many of the portion were settled; 0 when nobody waits
 */
export async function writePortion(
  tx: Tx,
  messageId: string,
  portion = PORTION,
): Promise<Result<number>> {
  const db = segmentsDb(tx);
  // Held until the portion is written: a stop waits for it, and another process goes to the next message.
  const message = await db
    .selectFrom('segment_message')
    .selectAll()
    .where('id', '=', messageId)
    .where('done_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!message) return ok(0);
  const waiting = await db
    .selectFrom('segment_person')
    .select(['person_id', 'letter_id'])
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(portion)
    .execute();
  if (waiting.length > 0) {
    const letters = new Map(waiting.map((row) => [row.person_id, row.letter_id]));
    const sorted = await sortAudience(tx, [...letters.keys()], message, message.made_by_name);
    // The words were clean at the yes; a longer name or agency since then leaves its portion to be looked at.
    if (!sorted.ok) return sorted;
    const refused = await write(tx, message, sorted.value.going, letters);
    const left = [...sorted.value.leftOut, ...refused];
    await settle(tx, messageId, [...letters.keys()], left);
  }
  if (waiting.length < portion) await finish(tx, messageId);
  return ok(waiting.length);
}

async function write(
  tx: Tx,
  message: { readonly id: string; readonly channel: 'text' | 'mail'; readonly marketing: boolean },
  going: readonly Going[],
  letters: ReadonlyMap<string, string>,
): Promise<readonly LeftOut[]> {
  const refused: LeftOut[] = [];
  const leave = ({ personId, name }: Going, because: string) =>
    refused.push({ personId, name, code: 'no-address', because });
  if (message.channel === 'text') {
    const sent = await sendTexts(
      tx,
      going.map(({ personId, body }) => ({
        id: letters.get(personId) ?? '',
        personId,
        body,
        about: { kind: 'person', id: personId },
        marketing: message.marketing,
      })),
    );
    for (const one of going) {
      const done = sent.get(letters.get(one.personId) ?? '');
      if (done && !done.ok) leave(one, done.refusal.because);
    }
    return refused;
  }
  for (const one of going) {
    const done = await sendMail(tx, {
      id: letters.get(one.personId) ?? '',
      toName: one.name,
      toAddress: one.to,
      subject: one.subject,
      body: one.body,
      personId: one.personId,
      about: { kind: 'person', id: one.personId },
      attachments: [],
    });
    if (!done.ok) leave(one, done.refusal.because);
  }
  return refused;
}

async function settle(
  tx: Tx,
  messageId: string,
  personIds: readonly string[],
  left: readonly LeftOut[],
): Promise<void> {
  await sql`update segment_person p set settled_at = ${nowOf(tx)},
      state = case when r.code is null then 'written' else 'left_out' end,
      code = coalesce(r.code, ''), because = coalesce(r.because, '')
    from unnest(${[...personIds]}::uuid[]) as w(person_id)
    left join unnest(${left.map(({ personId }) => personId)}::uuid[],
      ${left.map(({ code }) => code)}::text[], ${left.map(({ because }) => because)}::text[])
      as r(person_id, code, because) on r.person_id = w.person_id
    where p.organisation_id = current_organisation() and p.message_id = ${messageId}::uuid
      and p.person_id = w.person_id and p.state = 'waiting'`.execute(segmentsDb(tx));
}

async function finish(tx: Tx, messageId: string): Promise<void> {
  const db = segmentsDb(tx);
  await db
    .updateTable('segment_message')
    .set({ done_at: nowOf(tx) })
    .where('id', '=', messageId)
    .execute();
  const counts = await db
    .selectFrom('segment_person')
    .select(({ fn }) => ['state', fn.countAll<number>().as('people')])
    .where('message_id', '=', messageId)
    .groupBy('state')
    .execute();
  const of = (state: string) => Number(counts.find((row) => row.state === state)?.people ?? 0);
  record(tx, segmentWritten, {
    subjects: { message: messageId },
    facts: { message: messageId, written: of('written'), leftOut: of('left_out') },
  });
}

/**
 * Writes what is due in every organisation, portion by portion. A fault in one message is logged and the others go on.
 * @returns how many people were settled
 */
export async function writeAllDue(
  db: Database,
  log: Log,
  go: () => boolean = () => true,
): Promise<number> {
  const { rows } = await sql<{
    organisation_id: string;
    is_sample: boolean;
    message_id: string;
    branch_id: string | null;
  }>`select * from segments_due()`.execute(db.kysely);
  let settled = 0;
  for (const { organisation_id: organisation, is_sample, message_id, branch_id } of rows) {
    const actor = { ...systemActor(organisation, is_sample), branchId: branch_id };
    try {
      while (go()) {
        const done = await act(db, actor, (tx) => writePortion(tx, message_id));
        if (!done.ok) log.error({ organisation, because: done.refusal.code }, 'A message waits');
        if (!done.ok || done.value === 0) break;
        settled += done.value;
      }
    } catch (err) {
      log.error({ organisation, err }, 'Writing to many failed; it is tried again');
    }
  }
  return settled;
}

/**
 * Starts the worker that writes messages to many, until stopped. Any number of processes may run one.
 * @returns `stop`: waits for the portion in hand and starts nothing more
 */
export function startSegments(
  db: Database,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return startRounds(
    (go) =>
      writeAllDue(db, log, go).catch((err: unknown) =>
        log.error({ err }, 'What is to be written to many could not be read'),
      ),
    everyMs,
  );
}
