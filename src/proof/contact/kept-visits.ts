import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { contactDb, type Side, type VisitKind, type VisitState } from './tables.ts';

/** One step of a visit, as it was entered. */
export interface KeptStep {
  readonly id: string;
  readonly number: number;
  readonly kind: VisitState;
  readonly startsAt: Date | null;
  readonly minutes: number | null;
  readonly place: string;
  readonly side: Side | null;
  readonly words: string;
  readonly observationId: string | null;
  readonly dialogueId: string | null;
  readonly writtenAt: Date;
  readonly writtenBy: string;
}

/** A visit as its newest steps leave it. */
export interface KeptVisit {
  readonly visitId: string;
  readonly learnerId: string;
  /** Who visits. */
  readonly memberId: string;
  readonly kind: VisitKind;
  readonly state: VisitState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly minutes: number;
  readonly place: string;
  readonly steps: readonly KeptStep[];
}

/** Whether a visit is still to come about. */
export const stands = ({ state }: KeptVisit): boolean => state === 'planned' || state === 'moved';

/** Whether a visit was to be over at a moment, and nobody said what came of it. */
export const isLate = (visit: KeptVisit, at: Date): boolean => stands(visit) && visit.endsAt < at;

/** Visits with their steps, by when they are to begin; of one learner, one of them, or all. */
export async function visitsIn(
  tx: Tx,
  asked: { readonly learnerId?: string; readonly visitId?: string } = {},
): Promise<readonly KeptVisit[]> {
  let query = contactDb(tx)
    .selectFrom('learner_visit as v')
    .innerJoin('learner_visit_step as s', (join) =>
      join.onRef('s.organisation_id', '=', 'v.organisation_id').onRef('s.visit_id', '=', 'v.id'),
    )
    .select(['v.id as visitId', 'v.learner_id as learnerId', 'v.member_id as memberId'])
    .select(['v.kind as visitKind', 's.id', 's.number', 's.kind', 's.starts_at as startsAt'])
    .select(['s.minutes', 's.place', 's.side', 's.words', 's.observation_id as observationId'])
    .select(['s.dialogue_id as dialogueId', 's.written_at as writtenAt'])
    .select('s.written_by as writtenBy')
    .where('v.organisation_id', '=', actorOf(tx).organisationId);
  if (asked.learnerId) query = query.where('v.learner_id', '=', asked.learnerId);
  if (asked.visitId) query = query.where('v.id', '=', asked.visitId);
  const rows = await query.orderBy('s.number').execute();
  return [...Map.groupBy(rows, ({ visitId }) => visitId).values()]
    .flatMap((steps) => {
      const first = steps[0];
      const last = steps.at(-1);
      const when = steps.findLast(({ startsAt }) => startsAt !== null);
      if (!first || !last || !when?.startsAt || when.minutes === null) return [];
      return [
        {
          visitId: first.visitId,
          learnerId: first.learnerId,
          memberId: first.memberId,
          kind: first.visitKind,
          state: last.kind,
          startsAt: when.startsAt,
          endsAt: new Date(when.startsAt.getTime() + when.minutes * 60_000),
          minutes: when.minutes,
          place: when.place,
          steps,
        },
      ];
    })
    .sort(
      (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.visitId < b.visitId ? -1 : 1),
    );
}
