import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, lookWithLink } from '../../platform/links/with-link.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf, phonesOf } from '../people/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import { type Standing, startOfAssignment } from './expected.ts';
import { recordStart, refusedOf, type StartSaid } from './record-start.ts';
import type { lookAtArrival } from './schema.ts';
import type { Move } from './shapes-schema.ts';
import { type SiteDay, siteDay } from './site-list.ts';
import { maySay, opensAt } from './start.ts';
import { attendanceDb } from './tables.ts';

type Seen = ReplyIn<typeof lookAtArrival>;
type WorkersMove = 'on_the_way' | 'arrived' | 'late' | 'cannot_come';

const WORKERS_MOVES: readonly WorkersMove[] = ['on_the_way', 'arrived', 'late', 'cannot_come'];

/** What an arrival link opens: a worker's own shift, a site's list of the day, or the code at its door. */
export function lookAtArrivalByLink(db: Database, token: string): Promise<Result<Seen>> {
  return lookWithLink(db, token, 'arrival', async (tx, link) => {
    const card = await organisationCard(tx);
    const agency = { name: card.name, phone: card.phone, isSample: card.isSample };
    const list = await listOf(tx, link);
    if (!list) return workersPage(tx, link, agency);
    const day = await siteDay(tx, list.siteId, list.onDate);
    if (!day.ok) return day;
    return list.kind === 'list' ? sitePage(tx, day.value, agency) : codePage(day.value, agency);
  });
}

async function listOf(tx: Tx, link: Link) {
  return attendanceDb(tx)
    .selectFrom('attendance_list')
    .select(['id', 'site_id as siteId', 'on_date as onDate', 'kind'])
    .where('id', '=', link.about)
    .executeTakeFirst();
}

/** The worker's shift, if it is still theirs. */
async function ownShift(tx: Tx, link: Link): Promise<Result<Standing>> {
  const held = await startOfAssignment(tx, link.about);
  if (held && held.personId === link.personId) return ok(held);
  return refuse(
    'link-withdrawn',
    'This shift is not yours any more: it was changed or given to somebody else. Ring us if you did not expect that.',
  );
}

async function workersPage(tx: Tx, link: Link, agency: Seen['agency']): Promise<Result<Seen>> {
  const shift = await ownShift(tx, link);
  if (!shift.ok) return shift;
  const held = shift.value;
  const person = (await peopleOf(tx, [link.personId])).get(link.personId);
  const roles = await roleNames(tx);
  const now = nowOf(tx);
  const arrives = opensAt('arrived', held.startsAt);
  return ok({
    agency,
    today: dateIn(now),
    worker: {
      name: person?.givenName ?? '',
      siteName: held.siteName,
      reportTo: held.reportTo,
      roleName: roles.get(held.role) ?? held.role,
      startsAt: held.startsAt.toISOString(),
      endsAt: held.endsAt.toISOString(),
      state: held.start.state,
      saidAt: held.start.by?.at.toISOString() ?? null,
      expectedAt: held.start.expectedAt?.toISOString() ?? null,
      arrivesFrom: (arrives ?? held.startsAt).toISOString(),
      moves: WORKERS_MOVES.filter((move) => maySay(move, held.start.state, held, now).ok),
    },
    list: null,
    code: null,
  });
}

function sitePage(tx: Tx, { siteName, onDate, rows }: SiteDay, agency: Seen['agency']) {
  const now = nowOf(tx);
  const may = (row: Standing, move: Move) => maySay(move, row.start.state, row, now).ok;
  return ok({
    agency,
    today: dateIn(now),
    worker: null,
    list: {
      siteName,
      onDate,
      rows: rows.map((row) => ({
        assignmentId: row.assignmentId ?? '',
        name: row.workerName ?? '',
        roleName: row.roleName,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        state: row.start.state,
        saidAt: row.start.by?.at.toISOString() ?? null,
        mayArrive: may(row, 'arrived'),
        mayMiss: may(row, 'no_show'),
      })),
    },
    code: null,
  });
}

function codePage({ siteName, onDate }: SiteDay, agency: Seen['agency']): Result<Seen> {
  return ok({ agency, today: onDate, worker: null, list: null, code: { siteName, onDate } });
}

/**
 * A worker says by their own link how they come. Said again as it stands, it shows what was said and records nothing.
 * Refuses what `actWithLink` and `recordStart` refuse, `link-not-found` for a site's link.
 */
export function sayByLink(
  db: Database,
  token: string,
  input: {
    readonly id: string;
    readonly said: WorkersMove;
    readonly minutesLate?: number | undefined;
    readonly note: string;
  },
): Promise<Result<StartSaid>> {
  return actWithLink(
    db,
    token,
    'arrival',
    async (tx, link) => {
      if (await listOf(tx, link)) return notThisLink();
      const shift = await ownShift(tx, link);
      if (!shift.ok) return shift;
      const { start, assignmentId } = shift.value;
      if (start.by && start.state === input.said && input.said !== 'late') {
        return ok({
          recordId: start.by.id,
          state: start.state,
          minutesLate: start.minutesLate,
        });
      }
      const said = await recordStart(
        tx,
        { ...input, assignmentId: assignmentId ?? '' },
        { how: 'link', byWhom: 'worker' },
      );
      if (said.ok) await markUsed(tx, link.id);
      return said;
    },
    (tx, link) => holdWorkers(tx, [link.personId]),
  );
}

