import type { DateText } from '../../lib/days.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { datesWorked } from './pattern.ts';
import { rotaDb } from './tables.ts';

/** A standing pattern with the days of a span on which it has work. */
export interface TemplateInside {
  readonly templateId: string;
  readonly name: string;
  readonly days: readonly DateText[];
}

/**
 * The templates of a client that have work between two days, both included: of one site, or of all.
 * @param siteId null: every site; a template for any site of the client is among them either way
 */
export async function templatesInside(
  tx: Tx,
  at: { readonly clientId: string; readonly siteId: string | null },
  from: DateText,
  to: DateText,
): Promise<readonly TemplateInside[]> {
  const rows = await rotaDb(tx)
    .selectFrom('rota_template')
    .select(['id', 'name', 'site_id', 'lines'])
    .where('client_id', '=', at.clientId)
    .where('dropped_at', 'is', null)
    .orderBy('name_key')
    .execute();
  return rows.flatMap((row) => {
    if (at.siteId !== null && row.site_id !== null && row.site_id !== at.siteId) return [];
    const days = new Set(row.lines.flatMap(({ days }) => datesWorked(days, from, to)));
    if (days.size === 0) return [];
    return [{ templateId: row.id, name: row.name, days: [...days].sort() }];
  });
}
