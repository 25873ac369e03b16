import { sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { LintFinding } from '../documents/index.ts';
import { type AskedChoice, CHOICES, choicesFor, DEFAULT_CHOICES } from '../linter/index.ts';
import { frameworksDb } from './tables.ts';

/** A question to the centre with what it chose, if it did. */
export interface Choice extends AskedChoice {
  readonly chosen: {
    readonly value: string;
    readonly because: string;
    readonly chosenAt: Date;
    /** Member. */
    readonly chosenBy: string;
    /** The earlier revision it was chosen of, whose document contradicts itself alike; null: chosen of this one. */
    readonly carriedFrom: number | null;
  } | null;
  /** Chosen before something new asked it again: a unit that ended since. */
  readonly askedAgain: boolean;
}

/** What the linter said of the newest document of each framework, in its order. */
export async function findingsOf(
  tx: Tx,
  frameworkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LintFinding[]>> {
  const { organisationId } = actorOf(tx);
  const { rows } = await sql<LintFinding & { frameworkId: string }>`
    select i.framework_id as "frameworkId", n.code, n.place as "where", n.stated, n.computed, n.message
    from (select distinct on (framework_id) framework_id, id from framework_import
          where organisation_id = ${organisationId}::uuid and framework_id = any(${frameworkIds}::uuid[])
          order by framework_id, imported_at desc, id desc) i
    join framework_finding n on n.organisation_id = ${organisationId}::uuid and n.import_id = i.id
    order by n.position`.execute(frameworksDb(tx));
  const byFramework = Map.groupBy(rows, ({ frameworkId }) => frameworkId);
  return new Map(
    [...byFramework].map(([id, own]) => [id, own.map(({ frameworkId: _, ...finding }) => finding)]),
  );
}

/**
 * What each framework asks the centre: where its document contradicts itself, and about units past their
 * date today. The newest answer to a key counts.
 */
export async function choicesOf(
  tx: Tx,
  frameworkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  const { organisationId } = actorOf(tx);
  const db = frameworksDb(tx);
  const today = dateIn(nowOf(tx));
  const findings = await findingsOf(tx, frameworkIds);
  const ended = await db
    .selectFrom('framework_unit')
    .select(['framework_id', 'reference', 'expires_on'])
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`framework_id = any(${frameworkIds}::uuid[])`)
    .where('expires_on', '<', today)
    .where(
      sql<boolean>`not coalesce((select x.ends_on >= ${today}::date from framework_extension x
        where x.organisation_id = framework_unit.organisation_id and x.unit_id = framework_unit.id
          and x.until = 'registration' order by x.entered_at desc, x.id desc limit 1), false)`,
    )
    .execute();
  const versions = await sql<{ id: string }>`
    select f.id from framework f
    where f.organisation_id = ${organisationId}::uuid and f.id = any(${frameworkIds}::uuid[])
      and coalesce((select x.ends_on from framework_extension x where x.organisation_id = f.organisation_id
        and x.framework_id = f.id and x.unit_id is null and x.until = 'registration'
        order by x.entered_at desc, x.id desc limit 1), f.registration_ends_on) < ${today}::date`.execute(
    db,
  );
  const over = new Set(versions.rows.map(({ id }) => id));
  const chosen = await newestChoices(tx, frameworkIds);
  return new Map(
    frameworkIds.map((id) => {
      const lastEnd = ended
        .filter((unit) => unit.framework_id === id)
        .map(({ expires_on }) => expires_on ?? '')
        .toSorted()
        .at(-1);
      const asked = asksOf(findings.get(id) ?? [], lastEnd !== undefined || over.has(id));
      return [
        id,
        asked.map((choice): Choice => {
          const answer = chosen.find((row) => row.frameworkId === id && row.key === choice.key);
          if (!answer) return { ...choice, chosen: null, askedAgain: false };
          const { value, because, chosenAt, chosenBy, carriedFrom } = answer;
          const askedAgain =
            choice.key === 'unit_expired' &&
            value === 'extended' &&
            lastEnd !== undefined &&
            lastEnd >= dateIn(chosenAt);
          return {
            ...choice,
            chosen: { value, because, chosenAt, chosenBy, carriedFrom },
            askedAgain,
          };
        }),
      ];
    }),
  );
}

/** The newest choice of each key of each framework; one carried over bears the day on which it was made. */
async function newestChoices(tx: Tx, frameworkIds: readonly string[]) {
  const { rows } = await sql<
    NonNullable<Choice['chosen']> & { readonly frameworkId: string; readonly key: string }
  >`
    select distinct on (c.framework_id, c.key) c.framework_id as "frameworkId", c.key, c.value, c.because,
      c.chosen_at as "chosenAt", c.chosen_by as "chosenBy", f.revision as "carriedFrom"
    from framework_choice c
    left join framework_choice m on m.organisation_id = c.organisation_id and m.id = c.carried_from
    left join framework f on f.organisation_id = m.organisation_id and f.id = m.framework_id
    where c.organisation_id = ${actorOf(tx).organisationId}::uuid
      and c.framework_id = any(${frameworkIds}::uuid[])
    order by c.framework_id, c.key, c.chosen_at desc, c.id desc`.execute(frameworksDb(tx));
  return rows;
}

/** The centre's choice of a key for a framework, or the default of the house. */
export async function choiceOf(tx: Tx, frameworkId: string, key: string): Promise<string> {
  const row = await frameworksDb(tx)
    .selectFrom('framework_choice')
    .select('value')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('framework_id', '=', frameworkId)
    .where('key', '=', key)
    .orderBy('chosen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.value ?? DEFAULT_CHOICES[key] ?? '';
}

/** What the findings ask, and the question about expiry once a unit has ended, whoever said its date. */
function asksOf(findings: readonly LintFinding[], hasEnded: boolean): readonly AskedChoice[] {
  const asked = choicesFor(findings);
  const expiry = CHOICES.find(({ key }) => key === 'unit_expired');
  if (!hasEnded || !expiry || asked.some(({ key }) => key === expiry.key)) return asked;
  const { codes: _, inFile: _inFile, ...choice } = expiry;
  return [{ ...choice, findings: [] }, ...asked];
}

/** What the centre chose of what is asked, or the default. */
export function answerTo(choices: readonly Choice[], key: string): string {
  const chosen = choices.find((choice) => choice.key === key)?.chosen;
  return chosen?.value ?? DEFAULT_CHOICES[key] ?? '';
}
