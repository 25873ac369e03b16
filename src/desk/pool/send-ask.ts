import { addDays, type DateText } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink } from '../../platform/links/make-link.ts';
import { sendMail, sendTexts } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';

/** An ask as its messages tell it. */
export interface AskToSend {
  readonly id: string;
  readonly weekOn: DateText;
  readonly channel: 'mail' | 'text';
  readonly note: string;
  readonly closesAt: Date;
}

/**
 * Sends each of these people a link of their own to answer an ask, by mail or by text.
 * @param again a reminder: it says so
 * @returns the id of the mail or text by person; who cannot be reached any more is left out
 */
export async function sendAsk(
  tx: Tx,
  ask: AskToSend,
  personIds: readonly string[],
  { publicUrl, again }: { readonly publicUrl: string; readonly again: boolean },
): Promise<Result<ReadonlyMap<string, string>>> {
  const people = await peopleOf(tx, personIds);
  const { name: agency } = await organisationCard(tx);
  const addresses = new Map<string, string>();
  for (const personId of personIds) {
    const made = await makeLink(tx, {
      id: newId(),
      purpose: 'availability',
      personId,
      about: ask.id,
      expiresAt: ask.closesAt,
    });
    if (!made.ok) return made;
    addresses.set(personId, linkAddress(publicUrl, 'availability', made.value.token ?? ''));
  }
  const words = wordsOf(ask, { agency, today: dateIn(nowOf(tx)), again });
  const sent = new Map<string, string>();
  if (ask.channel === 'text') {
    const texts = personIds.map((personId) => ({
      id: newId(),
      personId,
      body: words.text(addresses.get(personId) ?? ''),
      about: { kind: 'pool_ask', id: ask.id },
      asks: { purpose: 'availability', about: ask.id, expiresAt: ask.closesAt },
    }));
    const answers = await sendTexts(tx, texts);
    for (const { id, personId } of texts) if (answers.get(id)?.ok) sent.set(personId, id);
    return ok(sent);
  }
  for (const personId of personIds) {
    const person = people.get(personId);
    if (!person?.email) continue;
    const mail = await sendMail(tx, {
      id: newId(),
      toName: person.displayName,
      toAddress: person.email,
      subject: words.subject,
      body: words.mail(person.givenName, addresses.get(personId) ?? ''),
      personId,
      about: { kind: 'pool_ask', id: ask.id },
      attachments: [],
    });
    if (mail.ok) sent.set(personId, mail.value.messageId);
  }
  return ok(sent);
}

function wordsOf(
  ask: AskToSend,
  { agency, today, again }: { agency: string; today: DateText; again: boolean },
) {
  const week = `${showDate(ask.weekOn, today)} to ${showDate(addDays(ask.weekOn, 6), today)}`;
  const closes = showMoment(minuteOfDate(ask.closesAt), today);
  const note = ask.note === '' ? [] : [ask.note, ''];
  return {
    subject: `${again ? 'Reminder: when' : 'When'} can you work, ${week}?`,
    mail: (name: string, address: string) =>
      [
        `Hello ${name},`,
        '',
        again
          ? `We have not heard yet when you can work from ${week}.`
          : `When can you work from ${week}?`,
        '',
        ...note,
        `Tell us here, it takes a minute: ${address}`,
        '',
        `The link is yours alone, needs no password, and works until ${closes}. You can change your answer until then.`,
        '',
        agency,
      ].join('\n'),
    text: (address: string) =>
      [
        `${agency}: are you free ${week}? ${again ? 'We have not heard yet. ' : ''}${ask.note}`.trim(),
        `Day by day: ${address}`,
      ].join('\n'),
  };
}
