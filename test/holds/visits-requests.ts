import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { workerDatabase } from '../worker-database.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

const APPOINT = 'POST /api/external/appointments';
const ANNOUNCE = 'POST /api/visits';
const STEP = 'POST /api/visits/:id/steps';
const PACK = 'POST /api/visits/:id/packs';
const TAKE = 'POST /api/visit-packs/:id/taking';
const REPORT = 'POST /api/visits/:id/reports';
const GIVE = 'POST /api/visit-reports/:id/giving';
const TARIFF = 'POST /api/visit-reports/:id/tariff';
const ACTION = 'POST /api/visit-actions';
const ANSWER = 'POST /api/visit-actions/:id/answers';
const JUDGE = 'POST /api/visit-actions/:id/judgement';
const CONTACT = 'POST /api/external-contacts';
const HELD = 'POST /api/external-contacts/:id/record';
const WATCH = 'POST /api/external-observations';
const AGREE = 'POST /api/arrangements/:id/verifier-agreement';
const CLOSE = 'POST /api/external/samples/:id/closing';
const SIGN = 'POST /api/external/samples/:id/signature';

/** What the routes of visits make. */
export const VISITS_MAKE: Readonly<Record<string, string>> = {
  [ANNOUNCE]: 'visit',
  [PACK]: 'visitPack',
  [REPORT]: 'visitReport',
  [TARIFF]: 'visitTariff',
  [ACTION]: 'visitAction',
  [CONTACT]: 'externalContact',
  [WATCH]: 'externalObservation',
};

/** The order in which a desk is filled with them. */
export const VISITS_STEPS = [
  ANNOUNCE,
  STEP,
  PACK,
  TAKE,
  REPORT,
  GIVE,
  TARIFF,
  ACTION,
  ANSWER,
  JUDGE,
  CONTACT,
  HELD,
  WATCH,
] as const;

const ORDER: Readonly<Record<string, readonly string[]>> = {
  [ANNOUNCE]: [],
  [STEP]: [ANNOUNCE],
  [PACK]: [ANNOUNCE],
  [TAKE]: [ANNOUNCE, PACK],
  [REPORT]: [ANNOUNCE, STEP],
  [GIVE]: [ANNOUNCE, STEP, REPORT],
  [TARIFF]: [ANNOUNCE, STEP, REPORT, GIVE],
  [ACTION]: [ANNOUNCE],
  [ANSWER]: [ANNOUNCE, ACTION],
  [JUDGE]: [ANNOUNCE, ACTION, ANSWER],
  [CONTACT]: [],
  [HELD]: [CONTACT],
  [WATCH]: [],
};

/** Everything up to a step, under an appointment of its own. */
export const BEFORE_VISITS: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = Object.fromEntries(
  Object.entries(ORDER).map(([route, steps]) => [
    route,
    {
      makes: `externalAppointment ${Object.values(VISITS_MAKE).join(' ')}`,
      steps: [APPOINT, ...steps],
    },
  ]),
);

const BY_CENTRE: readonly RegExp[] = [/\/steps$/, /\/packs$/, /\/tariff$/, /\/answers$/];

/** Who asks these routes. */
export function visitsRole(url: string): 'quality_manager' | 'external_verifier' | null {
  if (!/^\/api\/(visits|visit-|external-)/.test(url)) return null;
  return BY_CENTRE.some((one) => one.test(url)) ? 'quality_manager' : 'external_verifier';
}

