import { ok, type Result } from '../../lib/result.ts';
import { minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { paperFor } from './confirmation-document.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { gatherConfirmation } from './gather-confirmation.ts';
import { missingToConfirm } from './missing-to-confirm.ts';
import type { previewConfirmation } from './schema.ts';

/**
 * What confirming would send, to whom, and what still keeps it from being sent. Makes no file and changes
 * nothing. Refuses as `gatherConfirmation`.
 */
export async function confirmationPreview(
  tx: Tx,
  input: { readonly bookingId: string; readonly personId: string; readonly because: string },
): Promise<Result<Reply<typeof previewConfirmation>>> {
  const gathered = await gatherConfirmation(tx, input.bookingId, input.personId);
  if (!gathered.ok) return gathered;
  const { facts, shifts, reason, version, needed, before, worker, contact } = gathered.value;
  const mails = (['worker', 'hirer'] as const).map((side) => {
    const edition = {
      id: '',
      version,
      reason,
      because: input.because,
      madeAt: minuteOfDate(nowOf(tx)),
    };
    const none = { pdf: Buffer.alloc(0), calendar: '' };
    const { subject, body, attachments } = confirmationMail(
      paperFor(facts, side, edition),
      before[side],
      none,
    );
    const to =
      side === 'worker'
        ? { toName: worker.displayName, toAddress: worker.email ?? '' }
        : { toName: contact.name, toAddress: contact.email ?? '' };
    return { side, ...to, subject, body, attachments: attachments.map(({ fileName }) => fileName) };
  });
  return ok({
    paper: needed ? (version === 1 ? 'none' : 'out_of_date') : 'sent',
    reason,
    version,
    shifts: shifts.map(({ shiftId, startsAt, endsAt, stands }) => ({
      shiftId,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      stands,
    })),
    missing: [...missingToConfirm(gathered.value)],
    mails,
  });
}
