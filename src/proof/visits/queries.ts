import { sql } from 'kysely';
import { addMonths } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { supportOn } from '../centre/index.ts';
import { appointedToday } from '../external/index.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { actionsOf, ownersHere } from './actions.ts';
import { codesOf, sideOf, stepsOf, visitHere, whoActs } from './found.ts';
import type { Section } from './pack-sections.ts';
import type { readVisit, readVisits } from './schema.ts';
import { visitsDb } from './tables.ts';
import { obstructionIn, patternOf, standOf } from './visit.ts';

type Overview = ReplyIn<typeof readVisits>;
type Line = Overview['visits'][number];
type Whole = ReplyIn<typeof readVisit>;

interface Row {
  readonly id: string;
  readonly member_id: string;
  readonly framework_code: string;
  readonly kind: Line['kind'];
  readonly packs: number;
  readonly reported: boolean;
}

async function rowsOf(tx: Tx, visitId: string | null): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select v.id, v.member_id, v.framework_code, v.kind,
      (select count(*)::int from visit_pack p
        where p.organisation_id = v.organisation_id and p.visit_id = v.id) as packs,
      exists (select 1 from visit_report r where r.organisation_id = v.organisation_id
        and r.visit_id = v.id and r.given_at is not null) as reported
    from visit v
    where v.organisation_id = current_organisation()
      and (${visitId}::uuid is null or v.id = ${visitId}::uuid)`.execute(visitsDb(tx));
  return rows;
}

async function linesOf(tx: Tx, rows: readonly Row[]): Promise<Line[]> {
  const steps = await stepsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  return rows
    .map((row): Line => {
      const own = steps.get(row.id) ?? [];
      const { state, on, waitsFor } = standOf(own);
      return {
        visitId: row.id,
        frameworkCode: row.framework_code,
        verifierName: names.get(row.member_id) ?? '',
        kind: row.kind,
        state,
        on,
        waitsFor,
        obstructions: obstructionIn(own, today).map(({ rule, because, source, clears }) => ({
          rule,
          outcome: 'warn' as const,
          because,
          source,
          ...(clears === undefined ? {} : { clears }),
        })),
        packs: row.packs,
        reported: row.reported,
        isMine: row.member_id === actorOf(tx).memberId,
      };
    })
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** Visits that the reader may know of, the newest first. */
export async function visitLines(tx: Tx): Promise<readonly Line[]> {
  const codes = await codesOf(tx);
  const rows = (await rowsOf(tx, null)).filter(
    ({ framework_code }) => codes === null || codes.has(framework_code),
  );
  return linesOf(tx, rows);
}

/** What the page of visits shows to its reader. */
export async function visitsOverview(tx: Tx): Promise<Result<Overview>> {
  const today = dateIn(nowOf(tx));
  const side = sideOf(tx);
  const codes = await codesOf(tx);
  const within = (code: string) => codes === null || codes.has(code);
  const visits = await visitLines(tx);
  const names = await memberNames(tx);
  const here = await appointedToday(tx, side === 'verifier' ? whoActs(tx) : undefined);
  return ok({
    today,
    side,
    pattern: await patternNow(tx, visits),
    visits: [...visits],
    actions: (await actionsOf(tx)).filter((one) => within(one.frameworkCode)),
    observations: (await observationsOf(tx)).filter((one) => within(one.frameworkCode)),
    contacts: await contactCounts(tx, codes),
    appointments: here.map(({ appointmentId, memberId, frameworkCode, toOn }) => ({
      appointmentId,
      name: names.get(memberId) ?? '',
      frameworkCode,
      toOn,
    })),
    owners: side === 'verifier' ? await ownersHere(tx) : [],
    watched: side === 'verifier' ? await watchedHere(tx) : [],
    learners: side === 'verifier' ? await learnersOf(tx, codes ?? new Set()) : [],
  });
}

/** The pattern of visits of the last twelve months, or since the status began if that is later (R34). */
export async function patternNow(tx: Tx, visits: readonly Line[]): Promise<Overview['pattern']> {
  const today = dateIn(nowOf(tx));
  const support = await supportOn(tx, today);
  if (!support) return null;
  const year = addMonths(today, -12);
  const since = support.fromOn > year ? support.fromOn : year;
  return { status: support.status, lines: [...patternOf(support, visits, since)] };
}

/** Observations of assessment and of internal verification from outside, the newest first (R90). */
export async function observationsOf(tx: Tx): Promise<Overview['observations']> {
  const rows = await visitsDb(tx)
    .selectFrom('external_observation')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .execute();
  const names = await memberNames(tx);
  return rows.map((row) => ({
    observationId: row.id,
    what: row.what,
    observedName: names.get(row.observed_id) ?? '',
    on: row.on_day,
    seen: row.seen,
    outcome: row.outcome,
    verifierName: names.get(row.member_id) ?? '',
    isMine: row.member_id === actorOf(tx).memberId,
    frameworkCode: row.framework_code,
  }));
}

/** How many contacts with learners were announced, and how many held; `codes` null: of every qualification. */
export async function contactCounts(tx: Tx, codes: ReadonlySet<string> | null) {
  const rows = (
    await visitsDb(tx)
      .selectFrom('external_contact')
      .select(['framework_code', 'outcome'])
      .where('organisation_id', '=', actorOf(tx).organisationId)
      .execute()
  ).filter(({ framework_code }) => codes === null || codes.has(framework_code));
  return {
    announced: rows.length,
    held: rows.filter(({ outcome }) => outcome !== null).length,
  };
}

async function watchedHere(tx: Tx): Promise<Overview['watched']> {
  const { members } = await membersOf(tx);
  return members.flatMap(({ id, name, roles, leftAt }) => [
    ...(leftAt === null && roles.includes('assessor')
      ? [{ memberId: id, name, what: 'assessment' as const }]
      : []),
    ...(leftAt === null && roles.includes('internal_verifier')
      ? [{ memberId: id, name, what: 'internal_verification' as const }]
      : []),
  ]);
}

async function learnersOf(tx: Tx, codes: ReadonlySet<string>): Promise<Overview['learners']> {
  const names = await memberNames(tx);
  const found = new Map<string, Overview['learners'][number]>();
  for (const { id, code } of await frameworksHere(tx)) {
    if (!codes.has(code)) continue;
    for (const { learnerId } of await learnersOn(tx, id)) {
      const name = names.get(learnerId) ?? '';
      found.set(`${learnerId} ${code}`, { learnerId, name, frameworkCode: code });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** One visit whole. Refuses `visit-not-found`, and `not-appointed` to a verifier of another qualification. */
export async function visitWhole(tx: Tx, visitId: string): Promise<Result<Whole>> {
  const visit = await visitHere(tx, visitId);
  if (!visit.ok) return visit;
  const [line] = await linesOf(tx, await rowsOf(tx, visitId));
  if (!line) throw new Error('A visit that was there is gone.');
  const names = await memberNames(tx);
  const side = sideOf(tx);
  const steps = (await stepsOf(tx, [visitId])).get(visitId) ?? [];
  return ok({
    ...line,
    today: dateIn(nowOf(tx)),
    side,
    agenda: visit.value.agenda,
    asksFor: visit.value.asks_for,
    steps: steps.map(({ number, kind, side: by, on, words, byId, at }) => ({
      number,
      kind,
      side: by,
      on,
      words,
      byName: names.get(byId) ?? '',
      at: at.toISOString(),
    })),
    packList: await packsOf(tx, visitId, names),
    reports: await reportsOf(tx, visitId, names, line.isMine),
    actions: [...(await actionsOf(tx, { visitId }))],
    owners: line.isMine ? await ownersHere(tx) : [],
  });
}

/** The newest pack of each visit, those handed over last first; whether the external verifier took it. */
export async function packLines(tx: Tx) {
  const { rows } = await sql<{ visitId: string; number: number; madeAt: Date; taken: boolean }>`
    select p.visit_id as "visitId", p.number, p.made_at as "madeAt",
      exists (select from visit_pack_taken t
        where t.organisation_id = p.organisation_id and t.pack_id = p.id) as taken
    from visit_pack p
    where p.organisation_id = current_organisation() and not exists (select from visit_pack n
      where n.organisation_id = p.organisation_id and n.visit_id = p.visit_id and n.number > p.number)
    order by p.made_at desc, p.id`.execute(visitsDb(tx));
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() }));
}

async function packsOf(tx: Tx, visitId: string, names: ReadonlyMap<string, string>) {
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const rows = await db
    .selectFrom('visit_pack')
    .select(['id', 'number', 'files', 'bytes', 'sha256', 'says', 'made_at', 'made_by'])
    .select(sql<boolean>`content is null`.as('emptied'))
    .where('organisation_id', '=', organisationId)
    .where('visit_id', '=', visitId)
    .orderBy('number', 'desc')
    .execute();
  const taken = await db
    .selectFrom('visit_pack_taken')
    .select(['pack_id', 'on_day'])
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`pack_id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('on_day')
    .execute();
  return rows.map((row, at) => ({
    packId: row.id,
    number: row.number,
    files: row.files,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
    madeAt: row.made_at.toISOString(),
    madeBy: names.get(row.made_by) ?? '',
    takenOn: taken.filter(({ pack_id }) => pack_id === row.id).map(({ on_day }) => on_day),
    emptied: row.emptied,
    // The newest is read here; the others as they were handed over.
    says: at === 0 ? (row.says as Section[] | null) : null,
  }));
}

