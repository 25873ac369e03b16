import { sql } from 'kysely';
import { peopleOf } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import {
  aroundItem,
  aroundOwnWork,
  criteriaHere,
  learnersHere,
  ownEvidence,
  ownLearner,
} from '../portfolio/index.ts';
import type { listCollected, listObservations, listWitnesses } from './schema.ts';
import { collectedDb } from './tables.ts';

type Collected = Reply<typeof listCollected>;

/** What the learner asked witnesses for, and what was observed of them; the newest first. */
export async function collectedOf(tx: Tx): Promise<Result<Collected>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  return ok({
    today: dateIn(nowOf(tx)),
    testimonies: await testimoniesOf(tx, learner.value),
    observations: await observationsWhere(tx, sql<boolean>`learner_id = ${learner.value}::uuid`),
  });
}

async function testimoniesOf(tx: Tx, learner: string): Promise<Collected['testimonies']> {
  const rows = await collectedDb(tx)
    .selectFrom('testimony_request as r')
    .leftJoin('testimony as t', (join) =>
      join.onRef('t.organisation_id', '=', 'r.organisation_id').onRef('t.request_id', '=', 'r.id'),
    )
    .select(['r.id', 'r.witness_id', 'r.relation', 'r.what', 'r.asked_at', 'r.expires_at'])
    .select(['r.reminders', 'r.withdrawn_at', 't.declined', 't.answered_at', 't.evidence_id'])
    .where('r.learner_id', '=', learner)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id')
    .execute();
  const people = await peopleOf(
    tx,
    rows.map(({ witness_id }) => witness_id),
  );
  const now = nowOf(tx);
  return rows.map((row) => ({
    testimonyId: row.id,
    witness: people.get(row.witness_id)?.displayName ?? '',
    relation: row.relation,
    what: row.what,
    askedAt: row.asked_at.toISOString(),
    until: row.expires_at.toISOString(),
    reminders: row.reminders,
    state: stateOf(row, now),
    answeredAt: row.answered_at?.toISOString() ?? null,
    evidenceId: row.evidence_id,
  }));
}

function stateOf(
  row: { declined: boolean | null; withdrawn_at: Date | null; expires_at: Date },
  now: Date,
): Collected['testimonies'][number]['state'] {
  if (row.declined !== null) return row.declined ? 'declined' : 'given';
  if (row.withdrawn_at) return 'withdrawn';
  return row.expires_at <= now ? 'expired' : 'asked';
}

async function observationsWhere(
  tx: Tx,
  which: ReturnType<typeof sql<boolean>>,
): Promise<Collected['observations']> {
  const db = collectedDb(tx);
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(which)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  const marks = await db
    .selectFrom('observation_mark')
    .selectAll()
    .where(sql<boolean>`observation_id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('at_second')
    .orderBy('criterion_id')
    .execute();
  const names = await memberNames(tx);
  const criteria = await criteriaHere(tx, [...new Set(marks.map((mark) => mark.criterion_id))]);
  const member = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    observationId: row.id,
    learner: member(row.learner_id),
    observer: member(row.observer_id),
    actedAs: row.acted_as,
    kind: row.kind,
    heldOn: row.held_on,
    place: row.place,
    minutes: row.minutes,
    words: row.words,
    wordsSha256: row.words_sha256.toString('hex'),
    recordedAt: row.recorded_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    agreed: row.agreed,
    answer: row.answer,
    marks: marks
      .filter((mark) => mark.observation_id === row.id)
      .map((mark) => {
        const known = criteria.ok ? criteria.value.get(mark.criterion_id) : undefined;
        return {
          criterionId: mark.criterion_id,
          code: known?.code ?? '',
          label: known?.label ?? '',
          atSecond: mark.at_second,
          words: mark.words,
        };
      }),
  }));
}

/** What the actor recorded, and of whom and for which criteria they may. */
export async function observationsBy(tx: Tx): Promise<Reply<typeof listObservations>> {
  const { memberId, roles } = actorOf(tx);
  const criteria: Reply<typeof listObservations>['criteria'][number][] = [];
  for (const { id, newest } of await frameworksHere(tx)) {
    const tree = newest ? await frameworkOf(tx, id) : null;
    for (const unit of tree?.units ?? []) {
      for (const { criterionId, code, label } of unit.outcomes.flatMap((one) => one.criteria)) {
        criteria.push({ criterionId, framework: tree?.code ?? '', code, label });
      }
    }
  }
  return {
    today: dateIn(nowOf(tx)),
    mayActAs: (['assessor', 'adviser'] as const).filter((role) => roles.includes(role)),
    learners: (await learnersHere(tx)).filter(({ id }) => id !== memberId),
    criteria,
    rows: await observationsWhere(tx, sql<boolean>`observer_id = ${memberId}::uuid`),
  };
}

/** Who stands in the records of an own item. Refuses as `ownEvidence` does, and `not-a-learner`. */
export async function witnessesOf(
  tx: Tx,
  evidenceId: string,
): Promise<Result<Reply<typeof listWitnesses>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const item = await ownEvidence(tx, learner.value, evidenceId);
  if (!item.ok) return item;
  return ok(await witnessesAmong(tx, item.value.title, await aroundItem(tx, evidenceId)));
}

/** Who stands in the records about one's own work. Refuses `not-a-learner` and `not-your-work`. */
export async function witnessesOfWork(
  tx: Tx,
  aboutId: string,
): Promise<Result<Reply<typeof listWitnesses>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const around = await aroundOwnWork(tx, learner.value, aboutId);
  return around.ok ? ok(await witnessesAmong(tx, '', around.value)) : around;
}

async function witnessesAmong(
  tx: Tx,
  title: string,
  ids: readonly string[],
): Promise<Reply<typeof listWitnesses>> {
  const people = await peopleOf(tx, ids);
  return {
    title,
    rows: [...people.values()]
      .map(({ personId, displayName, email }) => ({
        personId,
        name: displayName,
        hasAddress: Boolean(email),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
}
