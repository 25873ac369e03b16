import { sql } from 'kysely';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { answerTo, choicesOf } from './choices.ts';
import { expiryFindings } from './combination.ts';
import { frameworksDb, type Until } from './tables.ts';
import { type FrameworkTree, frameworkOf } from './tree.ts';

/** A last day that the centre entered from a letter of the awarding body. */
export interface Extension {
  readonly extensionId: string;
  /** Null: the version as a whole. */
  readonly unitId: string | null;
  readonly until: Until;
  /** YYYY-MM-DD, as letterDated. */
  readonly endsOn: string;
  readonly letter: string;
  readonly letterDated: string;
  readonly enteredAt: Date;
  /** Member. */
  readonly enteredBy: string;
}

/** Every extension of a framework, the newest first; of one unit and kind the newest counts. */
export async function extensionsOf(tx: Tx, frameworkId: string): Promise<readonly Extension[]> {
  const { rows } = await sql<Extension>`
    select id as "extensionId", unit_id as "unitId", until, ends_on as "endsOn", letter,
      letter_dated as "letterDated", entered_at as "enteredAt", entered_by as "enteredBy"
    from framework_extension
    where organisation_id = ${actorOf(tx).organisationId}::uuid and framework_id = ${frameworkId}::uuid
    order by entered_at desc, id desc`.execute(frameworksDb(tx));
  return rows;
}

/** What of a framework has ended for a learner who would begin now. */
export interface EndedForNew {
  /** The centre chose that what has ended stops. */
  readonly stops: boolean;
  /** Registration on the whole version ended. */
  readonly version: boolean;
  /** One sentence each; empty: nothing has ended. */
  readonly because: readonly string[];
}

/**
 * What stands in the way of a learner who begins today (R12, practice W28): the version's own last day of
 * registration, and those of its mandatory units and of these chosen ones.
 */
export async function endedForNew(
  tx: Tx,
  framework: FrameworkTree,
  unitIds: readonly string[],
): Promise<EndedForNew> {
  const today = dateIn(nowOf(tx));
  const choices = (await choicesOf(tx, [framework.id])).get(framework.id) ?? [];
  const { registrationEndsOn } = framework;
  const version = registrationEndsOn !== null && registrationEndsOn < today;
  const taken = framework.units.filter(
    ({ unitId, group }) => group === 'mandatory' || unitIds.includes(unitId),
  );
  const units = expiryFindings(taken, choices, today, framework.title).filter(
    ({ outcome }) => outcome !== 'record',
  );
  return {
    version,
    stops: answerTo(choices, 'unit_expired') === 'stop' && (version || units.length > 0),
    because: [
      ...(version
        ? [`Registration on ${framework.title} ended on ${showDate(registrationEndsOn, today)}.`]
        : []),
      ...units.map(({ because }) => because),
    ],
  };
}

/** The same of a framework by its id; null: there is none. */
export async function endedHere(
  tx: Tx,
  frameworkId: string,
  unitIds: readonly string[],
): Promise<EndedForNew | null> {
  const framework = await frameworkOf(tx, frameworkId);
  return framework && endedForNew(tx, framework, unitIds);
}
