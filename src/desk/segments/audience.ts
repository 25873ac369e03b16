import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { addDays, dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { whoMayGoToLine } from '../bookings/index.ts';
import { matchingCandidates, roleNames } from '../candidates/index.ts';
import { placesOfWork } from '../clients/index.ts';
import type { Source } from './schema.ts';
import { segmentsDb } from './tables.ts';

/** All who are meant, each once, and what they are called together. */
export interface Audience {
  readonly label: string;
  readonly personIds: readonly string[];
}

/**
 * Who is meant at this moment: all that fit, not the first page. Refuses `line-not-found`, `site-not-found` and
 * `nobody-fits`.
 */
export async function audienceOf(tx: Tx, source: Source): Promise<Result<Audience>> {
  const found = await findPeople(tx, source);
  if (!found.ok) return found;
  const personIds = [...new Set(found.value.personIds)];
  if (personIds.length > 0) return ok({ ...found.value, personIds });
  return refuse('nobody-fits', `${found.value.label}: nobody fits. Choose others.`);
}

async function findPeople(tx: Tx, source: Source): Promise<Result<Audience>> {
  if (source.kind === 'people') {
    return ok({ label: 'People picked', personIds: source.personIds });
  }
  if (source.kind === 'candidates') {
    const { role, search, state } = source.query;
    const roles = role === undefined ? undefined : await roleNames(tx);
    const parts = [
      state === 'active' ? 'Candidates' : state === 'all' ? 'All candidates' : 'Archived',
      ...(role === undefined ? [] : [roles?.get(role) ?? role]),
      ...(search === undefined || search.trim() === '' ? [] : [`“${search.trim()}”`]),
    ];
    return ok({
      label: parts.join(', '),
      personIds: await matchingCandidates(tx, source.query),
    });
  }
  if (source.kind === 'line') {
    const may = await whoMayGoToLine(tx, source.lineId);
    if (!may.ok) return may;
    const [shift] = may.value.shifts;
    return ok({
      label: `Who may go to ${shift?.label ?? 'the booking line'}`,
      personIds: may.value.may.map(({ runner }) => runner.personId),
    });
  }
  return workersOf(tx, source);
}

/** Whoever accepted work at a site that starts between two days, both included. */
async function workersOf(
  tx: Tx,
  { siteId, from, to }: Extract<Source, { kind: 'site' }>,
): Promise<Result<Audience>> {
  const site = (await placesOfWork(tx, [siteId])).get(siteId);
  if (!site) return refuse('site-not-found', 'There is no such site. Choose one of the client’s.');
  const { rows } = await sql<{ person_id: string }>`
    select distinct e.person_id from expected_published e
    where e.organisation_id = current_organisation() and e.site_id = ${siteId}::uuid
      and e.person_id is not null and e.starts_at >= ${dateOfMinute(startOfDay(from))}
      and e.starts_at < ${dateOfMinute(startOfDay(addDays(to, 1)))}
    order by e.person_id`.execute(segmentsDb(tx));
  const today = dateIn(nowOf(tx));
  return ok({
    label: `Workers at ${site.siteName}, ${showDate(from, today)} to ${showDate(to, today)}`,
    personIds: rows.map((row) => row.person_id),
  });
}
