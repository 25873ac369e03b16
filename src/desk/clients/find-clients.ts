import { sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import { fold } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { searchWords, wordRange } from '../people/index.ts';
import { keyOfName } from './add-client.ts';
import { clientsDb } from './tables.ts';

/** Each word as a LIKE pattern that begins a word of a text after a space, its own % and _ taken literally. */
function patterns(text: string): readonly string[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/** Clients in whose own or hirers' names every word typed begins a word, those that begin with it first. */
export async function findClients(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const key = keyOfName(text);
  const words = patterns(key);
  if (words.length === 0) return [];
  const { rows } = await sql<Found>`
    select c.id, c.name as label,
      (select count(*) || case when count(*) = 1 then ' site' else ' sites' end from site s
        where s.organisation_id = c.organisation_id and s.client_id = c.id) as note
    from client c where c.organisation_id = current_organisation()
      and (' ' || c.name_key like all (${words}::text[])
        or exists (select 1 from hirer h where h.organisation_id = c.organisation_id
          and h.client_id = c.id and ' ' || lower(h.legal_name) like all (${patterns(fold(text))}::text[])))
    order by not starts_with(c.name_key, ${key}), c.name_key, c.id limit ${most}`.execute(
    clientsDb(tx),
  );
  return rows;
}

/** Sites in whose name, client, address or postcode every word typed begins a word. */
export async function findSites(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = patterns(fold(text));
  if (words.length === 0) return [];
  const { rows } = await sql<Found>`
    select s.id, s.name as label, c.name || case when s.postcode = '' then '' else ', ' || s.postcode end as note,
      s.client_id as under
    from site s join client c on c.organisation_id = s.organisation_id and c.id = s.client_id
    where s.organisation_id = current_organisation()
      and lower(' ' || s.name || ' ' || c.name || ' ' || s.address || ' ' || s.postcode || ' '
        || replace(s.postcode, ' ', '')) like all (${words}::text[])
    order by not starts_with(lower(s.name), ${fold(text)}), lower(s.name), s.id limit ${most}`.execute(
    clientsDb(tx),
  );
  return rows;
}

/** Contacts found by the beginning of every word typed: names, e-mail, phone. */
export async function findContacts(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const named = words.map((word) => {
    const { from, to } = wordRange(word);
    return sql`k.person_id in (select w.person_id from people_words_published w
      where w.organisation_id = current_organisation() and w.word >= ${from} and w.word < ${to})`;
  });
  const { rows } = await sql<Found>`
    select k.id, p.display_name as label, k.client_id as under,
      case when k.job_title = '' then c.name else k.job_title || ', ' || c.name end as note
    from contact k
    join client c on c.organisation_id = k.organisation_id and c.id = k.client_id
    join people_published p on p.organisation_id = k.organisation_id and p.person_id = k.person_id
    where k.organisation_id = current_organisation() and ${sql.join(named, sql` and `)}
    order by p.sort_key, k.id limit ${most}`.execute(clientsDb(tx));
  return rows;
}
