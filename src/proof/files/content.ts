import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { filesDb } from './tables.ts';

/** One piece of a file, or null. @param nth from 0 */
export async function pieceOf(tx: Tx, fileId: string, nth: number): Promise<Buffer | null> {
  const row = await filesDb(tx)
    .selectFrom('evidence_file_piece')
    .select('bytes')
    .where('file_id', '=', fileId)
    .where('nth', '=', nth)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** A file whole, in memory: only of what is small enough for that. Throws if a piece is missing. */
export async function wholeOf(tx: Tx, fileId: string, pieces: number): Promise<Buffer> {
  const found: Buffer[] = [];
  for (let nth = 0; nth < pieces; nth++) {
    const piece = await pieceOf(tx, fileId, nth);
    if (!piece) throw new Error('A file without one of its pieces.');
    found.push(piece);
  }
  return Buffer.concat(found);
}

/**
 * Bytes of a file from a place on, at most so many and never over the end of a piece; null: there are none.
 * @param from bytes from the beginning of the file
 */
export async function bytesFrom(
  tx: Tx,
  file: { readonly id: string; readonly pieceBytes: number },
  from: number,
  most: number,
): Promise<Buffer | null> {
  const nth = Math.floor(from / file.pieceBytes);
  const { rows } = await sql<{ part: Buffer }>`
    select substring(bytes from ${(from % file.pieceBytes) + 1}::int for ${most}::int) as part
    from evidence_file_piece where organisation_id = current_organisation()
      and file_id = ${file.id}::uuid and nth = ${nth}`.execute(filesDb(tx));
  const part = rows[0]?.part;
  return part && part.length > 0 ? part : null;
}
