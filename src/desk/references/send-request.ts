import { newId } from '../../lib/ids.ts';
import { type Result, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink } from '../../platform/links/make-link.ts';
import { sendMail } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';

/** A request as its mail tells it. */
export interface RequestToSend {
  readonly requestId: string;
  readonly personId: string;
  readonly refereeId: string;
  readonly aboutPlace: string;
  readonly expiresAt: Date;
}

/**
 * Mails a referee a link of their own to one request.
 * @param again it is a reminder: it says so
 * @returns the mail's id; refuses `referee-without-address`, and what `makeLink` and `sendMail` refuse
 */
export async function sendRequest(
  tx: Tx,
  request: RequestToSend,
  { publicUrl, again }: { readonly publicUrl: string; readonly again: boolean },
): Promise<Result<{ messageId: string }>> {
  const { requestId, personId, refereeId, expiresAt } = request;
  const people = await peopleOf(tx, [personId, refereeId]);
  const referee = people.get(refereeId);
  if (!referee?.email) {
    return wrongField(
      'email',
      'referee-without-address',
      'No e-mail address of this referee is on file. Enter one, or ring them.',
    );
  }
  const link = await makeLink(tx, {
    id: newId(),
    purpose: 'reference',
    personId: refereeId,
    about: requestId,
    expiresAt,
  });
  if (!link.ok) return link;
  const { name: agency, phone } = await organisationCard(tx);
  const candidate = people.get(personId)?.displayName ?? '';
  const at = request.aboutPlace === '' ? '' : ` about their time at ${request.aboutPlace}`;
  const until = showDate(dateIn(expiresAt), dateIn(nowOf(tx)));
  return sendMail(tx, {
    id: newId(),
    toName: referee.displayName,
    toAddress: referee.email,
    subject: `${again ? 'Reminder: a' : 'A'} reference for ${candidate}`,
    body: [
      `Hello ${referee.displayName},`,
      '',
      again
        ? `We have not heard from you yet about ${candidate}, who gave us your name.`
        : `${candidate} is looking for work through us and gave us your name for a reference${at}.`,
      '',
      `Answer here, it takes a few minutes: ${linkAddress(publicUrl, 'reference', link.value.token ?? '')}`,
      '',
      'The dates alone are a good answer. If you would rather not give a reference, the page lets you say so.',
      `What you say is kept confidential. The link is yours alone, needs no password, and works until ${until}.`,
      '',
      ...(phone === '' ? [] : [`You can also ring us: ${phone}.`, '']),
      agency,
    ].join('\n'),
    personId: refereeId,
    about: { kind: 'reference', id: requestId },
    attachments: [],
  });
}
