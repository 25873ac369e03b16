import { weekday } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { formatRate } from '../../lib/money.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate, showMoment, showShift } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink } from '../../platform/links/make-link.ts';
import type { LoadedShift } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { sendMail, sendTexts } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import type { Round } from './load-round.ts';
import { slotsOf } from './round.ts';

/**
 * Sends each of these people a link of their own to an offer, by mail or by text; a text may be answered YES or NO.
 * @returns the id of the mail or text by person; who cannot be reached any more is left out
 */
export async function sendOffers(
  tx: Tx,
  {
    round,
    shifts,
    personIds,
    publicUrl,
  }: {
    readonly round: Round;
    readonly shifts: readonly LoadedShift[];
    readonly personIds: readonly string[];
    readonly publicUrl: string;
  },
): Promise<Result<ReadonlyMap<string, string>>> {
  const addresses = new Map<string, string>();
  for (const personId of personIds) {
    const made = await makeLink(tx, {
      id: newId(),
      purpose: 'offer',
      personId,
      about: round.roundId,
      expiresAt: round.closesAt,
    });
    if (!made.ok) return made;
    addresses.set(personId, linkAddress(publicUrl, 'offer', made.value.token ?? ''));
  }
  const words = await wordsOf(tx, round, shifts);
  const about = { kind: 'booking', id: round.bookingId };
  const sent = new Map<string, string>();
  if (round.channel === 'text') {
    const texts = personIds.map((personId) => ({
      id: newId(),
      personId,
      body: words.text(addresses.get(personId) ?? ''),
      about,
      asks: { purpose: 'offer', about: round.roundId, expiresAt: round.closesAt },
    }));
    const answers = await sendTexts(tx, texts);
    for (const { id, personId } of texts) if (answers.get(id)?.ok) sent.set(personId, id);
    return ok(sent);
  }
  const people = await peopleOf(tx, personIds);
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
      about,
      attachments: [],
    });
    if (mail.ok) sent.set(personId, mail.value.messageId);
  }
  return ok(sent);
}

/** 'Mon 23 Nov 07:00-15:00', or '20 shifts, Mon 23 Nov to Fri 18 Dec'. */
export function whenOf(shifts: readonly LoadedShift[], today: string): string {
  const slots = slotsOf(shifts);
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return '';
  if (slots.length === 1) {
    return showShift(minuteOfDate(first.startsAt), minuteOfDate(first.endsAt), today);
  }
  return `${counted(slots.length, 'shift')}, ${showDate(dateIn(first.startsAt), today)} to ${showDate(dateIn(last.startsAt), today)}`;
}

async function wordsOf(tx: Tx, round: Round, shifts: readonly LoadedShift[]) {
  const { name: agency, phone } = await organisationCard(tx);
  const today = dateIn(nowOf(tx));
  const [first] = shifts;
  if (!first) throw new Error('An offer without a shift.');
  const role = (await roleNames(tx)).get(first.role) ?? first.role;
  const { siteName, postcode } = first.place;
  const pay = formatRate(Math.min(...shifts.map(({ payPence }) => payPence)));
  const closes = showMoment(minuteOfDate(round.closesAt), today);
  const what = `${role}, ${whenOf(shifts, today)}, ${siteName}, ${postcode}`;
  const firstYes = round.mode === 'first_yes';
  const weekdays = new Set(slotsOf(shifts).map(({ startsAt }) => weekday(dateIn(startsAt))));
  const inParts = weekdays.size > 1 && first.samePerson !== 'must';
  const list = slotsOf(shifts)
    .slice(0, 40)
    .map(
      ({ startsAt, endsAt }) =>
        `- ${showShift(minuteOfDate(startsAt), minuteOfDate(endsAt), today)}`,
    );
  return {
    subject: `Work: ${what}`,
    text: (address: string) =>
      [
        `${agency}: ${what}, ${pay}. ${firstYes ? 'First yes gets it. ' : ''}${round.note}`.trim(),
        `Until ${closes}: ${address}`,
        ...(inParts ? ['Some days only? Reply like YES MON WED.'] : []),
      ].join('\n'),
    mail: (name: string, address: string) =>
      [
        `Hello ${name},`,
        '',
        `We have work for you: ${role} at ${siteName}, ${postcode}, ${pay}.`,
        ...list,
        '',
        ...(round.note === '' ? [] : [round.note, '']),
        `Say yes or no here: ${address}`,
        '',
        firstYes
          ? 'The first who says yes gets it at once.'
          : 'Your yes tells us that you would go; we then tell you whether it is yours.',
        `The link is yours alone, needs no password, and works until ${closes}.`,
        '',
        agency,
        phone,
      ].join('\n'),
  };
}
