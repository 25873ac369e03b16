import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { stops } from '../../rules/finding.ts';
import { askRules, loadShifts, onShifts, shiftsAtSites, showNumber } from '../bookings/index.ts';
import { workerFacts } from '../candidates/index.ts';
import { draftNotFound, findDraft, linesOfDraft, type StoredLine } from './draft.ts';
import { turned } from './rota.ts';
import type { listFaces } from './schema.ts';
import { rotaDb } from './tables.ts';

type Faces = Reply<typeof listFaces>;

interface Wanted {
  readonly worker: string;
  readonly workerId: string | null;
  readonly bookingId: string;
  readonly shiftIds: readonly string[];
}

/** Most workers asked for by name whose rules are asked at once. */
const MOST = 200;

/**
 * The workers that booked lines of a draft ask for by name: who they may be, which shifts are still open,
 * and what every rule says about them there. Nobody is pencilled. Refuses `draft-not-found`.
 */
export async function facesOf(tx: Tx, draftId: string): Promise<Result<Faces>> {
  const draft = await findDraft(tx, draftId);
  if (!draft) return draftNotFound();
  const wanted = wantedIn(await linesOfDraft(tx, draftId));
  const people = await peopleCalled(tx, wanted);
  const shifts = await loadShifts(
    tx,
    wanted.flatMap(({ shiftIds }) => shiftIds),
  );
  const [first, last] = [shifts[0], shifts.at(-1)];
  if (!first || !last) return ok({ total: 0, rows: [] });
  const until = new Date(last.startsAt.getTime() + 60_000);
  const siteIds = [...new Set(shifts.map(({ siteId }) => siteId))];
  const held = new Map(
    (await shiftsAtSites(tx, siteIds, first.startsAt, until)).map((one) => [
      one.shiftId,
      one.personId,
    ]),
  );
  const pairs = new Set(
    wanted.flatMap((one) =>
      (people.get(keyOf(one)) ?? []).flatMap(({ personId }) =>
        one.shiftIds.map((shiftId) => `${personId} ${shiftId}`),
      ),
    ),
  );
  const ids = [...new Set([...people.values()].flat().map(({ personId }) => personId))];
  const answers = await askRules(tx, ids, shifts, 'apart', (personId, shiftId) => {
    return pairs.has(`${personId} ${shiftId}`);
  });
  const rows = wanted.map((one) => {
    const here = shifts.filter(({ shiftId }) => one.shiftIds.includes(shiftId));
    const open = here.filter(({ shiftId }) => held.get(shiftId) === null);
    return {
      worker: one.worker,
      bookingId: one.bookingId,
      number: showNumber(here[0]?.number ?? 0),
      shifts: here.length,
      taken: here.length - open.length,
      people: (people.get(keyOf(one)) ?? []).map(({ personId, name }) => {
        const said = answers.get(personId) ?? new Map();
        const asked = new Map(open.map(({ shiftId }) => [shiftId, said.get(shiftId) ?? []]));
        const stopping = onShifts(asked).filter(stops);
        const stopped = new Set(stopping.flatMap(({ shiftIds }) => shiftIds));
        return {
          personId,
          name,
          may: open.map(({ shiftId }) => shiftId).filter((shiftId) => !stopped.has(shiftId)),
          because: stopping.map(({ rule, because, shiftIds }) => {
            return { rule, because, shifts: shiftIds.length };
          }),
          holds: here.filter(({ shiftId }) => held.get(shiftId) === personId).length,
        };
      }),
    };
  });
  return ok({ total: rows.length, rows });
}

/** One row for each worker and booking. */
function wantedIn(lines: readonly StoredLine[]): readonly Wanted[] {
  const booked = lines.filter(({ bookingId, said }) => bookingId !== null && said.worker !== '');
  const groups = Map.groupBy(booked, ({ bookingId, workerId, said }) => {
    return `${bookingId} ${workerId ?? nameKey(said.worker)}`;
  });
  return [...groups.values()].slice(0, MOST).flatMap((group) => {
    const [first] = group;
    if (!first?.bookingId) return [];
    const shiftIds = group.flatMap((line) => [...line.shiftIds]);
    return [
      { worker: first.said.worker, workerId: first.workerId, bookingId: first.bookingId, shiftIds },
    ];
  });
}

function keyOf({ worker, workerId }: Wanted): string {
  return workerId ?? nameKey(turned(worker));
}

/** Candidates by the id a line was copied with, or by their whole name. */
async function peopleCalled(
  tx: Tx,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, readonly { personId: string; name: string }[]>> {
  const keys = new Set(wanted.map(keyOf));
  const ids = wanted.flatMap(({ workerId }) => workerId ?? []);
  const words = [...keys].map((key) => key.split(' ').at(-1) ?? '');
  const { rows } = await sql<{ personId: string; name: string }>`
    select person_id as "personId", display_name as name from people_published
    where organisation_id = current_organisation() and (person_id = any(${ids}::uuid[])
      or lower(regexp_replace(display_name, '^.* ', '')) = any(${words}::text[])
      or display_name ~ '[^a-zA-Z ]')`.execute(rotaDb(tx));
  const byKey = Map.groupBy(
    rows.flatMap((row) => [
      { key: row.personId, row },
      { key: nameKey(row.name), row },
    ]),
    ({ key }) => key,
  );
  const found = [...keys].map(
    (key) => [key, (byKey.get(key) ?? []).map(({ row }) => row)] as const,
  );
  const candidates = await workerFacts(
    tx,
    found.flatMap(([, people]) => people.map(({ personId }) => personId)),
  );
  return new Map(
    found.map(([key, people]) => [key, people.filter(({ personId }) => candidates.has(personId))]),
  );
}
