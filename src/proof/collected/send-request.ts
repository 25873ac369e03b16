import { sendMail } from '../../desk/communications/index.ts';
import { peopleOf } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { type Result, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink } from '../../platform/links/make-link.ts';
import { collectedDb } from './tables.ts';

/**
 * Mails a witness a link of their own to one request, and keeps which mail it was.
 * @param again it is a reminder: it says so
 * @returns the mail's id; refuses `witness-without-address`, and what `makeLink` and `sendMail` refuse
 */
export async function sendRequest(
  tx: Tx,
  request: {
    readonly id: string;
    readonly learner_id: string;
    readonly witness_id: string;
    readonly what: string;
    readonly expires_at: Date;
  },
  { publicUrl, again }: { readonly publicUrl: string; readonly again: boolean },
): Promise<Result<{ messageId: string }>> {
  const { id, witness_id: personId, expires_at: expiresAt } = request;
  const witness = (await peopleOf(tx, [personId])).get(personId);
  if (!witness?.email) {
    return wrongField(
      'email',
      'witness-without-address',
      'No e-mail address of this person is on file. Ask them by name and address.',
    );
  }
  const made = await makeLink(tx, {
    id: newId(),
    purpose: 'testimony',
    personId,
    about: id,
    expiresAt,
  });
  if (!made.ok) return made;
  const learner = (await memberNames(tx)).get(request.learner_id) ?? '';
  const { name: agency } = await organisationCard(tx);
  const until = showDate(dateIn(expiresAt), dateIn(nowOf(tx)));
  const sent = await sendMail(tx, {
    id: newId(),
    toName: witness.displayName,
    toAddress: witness.email,
    subject: `${again ? 'Reminder: a' : 'A'} few words about the work of ${learner}`,
    body: [
      `Hello ${witness.displayName},`,
      '',
      `${learner} works towards a qualification and asks you to say what you saw of their work:`,
      request.what,
      '',
      `Answer here, it takes a few minutes: ${linkAddress(publicUrl, 'testimony', made.value.token ?? '')}`,
      '',
      'Your words go to an assessor. If you would rather give none, the page lets you say so.',
      `The link is yours alone, needs no password, and works until ${until}.`,
      '',
      agency,
    ].join('\n'),
    personId,
    about: { kind: 'testimony', id },
    attachments: [],
  });
  if (!sent.ok) return sent;
  await collectedDb(tx)
    .updateTable('testimony_request')
    .set({ message_id: sent.value.messageId })
    .where('id', '=', id)
    .execute();
  return sent;
}
