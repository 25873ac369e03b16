import type { Found, Sought } from '../../lib/found.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { certificationDb } from './tables.ts';

/** The awarding body's certificates, by the beginning of their number or of the learner's names; the newest first. */
export async function findCertificates(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = nameKey(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const typed = text.trim().toLowerCase();
  const rows = await certificationDb(tx)
    .selectFrom('award_certificate as c')
    .innerJoin('award_line as l', (join) =>
      join.onRef('l.organisation_id', '=', 'c.organisation_id').onRef('l.id', '=', 'c.line_id'),
    )
    .select(['c.id', 'c.number', 'c.faulty', 'l.claim_id', 'l.learner_id', 'l.framework_code'])
    .orderBy('c.entered_at', 'desc')
    .orderBy('c.id')
    .execute();
  const names = await memberNames(tx);
  return rows
    .filter(({ number, learner_id }) => {
      if (number.toLowerCase().startsWith(typed)) return true;
      const own = nameKey(names.get(learner_id) ?? '').split(' ');
      return words.every((word) => own.some((part) => part.startsWith(word)));
    })
    .map((row) => ({
      id: row.id,
      under: row.claim_id,
      label: `Certificate ${row.number}`,
      note: `${names.get(row.learner_id) ?? ''}, ${row.framework_code}${row.faulty ? ', counts no longer' : ''}`,
    }))
    .slice(0, most);
}
