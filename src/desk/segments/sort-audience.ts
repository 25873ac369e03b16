import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { showPhone } from '../../lib/phone.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { segmentsOf } from '../../lib/text-segments.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { fill, fits, reachOf } from '../communications/index.ts';
import { consentedTo, type PersonCard, peopleOf } from '../people/index.ts';
import type { LeftOutCode } from './schema.ts';
import { segmentsDb } from './tables.ts';

/** What is said, with placeholders for what is each person's own. */
export interface Wording {
  readonly channel: 'text' | 'mail';
  readonly subject: string;
  readonly body: string;
  readonly marketing: boolean;
}

/** Somebody with the words as they get them. */
export interface Going {
  readonly personId: string;
  readonly name: string;
  /** A mail address, or a number as it is read. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** 0 for mail. */
  readonly segments: number;
}

export interface LeftOut {
  readonly personId: string;
  readonly name: string;
  readonly code: LeftOutCode;
  readonly because: string;
}

export interface Sorted {
  readonly going: readonly Going[];
  readonly leftOut: readonly LeftOut[];
}

/** Whoever gets marketing is told how to end it (PECR 2003, reg 22 and 23). */
const WAY_OUT = {
  text: '\nReply STOP to get no more.',
  mail: '\n\nIf you want no more messages of this kind, answer with STOP.',
};

/** The words tidied; refuses what `cleanText` and, of a text, its length refuse. */
export function cleanWording(wording: Wording): Result<Wording> {
  const { channel, marketing } = wording;
  const body = cleanText(wording.body, {
    min: 1,
    max: channel === 'text' ? 2000 : 20_000,
    lines: true,
    what: channel === 'text' ? 'The text' : 'The mail',
  });
  if (!body.ok) return body;
  const subject =
    channel === 'text'
      ? ok('')
      : cleanText(wording.subject, { min: 1, max: 200, what: 'The subject' });
  if (!subject.ok) return subject;
  return ok({ channel, marketing, subject: subject.value, body: body.value });
}

/** What is kept of the words in the log: their hash, what is personal apart. */
export function wordsHash(wording: Wording): Buffer {
  const { channel, subject, body, marketing } = wording;
  return createHash('sha256').update(canonicalJson({ channel, subject, body, marketing })).digest();
}

/** What a yes is bound to, beside its own words: everybody who gets them. */
export function fingerprintOf(going: readonly { readonly personId: string }[]): string {
  const ids = going.map(({ personId }) => personId).sort();
  return createHash('sha256').update(ids.join('\n')).digest('base64url');
}

/**
 * The words as each of these people would get them, and who is left out and why: who asked us not to write this way,
 * who has not consented to marketing, has no address, is archived or erased. Refuses what is wrong with the words.
 * @param sender how whoever sends is called, for {my name}
 */
export async function sortAudience(
  tx: Tx,
  personIds: readonly string[],
  wording: Wording,
  sender: string,
): Promise<Result<Sorted>> {
  const { channel, marketing } = wording;
  const people = await peopleOf(tx, personIds);
  const archived = await archivedAmong(tx, personIds);
  const { name: agency } = await organisationCard(tx);
  const reach = await reachedBy(tx, personIds, people, wording);
  const going: Going[] = [];
  const leftOut: LeftOut[] = [];
  for (const personId of personIds) {
    const person = people.get(personId);
    const name = person?.displayName ?? '';
    const leave = (code: LeftOutCode, because: string) =>
      leftOut.push({ personId, name, code, because });
    if (!person || archived.get(personId) === undefined) {
      leave('erased', 'Their record was erased, or they are no candidate any more.');
      continue;
    }
    if (archived.get(personId)) {
      leave('archived', `${name} is archived. Take them back on the books first.`);
      continue;
    }
    const reached = reach.get(personId);
    if (!reached?.ok) {
      const { code, because } = reached?.refusal ?? { code: '', because: '' };
      const known = code === 'do-not-contact' || code === 'no-consent';
      leave(known ? code : 'no-address', because);
      continue;
    }
    const said = wordsFor(wording, {
      'first name': person.givenName || name,
      name,
      agency,
      'my name': sender,
    });
    if (!said.ok) return said;
    const end = marketing ? WAY_OUT[channel] : '';
    const body = `${said.value.body}${end}`;
    if (channel === 'text') {
      const short = fits(body);
      if (!short.ok) return short;
    }
    const segments = channel === 'text' ? segmentsOf(body).segments : 0;
    going.push({
      personId,
      name,
      to: reached.value,
      subject: said.value.subject,
      body,
      segments,
    });
  }
  return ok({ going, leftOut });
}

function wordsFor(
  { subject, body }: Wording,
  values: Parameters<typeof fill>[1],
): Result<{ subject: string; body: string }> {
  const filled = fill(body, values);
  if (!filled.ok) return filled;
  const head = fill(subject, values, 'The subject');
  return head.ok ? ok({ subject: head.value.slice(0, 200), body: filled.value }) : head;
}

/** Of candidates: are they archived? Whoever is no candidate is not among them. */
async function archivedAmong(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await segmentsDb(tx)
    .selectFrom('candidates_published')
    .select(['person_id', 'archived'])
    .where(sql<boolean>`person_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.archived]));
}

/** Where each of them is written to, or why not: `do-not-contact`, `no-consent`, and codes of a missing address. */
async function reachedBy(
  tx: Tx,
  ids: readonly string[],
  people: ReadonlyMap<string, PersonCard>,
  { channel, marketing }: Wording,
): Promise<ReadonlyMap<string, Result<string>>> {
  if (channel === 'text') {
    const reaches = await reachOf(tx, ids, { marketing });
    return new Map(
      [...reaches].map(([id, one]) => [id, one.ok ? ok(showPhone(one.value.number)) : one]),
    );
  }
  const consented = marketing ? await consentedTo(tx, ids, 'marketing') : new Set<string>();
  const one = (person: PersonCard): Result<string> => {
    const { displayName: name } = person;
    const asked = person.doNotContact.find(
      ({ channel: way }) => way === 'all' || way === 'email' || (marketing && way === 'marketing'),
    );
    if (asked) {
      const reason = asked.reason === '' ? '' : ` (“${asked.reason}”)`;
      const what = asked.channel === 'marketing' ? 'send them marketing' : 'write by e-mail';
      return refuse('do-not-contact', `${name} asked us not to ${what}${reason}.`);
    }
    if (marketing && !consented.has(person.personId)) {
      return refuse(
        'no-consent',
        `${name} has not consented to marketing, and a mail without it is unlawful.`,
        'Privacy and Electronic Communications Regulations 2003, reg 22(2)',
      );
    }
    if (!person.email) return refuse('no-email', `${name} has no mail address on file.`);
    return ok(person.email);
  };
  return new Map([...people].map(([id, person]) => [id, one(person)]));
}
