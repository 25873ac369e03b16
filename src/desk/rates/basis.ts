import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { type CostBasis, USUAL_BASIS } from './margin.ts';
import { ratesDb } from './tables.ts';

/** What the agency reckons with, and the least net margin, hundredths of a per cent; null: there is none. */
export interface Reckoning {
  readonly basis: CostBasis;
  readonly ownFloor: number | null;
  readonly clientFloor: number | null;
  /** The client's where it has one, else the organisation's. */
  readonly floor: number | null;
}

/** How margins are reckoned for a client (null: for nobody in particular). One question. */
export async function reckoningOf(tx: Tx, clientId: string | null): Promise<Reckoning> {
  const { rows } = await sql<{
    weeklyMinutes: number | null;
    pensionPoints: number;
    paysLevy: boolean;
    ownFloor: number | null;
    clientFloor: number | null;
  }>`
    select b.weekly_minutes as "weeklyMinutes", b.pension_points as "pensionPoints",
      b.pays_levy as "paysLevy", b.floor_points as "ownFloor",
      (select f.floor_points from client_floor f
        where f.organisation_id = current_organisation() and f.client_id = ${clientId}::uuid) as "clientFloor"
    from (select current_organisation() as id) o
    left join cost_basis b on b.organisation_id = o.id`.execute(ratesDb(tx));
  const [row] = rows;
  const [ownFloor, clientFloor] = [row?.ownFloor ?? null, row?.clientFloor ?? null];
  return {
    basis:
      row && row.weeklyMinutes !== null
        ? {
            weeklyMinutes: row.weeklyMinutes,
            pensionPoints: row.pensionPoints,
            paysLevy: row.paysLevy,
          }
        : USUAL_BASIS,
    ownFloor,
    clientFloor,
    floor: clientFloor ?? ownFloor,
  };
}
