import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { workerDatabase } from '../worker-database.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of a centre make. */
export const CENTRE_MAKE: Readonly<Record<string, string>> = {
  'POST /api/centre/approvals': 'centreApproval',
  'POST /api/centre/tariffs': 'centreTariff',
  'POST /api/centre/staff': 'centrePost',
  'POST /api/centre/qualifications': 'centreCertificate',
  'POST /api/centre/learning': 'centreLearning',
  'POST /api/centre/ties': 'tie',
  'POST /api/centre/caseloads': 'caseload',
  'POST /api/centre/caseload-limits': 'caseloadLimit',
  'POST /api/centre/registration-batches': 'centreBatch',
  'POST /api/centre/letters': 'centreLetter',
  'POST /api/centre/support': 'centreSupport',
  'POST /api/concerns': 'concern',
  'POST /api/concerns/:id/entries': 'concernEntry',
};

/** In which order a desk is filled with them. */
export const CENTRE_STEPS = [
  'POST /api/centre/approvals',
  'POST /api/centre/tariffs',
  'POST /api/centre/staff',
  'POST /api/centre/qualifications',
  'POST /api/centre/members/:id/cv',
  'POST /api/centre/qualifications/:id/file',
  'POST /api/centre/learning',
  'POST /api/centre/ties',
  'POST /api/centre/caseloads',
  'POST /api/centre/caseload-limits',
  'POST /api/centre/registration-batches',
  'POST /api/centre/letters',
  'POST /api/centre/support',
  'POST /api/concerns',
  'POST /api/concerns/:id/entries',
] as const;

/** Somebody new is invited: a mail of their own each time. */
const cohort = () => ({
  body: { frameworkCode: 'FLEX', register: 'no' },
  file: {
    name: 'cohort.csv',
    text: `Name,Email\r\nMia Moss,mia.${newId()}@new.example\r\n`,
  },
});

