import { sql } from 'kysely';
import { entriesOf } from '../../platform/audit/heard.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import type { listContributions } from './schema.ts';
import { portfolioDb } from './tables.ts';
import { saysOf, titleOf } from './words.ts';

type Contributions = Reply<typeof listContributions>;
/** Questions that one list shows at the most. */
const MOST = 200;

/**
 * Parts in records that the signed-in member asked about, or was asked to confirm: open ones first, then
 * the newest. With who asked, the record in words, and what was answered.
 */
export async function contributionsOf(tx: Tx, side: 'asked' | 'asks'): Promise<Contributions> {
  const { memberId } = actorOf(tx);
  const inPlaceOf = side === 'asked' ? await leftBehind(tx) : [];
  const which =
    side === 'asks'
      ? sql`learner_id = ${memberId}::uuid`
      : sql`(asked_of = ${memberId}::uuid or (confirmed is null and learner_id <> ${memberId}::uuid
          and asked_of = any(${[...inPlaceOf]}::uuid[])))`;
  const { rows } = await sql<{
    contributionId: string;
    learnerId: string;
    seq: number;
    askedOf: string;
    what: string;
    askedAt: Date;
    answeredAt: Date | null;
    confirmed: boolean | null;
    words: string | null;
  }>`
    select id as "contributionId", learner_id as "learnerId", seq, asked_of as "askedOf", what,
      asked_at as "askedAt", answered_at as "answeredAt", confirmed, words
    from contribution
    where organisation_id = current_organisation() and ${which}
    order by confirmed is null desc, asked_at desc, id
    limit ${MOST}`.execute(portfolioDb(tx));
  const log = new Map(
    (
      await entriesOf(
        tx,
        rows.map(({ seq }) => seq),
      )
    ).map((entry) => [entry.seq, entry]),
  );
  const names = await memberNames(tx);
  const member = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    total: rows.length,
    open: rows.filter(({ confirmed }) => confirmed === null).length,
    rows: rows.flatMap(({ learnerId, askedOf, ...row }) => {
      const entry = log.get(row.seq);
      if (!entry) return [];
      return [
        {
          ...row,
          learner: member(learnerId),
          askedOf: member(askedOf),
          kind: entry.kind,
          title: titleOf(entry.kind),
          at: entry.at.toISOString(),
          says: [...saysOf(entry.kind, entry.envelope.facts)],
          mayAnswer: side === 'asked' && row.confirmed === null && learnerId !== memberId,
          askedAt: row.askedAt.toISOString(),
          answeredAt: row.answeredAt?.toISOString() ?? null,
        },
      ];
    }),
  };
}

/** Members who left, for whom the signed-in member answers: an owner or a branch manager. */
async function leftBehind(tx: Tx): Promise<readonly string[]> {
  const { roles } = actorOf(tx);
  if (!roles.includes('owner') && !roles.includes('branch_manager')) return [];
  const { members } = await membersOf(tx);
  return members.filter(({ leftAt }) => leftAt !== null).map(({ id }) => id);
}

/**
 * Who may say whether a learner had a part in what a member did: that member, or, when they have left, any
 * owner or branch manager who is here. Never the learner.
 * @returns member ids by the actor's
 */
export async function mayAnswerFor(
  tx: Tx,
  learner: string,
): Promise<(actor: string) => readonly string[]> {
  const { members } = await membersOf(tx);
  const here = members.filter(({ leftAt, id }) => leftAt === null && id !== learner);
  const managers = here
    .filter(({ roles }) => roles.includes('owner') || roles.includes('branch_manager'))
    .map(({ id }) => id);
  const ids = new Set(here.map(({ id }) => id));
  return (actor) => {
    if (actor === learner) return [];
    return ids.has(actor) ? [actor] : managers;
  };
}
