import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { standingEntries, standOf } from './concern.ts';
import { concernEntered, safeguardingEntered } from './events.ts';
import { entriesOf, holdConcern, whoActs } from './found.ts';
import type { enterConcernRoute } from './schema.ts';
import { concernsDb } from './tables.ts';

const wrongField = (field: string, code: string, because: string, source?: string) =>
  refuse(code, because, source, { fields: { [field]: because } });

/**
 * What was done about a concern next. The same id again gives the first result. Refuses `concern-not-found`,
 * `still-to-come`, `before-it-was-said`, `entry-not-found` (what it would replace), `concern-closed`,
 * `concern-not-closed`, `reference-needed`, `outcome-needed`, `outcome-not-asked`, `not-reported` (malpractice, C13),
 * `not-told` (a complaint) and `id-taken`.
 */
export async function enterConcern(
  tx: Tx,
  concernId: string,
  body: BodyOf<typeof enterConcernRoute>,
): Promise<Result<{ number: number }>> {
  const concern = await holdConcern(tx, concernId);
  if ('ok' in concern) return concern;
  const entries = await entriesOf(tx, [concernId]);
  const kept = entries.find(({ id }) => id === body.id);
  if (kept) return ok({ number: kept.number });
  const taken = await concernsDb(tx)
    .selectFrom('concern_entry')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', body.id)
    .executeTakeFirst();
  if (taken) {
    return refuse(
      'id-taken',
      'An entry of another concern is kept under this id already, so nothing was changed. Open the page again, then repeat it.',
    );
  }
  const today = dateIn(nowOf(tx));
  if (body.on > today) {
    return wrongField(
      'on',
      'still-to-come',
      'This day is still to come. Enter it once it is done.',
    );
  }
  if (body.on < concern.said_on) {
    return wrongField('on', 'before-it-was-said', 'That is before it was said.');
  }
  const { state, replaces, outcome } = body;
  if (replaces !== null && !standingEntries(entries).some(({ number }) => number === replaces)) {
    return wrongField(
      'replaces',
      'entry-not-found',
      'There is no such entry, or it was replaced already. Choose one that stands.',
    );
  }
  const others = standingEntries(entries.filter(({ number }) => number !== replaces));
  const { closed } = standOf(concern.due_on, others, today);
  if (closed && state !== 'reopened') {
    return refuse('concern-closed', 'This concern is closed. Open it again first, and say why.');
  }
  if (!closed && state === 'reopened') {
    return refuse('concern-not-closed', 'This concern is not closed: go on with it.');
  }
  if (state === 'reported' && body.reference === '') {
    return wrongField(
      'reference',
      'reference-needed',
      'Enter the reference under which it was reported.',
    );
  }
  if (state === 'closed' && outcome === null) {
    return wrongField('outcome', 'outcome-needed', 'Choose what came of it.');
  }
  if (state !== 'closed' && outcome !== null) {
    return wrongField('outcome', 'outcome-not-asked', 'Only what is closed has an outcome.');
  }
  const had = (one: string) => others.some((entry) => entry.state === one);
  if (state === 'closed' && concern.kind === 'malpractice' && !had('reported')) {
    return wrongField(
      'state',
      'not-reported',
      'Suspected malpractice is reported to the awarding body before it is closed. Enter that first.',
      'C13',
    );
  }
  if (state === 'closed' && concern.kind === 'complaint' && !had('told')) {
    return wrongField(
      'state',
      'not-told',
      'Who complained is told what came of it before it is closed. Enter that first.',
      'C13',
    );
  }
  const number = (entries.at(-1)?.number ?? 0) + 1;
  await concernsDb(tx)
    .insertInto('concern_entry')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: body.id,
      concern_id: concernId,
      number,
      state,
      on_day: body.on,
      due_on: body.dueOn,
      words: body.words,
      reference: body.reference,
      outcome,
      replaces,
      written_at: nowOf(tx),
      written_by: whoActs(tx),
    })
    .execute();
  record(tx, concern.kind === 'safeguarding' ? safeguardingEntered : concernEntered, {
    subjects: { concern: concernId },
    facts: { kind: concern.kind, number, state, on: body.on, dueOn: body.dueOn, outcome, replaces },
  });
  return ok({ number });
}