/** The requests of a centre; see `requestsOf`. */
export function centreRequests(id: Ids, mark: string): Requests {
  const because = `So it was written ${mark}`;
  const params = (name: string) => ({ id: id[name] ?? '' });
  return {
    'POST /api/centre/approvals': {
      body: {
        id: id['centreApproval'],
        kind: 'centre',
        reference: `Letter ${mark}`,
        fastTrack: false,
        fromOn: inDays(-30),
      },
    },
    'POST /api/centre/approvals/:id/end': {
      params: params('centreApproval'),
      body: { on: inDays(0), because },
    },
    'POST /api/centre/tariffs': {
      body: {
        id: id['centreTariff'],
        frameworkCode: 'FLEX',
        band: '02',
        fromOn: inDays(-30),
        letter: `Report ${mark}`,
      },
    },
    'POST /api/centre/staff': {
      body: {
        id: id['centrePost'],
        memberId: id['member'],
        post: 'adviser',
        units: { FLEX: ['*'] },
        fromOn: inDays(-10),
      },
    },
    'POST /api/centre/staff/:id/end': {
      params: params('centrePost'),
      body: { on: inDays(0), because },
    },
    'POST /api/centre/staff/:id/report': {
      params: params('centrePost'),
      body: { on: inDays(-1), reference: `Mail ${mark}` },
    },
    'POST /api/centre/staff/:id/settling': { params: params('centrePost') },
    'POST /api/centre/qualifications': {
      body: {
        id: id['centreCertificate'],
        memberId: id['member'],
        shows: 'assessing',
        byWayOf: 'accredited',
        title: `Award in assessing ${mark}`,
        awardedOn: inDays(-900),
        seenOn: inDays(-1),
      },
    },
    'POST /api/centre/members/:id/cv': {
      params: params('member'),
      file: { name: `cv-${mark}.pdf`, text: `%PDF-1.7 cv ${mark}`, type: 'application/pdf' },
    },
    'POST /api/centre/qualifications/:id/file': {
      params: params('centreCertificate'),
      file: { name: `award-${mark}.pdf`, text: `%PDF-1.7 award ${mark}`, type: 'application/pdf' },
    },
    'POST /api/centre/qualifications/:id/withdrawal': {
      params: params('centreCertificate'),
      body: { because },
    },
    'POST /api/centre/learning': {
      body: {
        id: id['centreLearning'],
        on: inDays(-2),
        minutes: 90,
        what: `Standardisation ${mark}`,
        learnt: `Look for the record ${mark}`,
        units: [`FLEX ${mark}`],
      },
    },
    'POST /api/centre/ties': {
      body: {
        id: id['tie'],
        memberId: id['member'],
        learnerId: id['learnerMember'],
        kind: 'friend',
        words: `From school ${mark}`,
      },
    },
    'POST /api/centre/ties/:id/end': { params: params('tie'), body: { because } },
    'POST /api/centre/caseloads': {
      body: {
        id: id['caseload'],
        learnerId: id['learnerMember'],
        frameworkCode: 'FLEX',
        post: 'assessor',
        memberId: id['assessorMember'],
      },
    },
    'POST /api/centre/caseload-limits': {
      body: { id: id['caseloadLimit'], memberId: id['assessorMember'], most: 12 },
    },
    'POST /api/centre/registration-batches': {
      body: {
        id: id['centreBatch'],
        frameworkCode: 'FLEX',
        learners: [{ learnerId: id['learnerMember'], uln: '1234567899', bornOn: '2001-03-04' }],
      },
    },
    'POST /api/centre/letters': {
      body: {
        id: id['centreLetter'],
        direction: 'in',
        on: inDays(-3),
        about: `Next visit ${mark}`,
        words: `They come in March ${mark}`,
        reference: `EV ${mark}`,
        answerDue: inDays(4),
        answers: null,
      },
    },
    'POST /api/centre/letters/:id/taking-back': {
      params: params('centreLetter'),
      body: { because },
    },
    'POST /api/centre/support': {
      body: {
        id: id['centreSupport'],
        status: `Standard ${mark}`,
        fromOn: inDays(-30),
        visits: 2,
        remote: 1,
        letter: `Letter ${mark}`,
      },
    },
    'POST /api/concerns': {
      body: {
        id: id['concern'],
        kind: 'complaint',
        saidOn: inDays(-2),
        dueOn: inDays(5),
        saidBy: `A learner ${mark}`,
        about: `A lost portfolio ${mark}`,
        facts: `It was left on a bus ${mark}`,
        against: null,
      },
    },
    'POST /api/concerns/:id/entries': {
      params: params('concern'),
      body: {
        id: id['concernEntry'],
        state: 'looked_into',
        on: inDays(-1),
        words: `Asked at the depot ${mark}`,
        reference: `Depot ${mark}`,
      },
    },
    'POST /api/cohorts/trial': cohort(),
    'POST /api/cohorts': cohort(),
    'POST /api/centre/registration-numbers': {
      file: {
        name: 'numbers.csv',
        text: `Our reference,Registration number,Fee,Registered on\r\n${id['centreBatch']},N ${mark},145.00,${inDays(0)}\r\n`,
      },
    },
  };
}

/** Who does what in a centre beside the owner: nobody authorises, or judges the early decisions, in two roles. */
export function centreRole(url: string): 'quality_manager' | 'internal_verifier' | null {
  if (/^\/api\/centre\/staff(\/[^/]+\/end)?$/.test(url)) return 'quality_manager';
  return url.endsWith('/settling') && url.startsWith('/api/centre') ? 'internal_verifier' : null;
}

