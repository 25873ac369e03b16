import { sql } from 'kysely';
import { onErasure, type PersonCard, peopleOf } from '../../desk/people/index.ts';
import { type Hidden, hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { entriesAbout, subjectsAround } from '../../platform/audit/heard.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { pseudonymOf } from './redact/pseudonym.ts';
import { portfolioDb } from './tables.ts';

/** Texts of a table's rows that a learner or a colleague wrote, with what names the row. */
interface Written {
  readonly key: string;
  /** Is it about a case that the person stands in? Elsewhere only their whole name means them. */
  readonly near: boolean;
  readonly texts: Readonly<Record<string, string | null>>;
}

/**
 * Forgets a person in what learners and colleagues wrote: their name, e-mail address and telephone number
 * become their pseudonym; of cases they stand in also their given or family name alone. What was frozen for an assessor holds pseudonyms only and
 * stays under the centre's own retention; all else is random ids.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const db = portfolioDb(tx);
  const key = await db
    .selectFrom('pseudonym_key')
    .select('key')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .executeTakeFirst();
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!key || !card) return ok(null);
  const hidden = hiddenOf(card, pseudonymOf(key.key, 'person', personId));
  const around = [personId, ...((await subjectsAround(tx, [personId])).get(personId) ?? [])];
  const seqs = (await entriesAbout(tx, [personId], { most: 50_000 })).map(({ seq }) => seq);
  const inCases = sql`in (select id from evidence_case
    where organisation_id = current_organisation() and about_id = any(${around}::uuid[]))`;
  const items = await sql<Written>`
    select id as key, coalesce(case_id ${inCases}, id = any(${around}::uuid[])) as near,
      jsonb_build_object('title', title, 'note', note, 'older', older_because) as texts
    from evidence where organisation_id = current_organisation()`.execute(db);
  for (const { key: id, title = '', note = '', older = null } of changed(items.rows, hidden)) {
    await db
      .updateTable('evidence')
      .set({ title: title ?? '', note: note ?? '', older_because: older })
      .where('id', '=', id)
      .execute();
  }
  const references = await sql<Written>`
    select r.evidence_id || ' ' || r.criterion_id as key,
      coalesce(e.case_id ${inCases}, e.id = any(${around}::uuid[])) as near,
      jsonb_build_object('note', r.note) as texts
    from evidence_reference r
    join evidence e on e.organisation_id = r.organisation_id and e.id = r.evidence_id
    where r.organisation_id = current_organisation() and r.note <> ''`.execute(db);
  for (const { key: ids, note } of changed(references.rows, hidden)) {
    const [evidenceId = '', criterionId = ''] = ids.split(' ');
    await db
      .updateTable('evidence_reference')
      .set({ note: note ?? '' })
      .where('evidence_id', '=', evidenceId)
      .where('criterion_id', '=', criterionId)
      .execute();
  }
  const asides = await sql<Written>`
    select id as key, id ${inCases} as near, jsonb_build_object('because', set_aside_because) as texts
    from evidence_case
    where organisation_id = current_organisation() and set_aside_at is not null`.execute(db);
  for (const { key: id, because } of changed(asides.rows, hidden)) {
    await db
      .updateTable('evidence_case')
      .set({ set_aside_because: because ?? '' })
      .where('id', '=', id)
      .execute();
  }
  const asked = await sql<Written>`
    select id as key, seq = any(${seqs}::bigint[]) as near,
      jsonb_build_object('what', what, 'words', words) as texts
    from contribution where organisation_id = current_organisation()`.execute(db);
  for (const { key: id, what, words = null } of changed(asked.rows, hidden)) {
    await db
      .updateTable('contribution')
      .set({ what: what ?? '', words })
      .where('id', '=', id)
      .execute();
  }
  await hideInTexts(
    db,
    [
      { table: 'enrolment', keys: ['id'], columns: ['ended_because'] },
      { table: 'learner_move', keys: ['id'], columns: ['because'] },
    ],
    hidden,
  );
  return ok(null);
}

function hiddenOf(card: PersonCard, mark: string): readonly Hidden[] {
  const names = [card.displayName, `${card.givenName} ${card.familyName}`];
  return [
    ...names.map((text) => ({ text, mark, wordsToo: true })),
    ...[card.email, card.phone].flatMap((text) => (text ? [{ text, mark }] : [])),
  ];
}

/** Rows whose texts say something that must go, with their new texts. */
function changed(rows: readonly Written[], hidden: readonly Hidden[]) {
  const whole = hidden
    .filter(({ text, wordsToo }) => !wordsToo || text.trim().includes(' '))
    .map(({ text, mark }) => ({ text, mark }));
  return rows.flatMap(({ key, near, texts }) => {
    const own = near ? hidden : whole;
    const told = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, text && hideTexts(text, own)]),
    );
    const same = Object.entries(texts).every(([name, text]) => told[name] === text);
    return same ? [] : [{ key, ...told } as { key: string } & Record<string, string | null>];
  });
}

onErasure('portfolio', forgetPerson);
