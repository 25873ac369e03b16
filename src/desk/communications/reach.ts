import { sql } from 'kysely';
import { normalisePhone, showPhone } from '../../lib/phone.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { consentedTo, type PersonCard, peopleOf, phonesOf } from '../people/index.ts';
import { communicationsDb } from './tables.ts';

/** Where a person's texts go. */
export interface Reach {
  readonly name: string;
  readonly givenName: string;
  /** E.164. */
  readonly number: string;
}

/** The mobile among a person's numbers, else one from abroad, which may be one; landlines are not texted. */
function mobileOf(keys: readonly string[]): string | undefined {
  const phones = keys.flatMap((key) => {
    const phone = normalisePhone(key.replace(/;.*$/, ''));
    return phone.ok && !key.includes(';') ? [phone.value] : [];
  });
  const found =
    phones.find(({ kind }) => kind === 'mobile') ?? phones.find(({ kind }) => kind === 'abroad');
  return found?.e164;
}

/**
 * Where each of these people can be texted, or why not: `person-not-found`, `do-not-contact` with their own
 * words, `no-mobile`. One question however many.
 * @param options.marketing also keeps those out who want no marketing or have not consented to it (`no-consent`)
 */
export async function reachOf(
  tx: Tx,
  personIds: readonly string[],
  { marketing = false }: { readonly marketing?: boolean } = {},
): Promise<Map<string, Result<Reach>>> {
  const ids = [...new Set(personIds)];
  const [people, phones] = [await peopleOf(tx, ids), await phonesOf(tx, ids)];
  const numbers = new Map(ids.map((id) => [id, mobileOf(phones.get(id) ?? [])]));
  const consented = marketing ? await consentedTo(tx, ids, 'marketing') : new Set<string>();
  const stopped = await stoppedNumbers(
    tx,
    [...numbers.values()].filter((one) => one !== undefined),
  );
  const answer = (id: string): Result<Reach> => {
    const person = people.get(id);
    if (!person) return refuse('person-not-found', 'There is no such person in your books.');
    const asked = wish(person, marketing);
    if (asked) return asked;
    if (marketing && !consented.has(id)) {
      return refuse(
        'no-consent',
        `${person.displayName} has not consented to marketing, and a text without it is unlawful. Ask them first, and record their words.`,
        'Privacy and Electronic Communications Regulations 2003, reg 22(2)',
      );
    }
    const number = numbers.get(id);
    if (number === undefined) return noMobile(person, phones.get(id) ?? []);
    if (stopped.has(number)) {
      return refuse(
        'do-not-contact',
        `${person.displayName}’s number ${showPhone(number)} asked us to stop texting it (STOP). Reach them another way; START from that phone lifts it.`,
      );
    }
    return ok({ name: person.displayName, givenName: person.givenName, number });
  };
  return new Map(ids.map((id) => [id, answer(id)]));
}

function wish(person: PersonCard, marketing: boolean): Result<never> | undefined {
  const asked = person.doNotContact.find(
    ({ channel }) =>
      channel === 'all' || channel === 'text' || (marketing && channel === 'marketing'),
  );
  if (!asked) return undefined;
  const reason = asked.reason === '' ? '' : ` (“${asked.reason}”)`;
  const what = asked.channel === 'marketing' ? 'send them marketing' : 'text them';
  return refuse(
    'do-not-contact',
    `${person.displayName} asked us not to ${what}${reason}. Reach them another way, or lift it on their record if they have changed their mind.`,
  );
}

function noMobile(person: PersonCard, keys: readonly string[]): Result<never> {
  const first = keys[0]?.replace(/;.*$/, '');
  const has = first === undefined ? 'has no phone number' : `has only ${showPhone(first)}`;
  return refuse(
    'no-mobile',
    `${person.displayName} ${has}, and a text goes to a mobile. Ring them, or add their mobile to their record.`,
  );
}

/** Which of these numbers (E.164) have said STOP and not START since. */
export async function stoppedNumbers(
  tx: Tx,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await communicationsDb(tx)
    .selectFrom('text_opt_out')
    .select('number')
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`number = any(${[...numbers]}::text[])`)
    .execute();
  return new Set(rows.map(({ number }) => number));
}