async function asOwner(work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

/** The external verifier has just shown that it is them, and comes in for what an arrangement belongs to. */
async function confirms(ids: Ids): Promise<Ids> {
  await asOwner(async (owner) => {
    const [org, who] = [ids['organisation'], ids['externalMember']];
    await owner.query(
      `insert into identity_confirmation (organisation_id, member_id, confirmed_at) values ($1, $2, now())
        on conflict (organisation_id, member_id) do update set confirmed_at = now()`,
      [org, who],
    );
    await owner.query(
      `insert into external_appointment (organisation_id, id, member_id, framework_code, from_on, to_on, reference,
        made_at, made_by)
        select distinct on (f.code) a.organisation_id, $3::uuid, $2::uuid, f.code, $4::date, $5::date, 'AB', now(), $6::uuid
        from special_arrangement a
          join enrolment e on e.organisation_id = a.organisation_id and e.id = a.enrolment_id
          join framework f on f.organisation_id = e.organisation_id and f.id = e.framework_id
        where a.organisation_id = $1 and a.id = $7
        on conflict do nothing`,
      [org, who, newId(), inDays(-10), inDays(10), ids['ownerMember'], ids['arrangement']],
    );
  });
  return ids;
}

/** The visit was held today. */
async function held(ids: Ids): Promise<Ids> {
  await asOwner((owner) =>
    owner.query(
      `insert into visit_step (organisation_id, visit_id, number, member_id, kind, side, on_day, words, written_at,
        written_by)
        select organisation_id, id, 3, member_id, 'held', 'verifier', $2, '', now(), member_id
        from visit where id = $1 on conflict do nothing`,
      [ids['visit'], inDays(0)],
    ),
  );
  return ids;
}

/** What these steps rest on that no route makes. */
export const VISITS_RESTS_ON: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  [AGREE]: confirms,
  [CLOSE]: confirms,
  [SIGN]: confirms,
  [GIVE]: confirms,
  [REPORT]: held,
};

/** What is done by another after one of these steps. */
export async function afterVisiting(step: string, ids: Ids): Promise<Ids> {
  if (step === STEP) return held(ids);
  const signs = [
    REPORT,
    'POST /api/programmes/:id/arrangements',
    'POST /api/external/picks/:id/records',
  ];
  return signs.includes(step) || step === CLOSE ? confirms(ids) : ids;
}

/** The requests of visits; see `requestsOf`. */
export function visitsRequests(id: Ids, mark: string): Requests {
  const of = (name: string) => ({ id: id[name] ?? '' });
  return {
    [ANNOUNCE]: {
      body: {
        ...of('visit'),
        appointmentId: id['externalAppointment'],
        kind: 'in_person',
        on: inDays(0),
        agenda: `Sampling ${mark}`,
        asksFor: `Ivan ${mark}`,
      },
    },
    [STEP]: {
      params: of('visit'),
      body: { after: 1, kind: 'agreed', words: `From nine ${mark}` },
    },
    [PACK]: { params: of('visit'), body: of('visitPack') },
    [TAKE]: { params: of('visitPack') },
    [REPORT]: {
      params: of('visit'),
      body: { ...of('visitReport'), words: `In order ${mark}`, band: '3a', bandFrom: inDays(20) },
    },
    [GIVE]: { params: of('visitReport') },
    [TARIFF]: { params: of('visitReport'), body: of('visitTariff') },
    [ACTION]: {
      body: {
        ...of('visitAction'),
        of: 'visit',
        sourceId: id['visit'],
        words: `Ask for the second ${mark}`,
        ownerId: id['verifierMember'],
        dueOn: inDays(20),
      },
    },
    [ANSWER]: { params: of('visitAction'), body: { number: 1, words: `Asked ${mark}` } },
    [JUDGE]: {
      params: of('visitAction'),
      body: { number: 1, closed: true, words: `Seen ${mark}` },
    },
    [CONTACT]: {
      body: {
        ...of('externalContact'),
        frameworkCode: 'REL',
        learnerId: id['learnerMember'],
        how: 'telephone',
        on: inDays(0),
        words: `After nine ${mark}`,
        announce: true,
      },
    },
    [HELD]: {
      params: of('externalContact'),
      body: { heldOn: inDays(0), outcome: 'satisfied', notes: `Content ${mark}` },
    },
    [WATCH]: {
      body: {
        ...of('externalObservation'),
        frameworkCode: 'REL',
        kind: 'assessment',
        observedId: id['assessorMember'],
        on: inDays(0),
        seen: `A clear talk ${mark}`,
        outcome: 'satisfied',
      },
    },
  };
}
