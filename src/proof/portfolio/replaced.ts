import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { portfolioDb } from './tables.ts';

/** A framework that took the place of another for a learner. */
export interface ReplacedBy {
  readonly code: string;
  readonly revision: number;
  readonly title: string;
  /** When the learner went over, ISO. */
  readonly movedAt: string;
}

/** An enrolment that its learner left for the framework that replaces its own (C16). */
interface Replaced {
  readonly learnerId: string;
  /** Of the framework that was replaced. */
  readonly code: string;
  readonly by: ReplacedBy;
}

/** By enrolment, those that were replaced: of these learners, or of everybody. */
export async function replacedEnrolments(
  tx: Tx,
  learnerIds?: readonly string[],
): Promise<ReadonlyMap<string, Replaced>> {
  const ids = learnerIds ? [...learnerIds] : null;
  const { rows } = await sql<{
    enrolmentId: string;
    learnerId: string;
    fromId: string;
    toId: string;
    movedAt: Date;
  }>`
    select m.from_enrolment_id as "enrolmentId", m.learner_id as "learnerId", f.framework_id as "fromId",
      t.framework_id as "toId", m.moved_at as "movedAt"
    from learner_move m
    join enrolment f on f.organisation_id = m.organisation_id and f.id = m.from_enrolment_id
    join enrolment t on t.organisation_id = m.organisation_id and t.id = m.to_enrolment_id
    where m.organisation_id = current_organisation()
      and (${ids}::uuid[] is null or m.learner_id = any(${ids}::uuid[]))`.execute(portfolioDb(tx));
  if (rows.length === 0) return new Map();
  const cards = new Map((await frameworksHere(tx)).map((card) => [card.id, card]));
  return new Map(
    rows.flatMap(({ enrolmentId, learnerId, fromId, toId, movedAt }) => {
      const [from, to] = [cards.get(fromId), cards.get(toId)];
      if (!from || !to) return [];
      const { code, revision, title } = to;
      const by = { code, revision, title, movedAt: movedAt.toISOString() };
      return [[enrolmentId, { learnerId, code: from.code, by }] as const];
    }),
  );
}
