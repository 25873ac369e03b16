import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { portfolioDb } from './tables.ts';

/** An item of a claim without its rendition: enough for a list. */
export interface PresentedItem {
  readonly evidenceId: string;
  readonly title: string;
  /** Every member who had a hand in its records. */
  readonly parties: readonly string[];
}

/** What was put forward in each of these claims, by claim id, in one question. */
export async function presentedIn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PresentedItem[]>> {
  const { rows } = await sql<PresentedItem & { claimId: string }>`
    select c.claim_id as "claimId", c.evidence_id as "evidenceId", c.rendition::jsonb ->> 'title' as title,
      array(select distinct unnest(e.parties) from evidence_entry e
        where e.organisation_id = c.organisation_id and e.evidence_id = c.evidence_id order by 1) as parties
    from claim_evidence c
    where c.organisation_id = current_organisation() and c.claim_id = any(${[...claimIds]}::uuid[])
    order by c.claim_id, c.evidence_id`.execute(portfolioDb(tx));
  return Map.groupBy(rows, ({ claimId }) => claimId);
}
