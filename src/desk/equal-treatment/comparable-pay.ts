import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsAtClient } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { absencesOf, agencyDaysOf } from '../worktime/index.ts';
import { type ComparatorRow, comparatorRows } from './comparator-rows.ts';
import { clockAt } from './gate-facts.ts';
import { shutdownsOf } from './hirer-shutdown.ts';
import { comparatorOn, type HirerAndRole } from './on-file.ts';
import { hirersOf } from './places.ts';
import { earlierWeeksOf, placeKey } from './questions.ts';
import type { readComparablePay } from './schema.ts';
import { weekFigures } from './week-figures.ts';

type ComparablePay = ReplyIn<typeof readComparablePay>;
type Place = ComparablePay['places'][number];
type Near = Place['workers'][number];

/** Comparable pay at a client's hirers by role, with who works there and how near to week 13 they are. */
export async function comparablePayAt(tx: Tx, clientId: string): Promise<Result<ComparablePay>> {
  const found = await contactsAtClient(tx, clientId);
  if (!found.ok) return found;
  const today = dateIn(nowOf(tx));
  const roles = await roleNames(tx);
  const hirers = await hirersOf(tx, clientId);
  const rows = await comparatorRows(tx, [...hirers.keys()], roles);
  const near = await workersNear(tx, [...hirers.keys()], today);
  const places = new Map<string, HirerAndRole>();
  for (const list of rows.values()) for (const row of list) places.set(placeKey(row), row);
  for (const [key, { place }] of near) places.set(key, place);
  return ok({
    today,
    weeks: weekFigures(today),
    hirers: [...hirers.values()],
    roles: [...roles].map(([role, name]) => ({ role, name })),
    contacts: found.value.contacts.map(({ contactId, name, jobTitle }) => ({
      contactId,
      name,
      jobTitle,
    })),
    places: [...places]
      .map(([key, { hirerId, role }]): Place => {
        const own = [...(rows.get(key) ?? [])];
        return {
          hirerId,
          hirerName: hirers.get(hirerId)?.name ?? '',
          role,
          roleName: roles.get(role) ?? role,
          now: speaking(own, today),
          workers: near.get(key)?.workers ?? [],
          rows: own,
        };
      })
      .sort(
        (a, b) => a.hirerName.localeCompare(b.hirerName) || a.roleName.localeCompare(b.roleName),
      ),
  });
}

/** What speaks on a day, of rows newest first. */
function speaking(rows: readonly ComparatorRow[], day: string): ComparatorRow | null {
  const found = comparatorOn(
    rows.map((row) => ({ ...row, id: row.comparatorId, from: row.fromOn })),
    day,
  );
  return rows.find(({ comparatorId }) => comparatorId === found?.id) ?? null;
}

/** Workers whose weeks run at these hirers, by place, the most weeks first: three set questions. */
async function workersNear(
  tx: Tx,
  hirerIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, { readonly place: HirerAndRole; readonly workers: Near[] }>> {
  if (hirerIds.length === 0) return new Map();
  const days = await agencyDaysOf(tx, null, { hirerIds });
  const ids = [...days.keys()];
  const people = await peopleOf(tx, ids);
  const absences = await absencesOf(tx, ids);
  const earlier = await earlierWeeksOf(tx, ids);
  const shutdowns = await shutdownsOf(tx, ids);
  const near = new Map<string, { place: HirerAndRole; workers: Near[] }>();
  for (const [personId, own] of days) {
    const file = {
      days: own,
      earlier: earlier.get(personId) ?? [],
      shutdowns: shutdowns.get(personId) ?? [],
    };
    for (const place of own) {
      const { clock } = clockAt(file, absences.get(personId) ?? [], place, today);
      if (clock.weeks === 0) continue;
      const at = near.get(placeKey(place)) ?? { place, workers: [] };
      at.workers.push({
        personId,
        displayName: people.get(personId)?.displayName ?? '',
        weeks: clock.weeks,
        rightsFrom: clock.rightsFrom,
        ifUnbroken: clock.ifUnbroken,
      });
      near.set(placeKey(place), at);
    }
  }
  for (const { workers } of near.values()) {
    workers.sort((a, b) => b.weeks - a.weeks || a.displayName.localeCompare(b.displayName));
  }
  return near;
}