async function reportsOf(
  tx: Tx,
  visitId: string,
  names: ReadonlyMap<string, string>,
  isMine: boolean,
): Promise<Whole['reports']> {
  const rows = await visitsDb(tx)
    .selectFrom('visit_report as r')
    .leftJoin('visit_tariff as t', (join) =>
      join.onRef('t.organisation_id', '=', 'r.organisation_id').onRef('t.report_id', '=', 'r.id'),
    )
    .selectAll('r')
    .select(['t.pressed_by', 't.pressed_at'])
    .where('r.organisation_id', '=', actorOf(tx).organisationId)
    .where('r.visit_id', '=', visitId)
    .orderBy('r.number', 'desc')
    .execute();
  const given = rows.find(({ given_at }) => given_at !== null)?.number ?? 0;
  return rows
    .filter(({ given_at }) => isMine || given_at !== null)
    .map((row) => ({
      reportId: row.id,
      number: row.number,
      words: row.words,
      band: row.band,
      bandFrom: row.band_from,
      writtenAt: row.written_at.toISOString(),
      givenAt: row.given_at?.toISOString() ?? null,
      sha256: row.sha256?.toString('hex') ?? null,
      superseded: row.given_at !== null && row.number < given,
      tariff:
        row.pressed_at === null
          ? null
          : { by: names.get(row.pressed_by ?? '') ?? '', at: row.pressed_at.toISOString() },
    }));
}

/** What of visits waits for the centre: to be answered, obstructed, actions late. For the centre's board. */
export async function visitsWaiting(tx: Tx) {
  const visits = await visitLines(tx);
  const actions = await actionsOf(tx);
  return {
    toAnswer: visits.filter(({ waitsFor }) => waitsFor === 'centre').length,
    obstructed: visits.filter(({ obstructions }) => obstructions.length > 0).length,
    openActions: actions.filter(({ state }) => state === 'open').length,
    lateActions: actions.filter(({ late }) => late).length,
  };
}
