import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { LintFinding } from '../documents/index.ts';
import { choicesOf, findingsOf } from './choices.ts';
import { frameworkChoicesCarried } from './events.ts';
import { goByChoices, PRINTED_TWICE } from './go-by-choices.ts';
import { frameworksDb } from './tables.ts';

/** A choice as somebody made it, of the revision it was made on. */
interface Made {
  readonly id: string;
  readonly frameworkId: string;
  readonly revision: number;
  readonly key: string;
  readonly value: string;
  readonly because: string;
  readonly chosenAt: Date;
  readonly chosenBy: string;
}

/**
 * Carries the choices made of the revision before over to a new one, each where every contradiction that asks it
 * stood before the centre when it chose: the same kind, of the same subject, with the same two readings. A choice
 * that some new or changed contradiction asks is asked anew. Who chose, when and why stays; a choice made of the new
 * revision later counts before it.
 */
export async function carryChoices(
  tx: Tx,
  to: { readonly frameworkId: string; readonly code: string; readonly revision: number },
): Promise<void> {
  const made = await madeBefore(tx, to);
  if (made.length === 0) return;
  const asked = (await choicesOf(tx, [to.frameworkId])).get(to.frameworkId) ?? [];
  const findings = (await findingsOf(tx, [to.frameworkId])).get(to.frameworkId) ?? [];
  const ends = await ended(tx, to.frameworkId, dateIn(nowOf(tx)));
  const carried: Made[] = [];
  for (const choice of made) {
    const asking = asked.find(({ key }) => key === choice.key);
    if (!asking || asking.chosen) continue;
    const known = new Set((await findingsAt(tx, choice)).map(contradictionOf));
    const alike = findings
      .filter(({ code }) => asking.findings.includes(code))
      .every((finding) => known.has(contradictionOf(finding)));
    if (!alike) continue;
    if (choice.key === 'unit_expired') {
      const before = new Set(await ended(tx, choice.frameworkId, null));
      if (!ends.every((end) => before.has(end))) continue;
    }
    carried.push(choice);
  }
  await keep(tx, to.frameworkId, carried);
}

/**
 * What a finding says, without the line on which it stands and the day on which it was looked at: documents that
 * contradict themselves alike give the same.
 */
export function contradictionOf({
  code,
  where,
  stated,
  computed,
}: Pick<LintFinding, 'code' | 'where' | 'stated' | 'computed'>): string {
  const lineless = (text: string) =>
    text.replace(/\blines? \d+(?:, \d+)*(?: and \d+(?: more)?)?/g, 'line').trim();
  const against = code === 'unit-expired' ? 'past' : lineless(computed);
  return [code, lineless(where), lineless(stated), against].join(' | ');
}

/** The newest choice of each key of the revision before, as it was made: one carried there stands for its origin. */
async function madeBefore(
  tx: Tx,
  { code, revision }: { readonly code: string; readonly revision: number },
): Promise<readonly Made[]> {
  const { organisationId } = actorOf(tx);
  const { rows } = await sql<Made>`
    select m.id, m.framework_id as "frameworkId", o.revision, m.key, m.value, m.because,
      m.chosen_at as "chosenAt", m.chosen_by as "chosenBy"
    from (select distinct on (c.key) coalesce(c.carried_from, c.id) as id
          from framework_choice c
          join framework f on f.organisation_id = c.organisation_id and f.id = c.framework_id
          where c.organisation_id = ${organisationId}::uuid and f.code = ${code} and f.revision = ${revision - 1}
          order by c.key, c.chosen_at desc, c.id desc) newest
    join framework_choice m on m.organisation_id = ${organisationId}::uuid and m.id = newest.id
    join framework o on o.organisation_id = m.organisation_id and o.id = m.framework_id
    order by m.key`.execute(frameworksDb(tx));
  return rows;
}

/** What the linter had said of the document when the choice was made. */
async function findingsAt(tx: Tx, { frameworkId, chosenAt }: Made) {
  const { organisationId } = actorOf(tx);
  const { rows } = await sql<Pick<LintFinding, 'code' | 'where' | 'stated' | 'computed'>>`
    select n.code, n.place as "where", n.stated, n.computed
    from (select id from framework_import
          where organisation_id = ${organisationId}::uuid and framework_id = ${frameworkId}::uuid
            and imported_at <= ${chosenAt}
          order by imported_at desc, id desc limit 1) i
    join framework_finding n on n.organisation_id = ${organisationId}::uuid and n.import_id = i.id`.execute(
    frameworksDb(tx),
  );
  return rows;
}

/** The last days of a version and its units as its document says them: those before a day, or all. */
async function ended(tx: Tx, frameworkId: string, before: string | null) {
  const { organisationId } = actorOf(tx);
  const { rows } = await sql<{ said: string }>`
    select reference || ' ' || expires_on as said from framework_unit
    where organisation_id = ${organisationId}::uuid and framework_id = ${frameworkId}::uuid
      and (expires_on < ${before}::date or (${before}::date is null and expires_on is not null))
    union all
    select 'version ' || registration_ends_on from framework
    where organisation_id = ${organisationId}::uuid and id = ${frameworkId}::uuid
      and (registration_ends_on < ${before}::date or (${before}::date is null and registration_ends_on is not null))`.execute(
    frameworksDb(tx),
  );
  return rows.map(({ said }) => said);
}

async function keep(tx: Tx, frameworkId: string, carried: readonly Made[]): Promise<void> {
  if (carried.length === 0) return;
  await frameworksDb(tx)
    .insertInto('framework_choice')
    .values(
      carried.map(({ id, key, value, because, chosenAt, chosenBy }) => ({
        organisation_id: actorOf(tx).organisationId,
        id: newId(),
        framework_id: frameworkId,
        key,
        value,
        because,
        chosen_at: chosenAt,
        chosen_by: chosenBy,
        carried_from: id,
      })),
    )
    .execute();
  if (carried.some(({ key }) => PRINTED_TWICE.includes(key))) await goByChoices(tx, frameworkId);
  record(tx, frameworkChoicesCarried, {
    subjects: { framework: frameworkId },
    facts: { choices: carried.map(({ key, value, revision }) => ({ key, value, revision })) },
  });
}
