import { createHash } from 'node:crypto';
import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { workerDatabase } from '../worker-database.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What a route of attendance makes. */
export const ATTENDANCE_MAKE: Readonly<Record<string, string>> = {
  'POST /api/assignments/:assignmentId/start': 'startRecord',
  'POST /api/assignments/:assignmentId/start/take-back': 'startRecord',
  'POST /api/assignments/:assignmentId/replacement': 'startRecord',
  'POST /api/sites/:siteId/attendance-lists': 'attendanceList',
  'POST /api/sites/:siteId/gatehouse-lists': 'gatehouseList',
  'POST /api/l/arrival/say': 'startRecord',
  'POST /api/l/arrival/tap': 'startRecord',
  'POST /api/l/arrival/here': 'startRecord',
};

/** The order in which attendance is filled. */
export const ATTENDANCE_STEPS = [
  'PUT /api/attendance-setting',
  'POST /api/sites/:siteId/attendance-lists',
  'POST /api/sites/:siteId/gatehouse-lists',
  'POST /api/l/arrival/say',
] as const;

/**
 * A worker who accepted a shift that starts within the hour, said to be on the way, with a link of their own, the
 * site's list and its code: the desk's other shifts lie days ahead, where nobody can have arrived.
 */
export async function arrivals(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const made: Ids = {
    ...ids,
    startRecord: newId(),
    arrivalShift: newId(),
    arrival: newId(),
    onTheWay: newId(),
    siteList: newId(),
    siteCode: newId(),
    arrivalToken: `${newId()}-of-the-worker`,
    listToken: `${newId()}-of-the-list`,
    codeToken: `${newId()}-of-the-code`,
    siteGate: newId(),
    gateToken: `${newId()}-of-the-gate`,
  };
  const organisation = ids['organisation'];
  await owner.query(
    `insert into shift select (jsonb_populate_record(s, jsonb_build_object('id', $2::uuid,
        'starts_at', now() + interval '1 hour', 'ends_at', now() + interval '9 hours'))).*
      from shift s where s.organisation_id = $1 and s.id = $3`,
    [organisation, made['arrivalShift'], ids['shift']],
  );
  await owner.query(
    `insert into assignment select (jsonb_populate_record(a, jsonb_build_object('id', $2::uuid,
        'shift_id', $3::uuid))).* from assignment a where a.organisation_id = $1 and a.id = $4`,
    [organisation, made['arrival'], made['arrivalShift'], ids['assignment']],
  );
  await owner.query(
    `insert into attendance_record (organisation_id, id, assignment_id, shift_id, person_id, said, how, by_whom,
        at, note, recorded_at) values ($1, $2, $3, $4, $5, 'on_the_way', 'phone', 'desk', now(), '', now())`,
    [organisation, made['onTheWay'], made['arrival'], made['arrivalShift'], ids['candidate']],
  );
  await owner.query(
    `insert into attendance_reminder (organisation_id, shift_id, person_id, kind, nth, starts_at,
        assignment_id, refused, sent_at)
      select $1, $2, $3, 'before', 1, s.starts_at, $4, 'no-address', now() from shift s where s.id = $2`,
    [organisation, made['arrivalShift'], ids['candidate'], made['arrival']],
  );
  for (const [name, kind] of [
    ['siteList', 'list'],
    ['siteCode', 'code'],
    ['siteGate', 'gatehouse'],
  ] as const) {
    await owner.query(
      `insert into attendance_list (organisation_id, id, site_id, on_date, kind, contact_id, made_at) values
        ($1, $2, $3, ((now() + interval '1 hour') at time zone 'Europe/London')::date, $4, $5, now())`,
      [organisation, made[name], ids['site'], kind, ids['contact']],
    );
  }
  await owner.query(
    `insert into gatehouse_shown (organisation_id, list_id, shown_on, shown_at, assignment_ids)
      values ($1, $2, '2020-01-01', now(), array[$3::uuid])`,
    [organisation, made['siteGate'], made['arrival']],
  );
  await cancelledByShutdown(owner, made);
  for (const [token, about, person] of [
    ['arrivalToken', 'arrival', 'candidate'],
    ['listToken', 'siteList', 'contactPerson'],
    ['codeToken', 'siteCode', 'contactPerson'],
    ['gateToken', 'siteGate', 'contactPerson'],
  ] as const) {
    const hash = createHash('sha256')
      .update(made[token] ?? '')
      .digest();
    await owner.query(
      `insert into personal_link (organisation_id, id, purpose, person_id, about, token_hash, made_at, expires_at)
        values ($1, $2, $6, $3, $4, $5, now(), now() + interval '9 hours')`,
      [
        organisation,
        newId(),
        made[person],
        made[about],
        hash,
        token === 'gateToken' ? 'gatehouse' : 'arrival',
      ],
    );
  }
  await owner.end();
  return made;
}

