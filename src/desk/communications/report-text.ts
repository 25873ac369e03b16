import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { TextReported } from '../../platform/texts/adapter.ts';
import { addTextStep } from '../../platform/texts/add-step.ts';
import { textDelivered, textFailed } from '../../platform/texts/events.ts';
import { oneLine } from '../../platform/texts/retry.ts';
import { communicationsDb } from './tables.ts';

/** An id of ours, as a provider gives it back. */
export const OWN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Writes down what the provider reports of a text: the phone has it, or never will. A report that comes before
 * the provider's own answer counts too; one that comes twice, or after the phone had it, changes nothing.
 */
export async function reportText(tx: Tx, report: TextReported): Promise<void> {
  if (report.state === 'on_the_way') return;
  const db = communicationsDb(tx);
  const row = await db
    .selectFrom('text_delivery')
    .select(['text_id', 'state', 'attempts', 'sent_at'])
    .where((is) =>
      OWN_ID.test(report.reference)
        ? is('text_id', '=', report.reference)
        : is('provider_id', '=', report.providerId),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.state === 'delivered' || row.state === 'kept' || row.state === report.state)
    return;
  const now = nowOf(tx);
  const delivered = report.state === 'delivered';
  const said = delivered ? '' : oneLine(report.said);
  await db
    .updateTable('text_delivery')
    .set({
      state: report.state,
      provider_id: report.providerId,
      sent_at: row.sent_at ?? now,
      ...(delivered ? { delivered_at: now } : { last_error: said }),
    })
    .where('text_id', '=', row.text_id)
    .execute();
  await addTextStep(tx, row.text_id, report.state, said);
  const subjects = { text: row.text_id };
  const { attempts } = row;
  if (delivered) record(tx, textDelivered, { subjects, facts: { attempts } });
  else record(tx, textFailed, { subjects, facts: { attempts, why: 'report' } });
}