/** Says statements to the database as its owner; ids stand in them as they are. */
export async function say(...statements: readonly string[]): Promise<void> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  try {
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

const ENDED = `set ended_on = current_date, ended_because = 'Anew'`;

const noApproval = (ids: Ids) =>
  `update centre_approval ${ENDED} where organisation_id = '${ids['organisation']}'
     and kind = 'centre' and ended_on is null`;
const approved = (ids: Ids, code: string | null, id = newId()) =>
  `insert into centre_approval (organisation_id, id, kind, framework_code, reference, fast_track,
     from_on, recorded_at, recorded_by)
   select '${ids['organisation']}', '${id}', '${code ? 'qualification' : 'centre'}',
     ${code ? `'${code}'` : 'null'}, 'Letter', false, current_date - 60, now(), '${ids['ownerMember']}'
   on conflict do nothing`;
const noPost = (ids: Ids) =>
  `update centre_staff ${ENDED} where organisation_id = '${ids['organisation']}'
     and member_id = '${ids['member']}' and ended_on is null`;
const posted = (ids: Ids, post: string, id: string) =>
  `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
   values ('${ids['organisation']}', '${id}', '${ids['member']}', '${post}', '{"FLEX": ["*"]}',
     current_date - 10, now(), '${ids['ownerMember']}')`;
/** Somebody saw that a member knows the trade (R25), if nobody did yet. */
export const knowsTheTrade = (ids: Ids, member: string, seenBy: string) =>
  `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title, awarded_on, seen_on, seen_by)
   select '${ids['organisation']}', '${newId()}', '${ids[member]}', 'occupation', 'experience', 'Six years at a desk',
     current_date - 400, current_date - 400, '${ids[seenBy]}'
   where not exists (select from staff_qualification where organisation_id = '${ids['organisation']}'
     and member_id = '${ids[member]}' and shows = 'occupation')`;

/** The desk's assessor judges on, whatever framework, now that the centre authorises. */
const assessorPosted = (ids: Ids) =>
  `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
   select '${ids['organisation']}', '${newId()}', '${ids['assessorMember']}', 'assessor',
     jsonb_object_agg(code, '["*"]'::jsonb), current_date - 400, now(), '${ids['ownerMember']}'
   from framework where organisation_id = '${ids['organisation']}' having count(*) > 0
   on conflict do nothing`;
const assessorKnows = (ids: Ids) => knowsTheTrade(ids, 'assessorMember', 'ownerMember');
const noTie = (ids: Ids) =>
  `update tie set ended_at = now(), ended_by = '${ids['ownerMember']}', ended_because = 'Anew'
   where organisation_id = '${ids['organisation']}' and ended_at is null`;
const noCaseload = (ids: Ids) =>
  `update caseload set ended_at = now()
   where organisation_id = '${ids['organisation']}' and ended_at is null`;
const unsent = (ids: Ids) =>
  `delete from centre_registration where organisation_id = '${ids['organisation']}'`;

type Anew = (ids: Ids) => Promise<Ids>;

/** Says these, and leaves the ids as they are. */
const after =
  (...statements: readonly ((ids: Ids) => string)[]): Anew =>
  async (ids) => {
    await say(...statements.map((statement) => statement(ids)));
    return ids;
  };

const anotherPost =
  (post: 'adviser' | 'assessor'): Anew =>
  async (ids) => {
    const centrePost = newId();
    await say(assessorPosted(ids), assessorKnows(ids), noPost(ids), posted(ids, post, centrePost));
    return { ...ids, centrePost };
  };

/** What has to be there, or no longer, so that one of these routes can be asked as if for the first time. */
export const CENTRE_ANEW: Readonly<Record<string, Anew>> = {
  'POST /api/centre/approvals': after(noApproval),
  'POST /api/centre/approvals/:id/end': async (ids) => {
    const centreApproval = newId();
    await say(noApproval(ids), approved(ids, null, centreApproval));
    return { ...ids, centreApproval };
  },
  'POST /api/centre/staff': after(assessorPosted, assessorKnows, noPost),
  'POST /api/centre/staff/:id/end': anotherPost('adviser'),
  'POST /api/centre/staff/:id/report': anotherPost('adviser'),
  'POST /api/centre/staff/:id/settling': anotherPost('assessor'),
  'POST /api/centre/qualifications/:id/withdrawal': async (ids) => {
    const centreCertificate = newId();
    await say(
      `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title,
         awarded_on, seen_on, seen_by)
       values ('${ids['organisation']}', '${centreCertificate}', '${ids['member']}', 'verifying',
         'mapped', 'Award', current_date - 99, current_date, '${ids['ownerMember']}')`,
    );
    return { ...ids, centreCertificate };
  },
  'POST /api/centre/letters/:id/taking-back': async (ids) => {
    const centreLetter = newId();
    await say(
      `insert into centre_letter (organisation_id, id, direction, on_day, about, words, reference, recorded_at, recorded_by)
       values ('${ids['organisation']}', '${centreLetter}', 'in', current_date - 3, 'Visit', 'In March', '',
         now(), '${ids['ownerMember']}')`,
    );
    return { ...ids, centreLetter };
  },
  'POST /api/centre/ties': after(noTie),
  'POST /api/centre/ties/:id/end': async (ids) => {
    const tie = newId();
    await say(
      noTie(ids),
      `insert into tie (organisation_id, id, member_id, learner_id, kind, words, declared_at, declared_by)
       values ('${ids['organisation']}', '${tie}', '${ids['member']}', '${ids['learnerMember']}',
         'family', '', now(), '${ids['ownerMember']}')`,
    );
    return { ...ids, tie };
  },
  'POST /api/centre/caseloads': after(assessorPosted, noCaseload),
  'POST /api/centre/registration-batches': async (ids) => {
    await say(unsent(ids), approved(ids, null), approved(ids, 'FLEX'));
    return ids;
  },
};
