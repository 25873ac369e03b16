import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { clockOf } from '../../rules/agency-workers/clock.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { absencesOf, agencyDaysOf } from '../worktime/index.ts';
import { answerBy } from './answer-request.ts';
import { type Duty, dutiesAt, requestDuty } from './duties.ts';
import { clockFacts } from './gate-facts.ts';
import { shutdownsOf } from './hirer-shutdown.ts';
import { comparatorOn, type HirerAndRole } from './on-file.ts';
import { hirersOf } from './places.ts';
import { comparatorsAt, earlierWeeksOf, placeKey } from './questions.ts';
import type { listDuties } from './schema.ts';
import { equalTreatmentDb } from './tables.ts';

type Reply = ReplyIn<typeof listDuties>;
type Asked = QueryOf<typeof listDuties>;

/** Someone's duty at a place. */
interface Owed extends HirerAndRole {
  readonly personId: string;
  readonly weeks: number;
  readonly duty: Duty;
  readonly requestId: string | null;
}

const PLACE: Readonly<Record<Duty['state'], number>> = { late: 0, due: 1, to_come: 2, done: 3 };
/** Months ahead that a day may lie; a later one shows the last of them. */
const AHEAD = 24;

/**
 * What is owed to agency workers and by when, the soonest first, worked out anew from the days held and what
 * was said: a fixed number of set questions, then one pass over each clock.
 */
export async function dutiesList(tx: Tx, asked: Asked): Promise<Reply> {
  const today = dateIn(nowOf(tx));
  const furthest = addMonths(today, AHEAD);
  const wanted = asked.asOf ?? today;
  const asOf = wanted < furthest ? wanted : furthest;
  const owed = [...(await clockDuties(tx, asOf)), ...(await requestDuties(tx, asOf))];
  const people = await peopleOf(tx, [...new Set(owed.map(({ personId }) => personId))]);
  const hirers = await hirersOf(tx);
  const roles = await roleNames(tx);
  const search = nameKey(asked.search ?? '');
  const rows = owed
    .filter(({ duty }) => shown(duty, asked, asOf))
    .map(({ personId, hirerId, role, weeks, duty, requestId }) => ({
      ...duty,
      personId,
      displayName: people.get(personId)?.displayName ?? '',
      hirerId,
      hirerName: hirers.get(hirerId)?.name ?? '',
      clientId: hirers.get(hirerId)?.clientId ?? null,
      role,
      roleName: roles.get(role) ?? role,
      weeks,
      requestId,
    }))
    .filter(
      (row) => search === '' || nameKey(`${row.displayName} ${row.hirerName}`).includes(search),
    )
    .sort(
      (a, b) =>
        PLACE[a.state] - PLACE[b.state] ||
        (a.by < b.by ? -1 : a.by > b.by ? 1 : 0) ||
        a.displayName.localeCompare(b.displayName, 'en-GB'),
    );
  return {
    asOf,
    total: rows.length,
    late: owed.filter(({ duty }) => duty.state === 'late').length,
    due: owed.filter(({ duty }) => duty.state === 'due').length,
    rows: rows.slice(0, asked.limit),
  };
}

function shown(duty: Duty, { show, kind, days }: Asked, asOf: DateText): boolean {
  if (kind !== undefined && duty.kind !== kind) return false;
  if (show === 'done') return duty.state === 'done';
  if (show === 'late') return duty.state === 'late';
  return duty.state !== 'done' && duty.by <= addDays(asOf, days);
}

async function clockDuties(tx: Tx, asOf: DateText): Promise<readonly Owed[]> {
  const held = await agencyDaysOf(tx, null);
  const ids = [...held.keys()];
  const absences = await absencesOf(tx, ids);
  const earlier = await earlierWeeksOf(tx, ids);
  const shutdowns = await shutdownsOf(tx, ids);
  const told = await firstTold(tx, asOf);
  const hirerIds = [...held.values()].flatMap((places) => places.map(({ hirerId }) => hirerId));
  const pay = await comparatorsAt(tx, [...new Set(hirerIds)]);
  return ids.flatMap((personId) => {
    const days = held.get(personId) ?? [];
    const file = {
      days,
      earlier: earlier.get(personId) ?? [],
      shutdowns: shutdowns.get(personId) ?? [],
    };
    return days.flatMap(({ hirerId, role }): readonly Owed[] => {
      const place = { hirerId, role };
      const clock = clockOf(clockFacts(file, absences.get(personId) ?? [], place, asOf));
      const facts = {
        asOf,
        comparator: comparatorOn(pay.get(placeKey(place)) ?? [], asOf),
        toldOn: told.get(`${personId} ${hirerId}`) ?? null,
      };
      return dutiesAt(clock, facts).map((duty) => ({
        personId,
        hirerId,
        role,
        weeks: clock.weeks,
        duty,
        requestId: null,
      }));
    });
  });
}

/** The first day each worker was told of what they have at a hirer, by `${person} ${hirer}`. */
async function firstTold(tx: Tx, asOf: DateText): Promise<ReadonlyMap<string, DateText>> {
  const rows = await equalTreatmentDb(tx)
    .selectFrom('day_one_told')
    .select(['person_id', 'hirer_id', 'told_on'])
    .where('told_on', '<=', asOf)
    .orderBy('told_on', 'desc')
    .execute();
  return new Map(rows.map((row) => [`${row.person_id} ${row.hirer_id}`, row.told_on]));
}

async function requestDuties(tx: Tx, asOf: DateText): Promise<readonly Owed[]> {
  const rows = await equalTreatmentDb(tx)
    .selectFrom('equal_treatment_request')
    .select(['id', 'person_id', 'hirer_id', 'role', 'asked_on', 'answered_on'])
    .where('asked_on', '<=', asOf)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    hirerId: row.hirer_id,
    role: row.role,
    weeks: 0,
    requestId: row.id,
    duty: requestDuty({ by: answerBy(row.asked_on), answeredOn: row.answered_on }, asOf),
  }));
}
