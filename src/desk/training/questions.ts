import type { DateText } from '../../lib/days.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { asksOf, gravestAsker, type Place, type Requirement } from './course.ts';
import type { AskedBy } from './schema.ts';
import { trainingDb } from './tables.ts';

/** A course that some work asks for; who has it holds a qualification with this key. */
export interface MandatoryCourse {
  readonly courseId: string;
  readonly name: string;
  /** As `nameKey` folds the name. */
  readonly key: string;
  readonly askedBy: AskedBy;
}

/** A requirement in force with its course. */
export interface RequirementRow extends Requirement {
  readonly requirementId: string;
  readonly name: string;
  readonly key: string;
  readonly dueWeeks: number;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** Everything that is mandatory anywhere, those ended left out; by the name of the course. */
export async function requirements(tx: Tx): Promise<readonly RequirementRow[]> {
  return trainingDb(tx)
    .selectFrom('training_requirement as r')
    .innerJoin('training_course as c', (join) =>
      join.onRef('c.organisation_id', '=', 'r.organisation_id').onRef('c.id', '=', 'r.course_id'),
    )
    .select([
      'r.id as requirementId',
      'r.course_id as courseId',
      'r.role',
      'r.client_id as clientId',
      'r.site_id as siteId',
      'r.asked_by as askedBy',
      'r.from_on as fromOn',
      'r.recorded_at as recordedAt',
      'r.recorded_by as recordedBy',
      'c.name',
      'c.name_key as key',
      'c.due_weeks as dueWeeks',
    ])
    .where('r.ended_at', 'is', null)
    .orderBy('c.name_key')
    .orderBy('r.from_on')
    .orderBy('r.id')
    .execute();
}

/**
 * Which courses are mandatory for a piece of work on a day: one question, then pure, however many works there are.
 * What is asked for several reasons is named once, with the gravest of them.
 */
export async function mandatoryCourses(
  tx: Tx,
): Promise<(place: Place, day: DateText) => readonly MandatoryCourse[]> {
  const all = await requirements(tx);
  return (place, day) => {
    const found = new Map<string, { name: string; key: string; askers: AskedBy[] }>();
    for (const one of all) {
      if (!asksOf(one, place, day)) continue;
      const known = found.get(one.courseId);
      if (known) known.askers.push(one.askedBy);
      else found.set(one.courseId, { name: one.name, key: one.key, askers: [one.askedBy] });
    }
    return [...found].map(([courseId, { name, key, askers }]) => ({
      courseId,
      name,
      key,
      askedBy: gravestAsker(askers),
    }));
  };
}
