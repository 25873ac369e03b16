import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { mayAct, type UnitName } from '../centre/index.ts';
import { type FrameworkTree, frameworkOf } from '../frameworks/index.ts';
import { type Enrolment, enrolmentsOf } from '../portfolio/index.ts';
import { programmeDb } from './tables.ts';

/** A programme in hand, and who acts on it. */
export interface Held {
  readonly enrolment: Enrolment;
  readonly framework: FrameworkTree;
  readonly by: string;
  readonly today: DateText;
  /** What every row of this programme begins with. */
  readonly row: {
    readonly organisation_id: string;
    readonly enrolment_id: string;
    readonly learner_id: string;
  };
  /** What every record of it is about. */
  readonly subjects: { readonly learner: string; readonly enrolment: string };
}

/**
 * The programme of an enrolment, held until the act ends, for somebody of the centre. Refuses `programme-not-found`,
 * `own-programme` and `not-authorised` (R22).
 */
export async function holdProgramme(
  tx: Tx,
  enrolmentId: string,
  units: readonly UnitName[] = [],
): Promise<Result<Held>> {
  const { organisationId, memberId, roles } = actorOf(tx);
  if (memberId === null) throw new Error('Something of a programme was done by nobody.');
  const [enrolment] = await enrolmentsOf(tx, { ids: [enrolmentId] });
  const framework = enrolment && (await frameworkOf(tx, enrolment.frameworkId));
  if (!framework) return refuse('programme-not-found', 'There is no such programme here.');
  if (enrolment.learnerId === memberId) {
    return refuse(
      'own-programme',
      'Nobody keeps the records of their own programme. Ask another adviser or assessor.',
    );
  }
  const today = dateIn(nowOf(tx));
  const posts = [
    ...(units.length === 0 && roles.includes('adviser') ? (['advise'] as const) : []),
    ...(roles.includes('assessor') ? (['assess'] as const) : []),
  ];
  let stops: Result<null> = ok(null);
  for (const as of posts) {
    const [block] = (await mayAct(tx, { memberId, as, units, on: today })).filter(
      ({ outcome }) => outcome === 'block',
    );
    stops = block
      ? refuse('not-authorised', `${block.because} ${block.clears ?? ''}`.trim(), block.rule)
      : ok(null);
    if (stops.ok) break;
  }
  if (!stops.ok) return stops;
  await lockProgramme(tx, enrolmentId);
  return ok({
    enrolment,
    framework,
    by: memberId,
    today,
    row: {
      organisation_id: organisationId,
      enrolment_id: enrolmentId,
      learner_id: enrolment.learnerId,
    },
    subjects: { learner: enrolment.learnerId, enrolment: enrolmentId },
  });
}

/** Whatever changes one programme happens one after the other, until the act ends. */
export async function lockProgramme(tx: Tx, enrolmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`programme:${enrolmentId}`}, 0))`.execute(
    programmeDb(tx),
  );
}

type KeptIn =
  | 'programme_step'
  | 'special_arrangement'
  | 'prior_learning'
  | 'plan_version'
  | 'guided_time'
  | 'required_learning'
  | 'learner_state';

/** Is this id kept already? The same press again is the same act. */
export async function isKept(tx: Tx, table: KeptIn, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.table(table)} where organisation_id = current_organisation() and id = ${id}::uuid`.execute(
    programmeDb(tx),
  );
  return rows.length > 0;
}

/** Refuses `still-to-come` for a day after today. */
export function notToCome(field: string, on: DateText, today: DateText): Result<never> | null {
  if (on <= today) return null;
  return wrongField(
    field,
    'still-to-come',
    'This day is still to come. Record it once it is done.',
  );
}

/** Without both entry tests the programme does not start. Refuses `entry-tests-missing` (R37). */
export async function entryPassed(tx: Tx, enrolmentId: string): Promise<Result<never> | null> {
  const row = await programmeDb(tx)
    .selectFrom('programme_step')
    .select('details')
    .where('enrolment_id', '=', enrolmentId)
    .where('kind', '=', 'entry')
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row && (row.details as { passes?: boolean }).passes === true) return null;
  return refuse(
    'entry-tests-missing',
    row
      ? 'The entry tests were not both met, so the programme does not start. Advise another programme, or record the tests anew once the role has changed.'
      : 'Record the two entry tests first: that the role gives opportunities, and that competence is likely soon or was shown recently.',
    'R37',
  );
}
