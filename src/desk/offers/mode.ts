import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { shiftsOfLine } from '../bookings/index.ts';
import { modeSet } from './events.ts';
import { type Mode, USUAL_MODE } from './round.ts';
import { offersDb } from './tables.ts';

/** How each of these lines takes people: its own way, else its client's, else the usual one. */
export async function modesOf(
  tx: Tx,
  lines: readonly { readonly lineId: string; readonly clientId: string }[],
): Promise<ReadonlyMap<string, { readonly mode: Mode; readonly own: boolean }>> {
  const rows = await offersDb(tx)
    .selectFrom('offer_mode')
    .select(['client_id', 'line_id', 'mode'])
    .where(sql<boolean>`client_id = any(${lines.map(({ clientId }) => clientId)}::uuid[])`)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    lines.map(({ lineId, clientId }) => {
      const own = rows.find((row) => row.line_id === lineId);
      const client = rows.find((row) => row.line_id === null && row.client_id === clientId);
      return [lineId, { mode: own?.mode ?? client?.mode ?? USUAL_MODE, own: own !== undefined }];
    }),
  );
}

/** How a client takes people, and who said so when; null: nobody has said. */
export async function modeOfClient(tx: Tx, clientId: string) {
  const row = await offersDb(tx)
    .selectFrom('offer_mode')
    .select(['mode', 'said_at as saidAt', 'said_by as saidBy'])
    .where('client_id', '=', clientId)
    .where('line_id', 'is', null)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Is this one of our clients? Refuses `client-not-found`. */
export async function knownClient(tx: Tx, clientId: string): Promise<Result<null>> {
  const { rows } = await sql<{ known: boolean }>`
    select record_known('client', ${clientId}::uuid) as known`.execute(offersDb(tx));
  if (rows[0]?.known) return ok(null);
  return refuse('client-not-found', 'There is no such client. Look for it in the list.');
}

/** Says how a client takes people. What is said already leaves no record. */
export async function setClientMode(
  tx: Tx,
  { clientId, mode }: { readonly clientId: string; readonly mode: Mode },
): Promise<Result<{ mode: Mode }>> {
  const known = await knownClient(tx, clientId);
  if (!known.ok) return known;
  if ((await modeOfClient(tx, clientId))?.mode === mode) return ok({ mode });
  return save(tx, { clientId, lineId: null, mode });
}

/** Says how one line of a booking takes people, whatever its client's way. Refuses `line-not-found`. */
export async function setLineMode(
  tx: Tx,
  { lineId, mode }: { readonly lineId: string; readonly mode: Mode },
): Promise<Result<{ mode: Mode }>> {
  const [first] = await shiftsOfLine(tx, lineId);
  if (!first) return refuse('line-not-found', 'There is no such booking line. Look again.');
  const { clientId } = first.place;
  const now = (await modesOf(tx, [{ lineId, clientId }])).get(lineId);
  if (now?.mode === mode) return ok({ mode });
  return save(tx, { clientId, lineId, mode });
}

async function save(
  tx: Tx,
  { clientId, lineId, mode }: { clientId: string; lineId: string | null; mode: Mode },
): Promise<Result<{ mode: Mode }>> {
  const { organisationId, memberId } = actorOf(tx);
  await offersDb(tx)
    .insertInto('offer_mode')
    .values({
      organisation_id: organisationId,
      id: newId(),
      client_id: clientId,
      line_id: lineId,
      mode,
      said_at: nowOf(tx),
      said_by: memberId,
    })
    .execute();
  record(tx, modeSet, {
    subjects: { client: clientId, ...(lineId === null ? {} : { line: lineId }) },
    facts: { mode, of: lineId === null ? 'client' : 'line' },
  });
  return ok({ mode });
}