function notThisLink(): Result<never> {
  return refuse(
    'link-not-found',
    'This link opens nothing of that kind. Open it as it stands in the message, or ring us.',
  );
}

/**
 * The site's contact taps on the day's list who has arrived and who has not. Refuses `not-at-this-site` for somebody
 * who is not on it, and what `actWithLink` and `recordStart` refuse.
 */
export function tapByLink(
  db: Database,
  token: string,
  input: {
    readonly id: string;
    readonly assignmentId: string;
    readonly said: 'arrived' | 'no_show';
  },
): Promise<Result<StartSaid>> {
  return actWithLink(
    db,
    token,
    'arrival',
    async (tx, link) => {
      const list = await listOf(tx, link);
      if (list?.kind !== 'list') return notThisLink();
      const day = await siteDay(tx, list.siteId, list.onDate);
      if (!day.ok) return day;
      const source = { how: 'site_list', byWhom: 'hirer' } as const;
      if (!day.value.rows.some(({ assignmentId }) => assignmentId === input.assignmentId)) {
        const refused = refuse(
          'not-at-this-site',
          'This worker is not on the list of this site and day. Look at the list again, or ring us.',
        );
        const held = await startOfAssignment(tx, input.assignmentId);
        if (held) refusedOf(tx, held, input.said, source, refused);
        return refused;
      }
      const said = await recordStart(tx, input, source);
      if (said.ok) await markUsed(tx, link.id);
      return said;
    },
    async (tx) => {
      const held = await startOfAssignment(tx, input.assignmentId);
      if (held?.personId) await holdWorkers(tx, [held.personId]);
    },
  );
}

/**
 * Somebody at the door says by the site's code that they are here, known by the last four digits of their number.
 * Refuses `nobody-by-that-number` for none or more than one, and what `actWithLink` and `recordStart` refuse.
 */
export function hereByCode(
  db: Database,
  token: string,
  { id, digits }: { readonly id: string; readonly digits: string },
): Promise<Result<StartSaid & { name: string }>> {
  const source = { how: 'site_code', byWhom: 'worker' } as const;
  const found = async (tx: Tx, link: Link) => {
    const list = await listOf(tx, link);
    if (list?.kind !== 'code') return undefined;
    const day = await siteDay(tx, list.siteId, list.onDate);
    return day.ok ? byDigits(tx, day.value.rows, digits) : [];
  };
  return actWithLink(
    db,
    token,
    'arrival',
    async (tx, link) => {
      const before = await saidBefore(tx, id);
      if (before) return ok(before);
      const rows = await found(tx, link);
      if (!rows) return notThisLink();
      const [row, ...others] = rows;
      if (!row || others.length > 0) {
        return refuse(
          'nobody-by-that-number',
          'Nobody expected here today is known by these four digits alone. Check them, or ring us.',
        );
      }
      const said = await recordStart(
        tx,
        { id, assignmentId: row.assignmentId ?? '', said: 'arrived' },
        source,
      );
      if (!said.ok) return said;
      await markUsed(tx, link.id);
      return ok({ ...said.value, name: row.workerName ?? '' });
    },
    async (tx, link) => {
      const ids = ((await found(tx, link)) ?? []).flatMap(({ personId }) => personId ?? []);
      if (ids.length > 0) await holdWorkers(tx, ids);
    },
  );
}

/** What this press said the first time. */
async function saidBefore(tx: Tx, id: string) {
  return attendanceDb(tx)
    .selectFrom('attendance_record as r')
    .innerJoin('people_published as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 'r.organisation_id')
        .onRef('w.person_id', '=', 'r.person_id'),
    )
    .select(['r.id as recordId', 'r.said as state', 'r.minutes_late as minutesLate'])
    .select('w.display_name as name')
    .where('r.id', '=', id)
    .executeTakeFirst();
}

/** Whose number ends so; of two shifts of one worker the first at which they can have arrived now. */
async function byDigits(
  tx: Tx,
  rows: readonly Standing[],
  digits: string,
): Promise<readonly Standing[]> {
  const phones = await phonesOf(
    tx,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  const now = nowOf(tx);
  const fits = rows.filter(
    ({ personId, endsAt }) =>
      endsAt > now && (phones.get(personId ?? '') ?? []).some((phone) => phone.endsWith(digits)),
  );
  const can = (row: Standing) => maySay('arrived', row.start.state, row, now).ok;
  const first = new Map<string, Standing>();
  for (const row of [...fits.filter(can), ...fits]) {
    if (row.personId !== null && !first.has(row.personId)) first.set(row.personId, row);
  }
  return [...first.values()];
}
