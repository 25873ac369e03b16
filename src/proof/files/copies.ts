import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { filesDb } from './tables.ts';

/** A file that is evidence, and who else here has the same one, byte for byte. */
export interface FileCopies {
  readonly evidenceId: string;
  /** Hex. */
  readonly sha256: string;
  /** Other learners. */
  readonly learnerIds: readonly string[];
}

/** Of these items those that are files, each with who else has the same bytes. Any order. */
export async function fileCopies(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<readonly FileCopies[]> {
  const { rows } = await sql<FileCopies>`
    select f.evidence_id as "evidenceId", encode(f.sha256, 'hex') as sha256,
      array(select distinct o.learner_id from evidence_file o where o.organisation_id = f.organisation_id
        and o.sha256 = f.sha256 and o.learner_id <> f.learner_id and o.given_up_at is null
        order by 1) as "learnerIds"
    from evidence_file f where f.organisation_id = current_organisation() and f.sha256 is not null
      and f.evidence_id = any(${[...evidenceIds]}::uuid[])`.execute(filesDb(tx));
  return rows;
}