/** A shutdown in another century that cancelled this shift and paused a clock: the routes close days without work. */
async function cancelledByShutdown(owner: pg.Client, made: Ids): Promise<void> {
  const closure = newId();
  const { organisation, client, hirer, candidate, booking, arrivalShift } = made;
  await owner.query(
    `insert into client_closure (organisation_id, id, client_id, from_on, to_on, because, made_at, lifted_because)
      values ($1, $2, $3, '2199-12-24', '2199-12-31', 'Christmas', now(), '')`,
    [organisation, closure, client],
  );
  await owner.query(
    `insert into shutdown_shift (organisation_id, closure_id, shift_id, booking_id, person_id, told, charge_pence,
        pay_pence) values ($1, $2, $3, $4, $5, false, 0, 0)`,
    [organisation, closure, arrivalShift, booking, candidate],
  );
  await owner.query(
    `insert into hirer_shutdown (organisation_id, closure_id, person_id, hirer_id, from_on, to_on, recorded_at)
      values ($1, $2, $3, $4, '2199-12-24', '2199-12-31', now())`,
    [organisation, closure, candidate, hirer],
  );
}

/** Asked as if for the first time each of these needs a start of its own. */
export const ARRIVALS: Readonly<Record<string, typeof arrivals>> = Object.fromEntries(
  Object.keys(ATTENDANCE_MAKE)
    .filter((route) => !route.startsWith('POST /api/sites/'))
    .concat('POST /api/l/gatehouse', 'POST /api/l/gatehouse/photo')
    .map((route) => [route, arrivals]),
);

/** The requests of attendance; see `requestsOf`. */
export function attendanceRequests(id: Ids, mark: string): Requests {
  const params = { assignmentId: id['arrival'] ?? id['assignment'] ?? '' };
  const record = id['startRecord'];
  const token = (name: string) => id[name] ?? `nobody-has-this-${id['startRecord']}`;
  return {
    'PUT /api/attendance-setting': {
      body: { notHeardAfter: 15, eveningAt: '18:30', beforeMinutes: 75, channel: 'mail' },
    },
    'POST /api/assignments/:assignmentId/start': {
      params,
      body: { id: record, said: 'late', minutesLate: 20, note: `Train ${mark}` },
    },
    'POST /api/assignments/:assignmentId/start/take-back': {
      params,
      body: { id: record, recordId: id['onTheWay'] ?? record },
    },
    'POST /api/assignments/:assignmentId/replacement': {
      params,
      body: { id: record, because: `Ill ${mark}` },
    },
    'POST /api/sites/:siteId/attendance-lists': {
      params: { siteId: id['site'] ?? '' },
      body: {
        id: id['attendanceList'],
        onDate: inDays(3),
        kind: 'list',
        contactId: id['contact'],
      },
    },
    'POST /api/sites/:siteId/gatehouse-lists': {
      params: { siteId: id['site'] ?? '' },
      body: { id: id['gatehouseList'], onDate: inDays(3), contactId: id['contact'] },
    },
    'POST /api/gatehouse-lists/:id/revocation': { params: { id: id['gatehouseList'] ?? '' } },
    'POST /api/l/gatehouse': { body: { token: token('gateToken') } },
    'POST /api/l/gatehouse/photo': {
      body: { token: token('gateToken'), assignmentId: params.assignmentId },
    },
    'POST /api/l/arrival': { body: { token: token('arrivalToken') } },
    'POST /api/l/arrival/say': {
      body: {
        token: token('arrivalToken'),
        id: record,
        said: 'late',
        minutesLate: 30,
        note: `Bus ${mark}`,
      },
    },
    'POST /api/l/arrival/tap': {
      body: {
        token: token('listToken'),
        id: record,
        assignmentId: params.assignmentId,
        said: 'arrived',
      },
    },
    'POST /api/l/arrival/here': {
      body: { token: token('codeToken'), id: record, digits: '0123' },
    },
  };
}
