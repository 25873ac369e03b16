import { type RawBuilder, sql } from 'kysely';
import { parsePostcode } from '../../lib/postcode.ts';
import { ok, type Result } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { peopleOf, personOf, searchWords, wordRange } from '../people/index.ts';
import { storedCandidate } from './edit-candidate.ts';
import type { CandidateListed, CandidateQuery, CandidateRecord } from './schema.ts';
import { candidatesDb } from './tables.ts';
import { roleNames } from './workers.ts';

const COLUMNS = {
  name: sql`p.sort_key`,
  since: sql`c.registered_at`,
  postcode: sql`c.postcode`,
} as const;

/**
 * The candidates that fit, a page at a time, with the true total. The search finds the beginning of any
 * name, e-mail, phone number, postcode or word of a role; all its words must be found.
 */
export async function candidateList(
  tx: Tx,
  query: CandidateQuery,
): Promise<{ total: number; rows: CandidateListed[] }> {
  const where = await conditions(tx, query);
  const from = sql`from candidate c
    join people_published p on p.organisation_id = c.organisation_id and p.person_id = c.person_id
    left join candidate_archive a on a.organisation_id = c.organisation_id and a.person_id = c.person_id
    where ${sql.join(where, sql` and `)}`;
  const db = candidatesDb(tx);
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(
    db,
  );
  const column = query.order.replace('-', '') as keyof typeof COLUMNS;
  const direction = query.order.startsWith('-') ? sql`desc` : sql`asc`;
  const { rows } = await sql<Omit<CandidateListed, 'displayName' | 'email' | 'phone'>>`
    select c.person_id as "personId", c.town, c.postcode, c.registered_at as "registeredAt",
      a.archived_at is not null as archived,
      array(select n.name from candidate_role r join role_name n using (organisation_id, role)
        where r.organisation_id = c.organisation_id and r.person_id = c.person_id order by n.name) as roles
    ${from} order by ${COLUMNS[column]} ${direction}, p.sort_key, c.person_id
    limit ${query.limit} offset ${query.offset}`.execute(db);
  const cards = await peopleOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  return {
    total: counted[0]?.total ?? 0,
    rows: rows.map((row) => {
      const card = cards.get(row.personId);
      return {
        ...row,
        registeredAt: new Date(row.registeredAt).toISOString(),
        displayName: card?.displayName ?? '',
        email: card?.email ?? null,
        phone: card?.phone ?? null,
        doNotContact: (card?.doNotContact ?? []).map(({ channel }) => channel),
      };
    }),
  };
}

/** All candidates that fit, by the same words as the list and however many: their ids by name. */
export async function matchingCandidates(
  tx: Tx,
  query: Pick<CandidateQuery, 'search' | 'role' | 'state'>,
): Promise<readonly string[]> {
  const where = await conditions(tx, query);
  const { rows } = await sql<{ personId: string }>`select c.person_id as "personId" from candidate c
    join people_published p on p.organisation_id = c.organisation_id and p.person_id = c.person_id
    left join candidate_archive a on a.organisation_id = c.organisation_id and a.person_id = c.person_id
    where ${sql.join(where, sql` and `)} order by p.sort_key, c.person_id`.execute(
    candidatesDb(tx),
  );
  return rows.map(({ personId }) => personId);
}

async function conditions(
  tx: Tx,
  query: Pick<CandidateQuery, 'search' | 'role' | 'state'>,
): Promise<RawBuilder<unknown>[]> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (query.state === 'active') where.push(sql`a.archived_at is null`);
  if (query.state === 'archived') where.push(sql`a.archived_at is not null`);
  if (query.role) {
    where.push(sql`exists (select 1 from candidate_role r where r.organisation_id = c.organisation_id
      and r.person_id = c.person_id and r.role = ${query.role})`);
  }
  const text = query.search?.trim() ?? '';
  const postcode = postcodeBeginning(text);
  const words = searchWords(text);
  const roles = words.length > 0 ? await roleNames(tx) : new Map<string, string>();
  const finds = words.map((word) => {
    const { from, to } = wordRange(word);
    const named = [...roles].filter(([, name]) =>
      nameKey(name)
        .split(' ')
        .some((part) => part.startsWith(word)),
    );
    return sql`(exists (select 1 from people_words_published w where w.organisation_id = c.organisation_id
        and w.person_id = c.person_id and w.word >= ${from} and w.word < ${to})
      or exists (select 1 from candidate_role r where r.organisation_id = c.organisation_id
        and r.person_id = c.person_id and r.role = any(${named.map(([role]) => role)}::text[])))`;
  });
  if (finds.length > 0 && postcode) {
    const { from, to } = wordRange(postcode);
    where.push(sql`((${sql.join(finds, sql` and `)})
      or (c.postcode collate "C" >= ${from} and c.postcode collate "C" < ${to}))`);
  } else where.push(...finds);
  // Only signs were typed: nobody is called that.
  if (text !== '' && finds.length === 0 && !postcode) where.push(sql`false`);
  return where;
}

function postcodeBeginning(text: string): string | undefined {
  const parsed = parsePostcode(text);
  if (parsed.ok) return parsed.value.full;
  return /^[A-Za-z]{1,2}\d[A-Za-z\d]?(?: \d?[A-Za-z]?)?$/.test(text)
    ? text.toUpperCase()
    : undefined;
}

/** Everything this room knows of one candidate, or `candidate-not-found`. */
export async function candidateRecord(tx: Tx, personId: string): Promise<Result<CandidateRecord>> {
  const stored = await storedCandidate(tx, personId);
  if (!stored.ok) return stored;
  const person = await personOf(tx, personId);
  const card = (await peopleOf(tx, [personId])).get(personId);
  const db = candidatesDb(tx);
  const own = await db
    .selectFrom('candidate')
    .leftJoin('candidate_archive as a', (join) =>
      join
        .onRef('a.organisation_id', '=', 'candidate.organisation_id')
        .onRef('a.person_id', '=', 'candidate.person_id'),
    )
    .select(['located_by', 'registered_at', 'source_system', 'external_id'])
    .select(['a.archived_at', 'a.reason'])
    .where('candidate.person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const qualifications = await db
    .selectFrom('qualification')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('name_key')
    .execute();
  const work = await db
    .selectFrom('work_history')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy(sql`from_on desc nulls first`)
    .execute();
  const { roles, skills, ...particulars } = stored.value;
  return ok({
    personId,
    ...particulars,
    displayName: card?.displayName ?? '',
    givenName: person.givenName,
    familyName: person.familyName,
    knownAs: person.knownAs,
    dateOfBirth: person.dateOfBirth,
    emails: [...person.emails],
    phones: person.phones.map(({ phone }) => phone),
    doNotContact: (card?.doNotContact ?? []).map(({ channel }) => channel),
    roles: [...roles],
    skills: skills.map(({ skill }) => skill),
    locatedBy: own.located_by,
    registeredAt: own.registered_at.toISOString(),
    sourceSystem: own.source_system,
    externalId: own.external_id,
    archivedAt: own.archived_at?.toISOString() ?? null,
    archivedBecause: own.reason ?? null,
    qualifications: qualifications.map((row) => ({
      id: row.id,
      name: row.name,
      awardedBy: row.awarded_by,
      number: row.number,
      issuedOn: row.issued_on,
      expiresOn: row.expires_on,
      seenOn: row.seen_on,
    })),
    workHistory: work.map((row) => ({
      id: row.id,
      employer: row.employer,
      jobTitle: row.job_title,
      fromOn: row.from_on,
      toOn: row.to_on,
      duties: row.duties,
    })),
  });
}
