import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { mayMail, reachOf } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { askClient, askWorker } from './ask-papers.ts';
import { formToPrint } from './forms.ts';
import { outdatedPapers } from './papers-queries.ts';
import { formNotFound } from './publish-form.ts';

/** How many are asked at a press: each is a paper printed and a message written in one act. */
const AT_ONCE = 25;

/**
 * Asks those whose newest paper is of an older version of this form for the newest, by the way they were asked last.
 * Who cannot be asked (no address, no contact any more) is counted and keeps their paper. Refuses `form-not-found`.
 * @param publicUrl where people reach Deskproof
 */
export async function renewPapers(
  tx: Tx,
  formId: string,
  publicUrl: string,
): Promise<Result<{ renewed: number; notSent: number; left: number }>> {
  const form = await formToPrint(tx, formId);
  if (!form) return formNotFound();
  const { rows, total } = await outdatedPapers(tx, formId, AT_ONCE);
  let renewed = 0;
  for (const { personId, clientId, contactId, channel } of rows) {
    const id = newId();
    if (!(await canReach(tx, { personId, contactId, channel }))) continue;
    const asked = personId
      ? await askWorker(tx, personId, { papers: [{ id, formId }], channel }, publicUrl)
      : await askClient(
          tx,
          clientId ?? '',
          { id, formId, contactId: contactId ?? '', channel },
          publicUrl,
        );
    if (!asked.ok) return asked;
    renewed += 1;
  }
  return ok({ renewed, notSent: rows.length - renewed, left: total - rows.length });
}

/** Asked before anything is made: a paper that cannot be sent is not made. */
async function canReach(
  tx: Tx,
  {
    personId,
    contactId,
    channel,
  }: {
    readonly personId: string | null;
    readonly contactId: string | null;
    readonly channel: 'mail' | 'text';
  },
): Promise<boolean> {
  const contact = contactId ? (await contactsOf(tx, [contactId])).get(contactId) : undefined;
  const who = personId ?? contact?.personId;
  if (!who) return false;
  if (channel === 'text') return (await reachOf(tx, [who])).get(who)?.ok === true;
  const person = (await peopleOf(tx, [who])).get(who);
  return Boolean(person?.email) && (await mayMail(tx, who)).ok;
}
