import { registerCandidate } from '../../src/desk/candidates/index.ts';
import { recordCheck, recordRightToWork } from '../../src/desk/compliance/index.ts';
import { declareEarlierWeeks } from '../../src/desk/equal-treatment/index.ts';
import {
  type Certificate,
  recordNightHealth,
  recordPermission,
  recordTold,
} from '../../src/desk/vetting/index.ts';
import { endOptOut } from '../../src/desk/worktime/end-opt-out.ts';
import { declareHours, recordAvailability, recordOptOut } from '../../src/desk/worktime/index.ts';
import { addDays, addMonths } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import { fold } from '../../src/lib/text.ts';
import { dateIn } from '../../src/lib/time.ts';
import { FIRST_DAY, type Places } from './client-scenes.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';
import { townOf } from './towns.ts';
import { TRADES } from './trades.ts';
import { type Trade, type Traits, WORKERS, type WorkerPlan } from './workers.ts';

/** The people on the temp books, by the key of their plan. */
export type People = ReadonlyMap<string, string>;

type Step = Scene['does'];

const A_DAY = 24;
/** So many are registered a day, in the first three days. */
const MINUTES_APART = 20;

/** Everybody on the books: Ravi registers them, Omar checks them, Ravi asks round again this week. */
export function workerScenes(
  time: StoryTime,
  places: Places,
): { scenes: readonly Scene[]; people: People } {
  const people = new Map<string, string>();
  const scenes = WORKERS.flatMap((plan, index) => {
    const personId = newId();
    people.set(plan[0], personId);
    return scenesOf(time, plan, personId, index, places);
  });
  return { scenes, people };
}

function scenesOf(
  time: StoryTime,
  plan: WorkerPlan,
  personId: string,
  index: number,
  places: Places,
): readonly Scene[] {
  const [, name, , , , traits = {}] = plan;
  const day = time.ofWeek(FIRST_DAY + Math.floor(index / A_DAY));
  const minutes = 9 * 60 + (index % A_DAY) * MINUTES_APART;
  const clock = (plus: number) => {
    const at = minutes + plus;
    return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  };
  const scene = (at: Date, by: Scene['by'], what: string, ...steps: readonly Step[]): Scene => ({
    at,
    by,
    what: `${what} ${name}`,
    chapter: 'workers',
    does: together(...steps),
  });
  const registeredAt = time.at(day, clock(3));
  const checkedAt = time.at(addDays(day, 1), clock(7));
  return [
    scene(
      registeredAt,
      'ravi',
      'register',
      register(time, plan, personId, index, dateIn(registeredAt)),
      ...wordsOf(time, traits, personId, registeredAt),
    ),
    scene(
      checkedAt,
      'omar',
      'check',
      ...checksOf(time, plan, personId, dateIn(checkedAt), index),
      ...vettingOf(time, plan, personId, dateIn(checkedAt), places),
      ...optOutOf(time, traits, personId),
    ),
    ...later(time, traits, personId, index, scene),
  ];
}

function register(
  time: StoryTime,
  [, name, born, postcode, trades, traits = {}]: WorkerPlan,
  personId: string,
  index: number,
  seenOn: string,
): Step {
  const at = name.lastIndexOf(' ');
  const [givenName, familyName] = [name.slice(0, at), name.slice(at + 1)];
  const facts = trades.map((trade) => TRADES[trade]);
  const usual = new Map(facts.flatMap(({ qualifications }) => [...qualifications]));
  for (const extra of traits.extra ?? []) usual.set(extra, 900);
  if (traits.expires) usual.set(...traits.expires);
  const mailbox = fold(name).replace(/[^a-z]+/g, '.');
  return (tx) =>
    registerCandidate(tx, {
      id: personId,
      givenName,
      familyName,
      dateOfBirth: born === '' ? addMonths(time.today, -(17 * 12 + 5)) : born,
      emails: [`${mailbox}@post.example`],
      phones: [`07700 900${String(100 + index * 7).padStart(3, '0')}`],
      postcode,
      town: townOf(postcode),
      roles: facts.map(({ role }) => role),
      skills: facts.flatMap(({ skills }) => [...skills]),
      travelMiles: traits.miles ?? null,
      minimumPayPence: traits.least ?? null,
      wantedWeeklyMinutes: traits.hours === undefined ? null : traits.hours * 60,
      worksNights: traits.nights ?? null,
      notes: traits.notes ?? '',
      source: traits.source ?? ['Referral', 'Job board', 'Walked in', 'Our website'][index % 4],
      qualifications: [...usual].map(([qualification, days]) => ({
        id: newId(),
        name: qualification,
        expiresOn: days === null ? null : time.day(days > 30 ? days + ((index * 11) % 60) : days),
        seenOn,
      })),
      workHistory: (traits.jobs ?? []).map(([employer, jobTitle, fromOn, toOn]) => ({
        id: newId(),
        employer,
        jobTitle,
        fromOn,
        toOn,
      })),
      consents: [
        { purpose: 'work_finding', wording: 'You may hold my details and look for work for me.' },
      ],
    });
}

/** What they said when they registered: when they are free, and their work for others. */
function wordsOf(time: StoryTime, traits: Traits, personId: string, at: Date): readonly Step[] {
  const weeks = traits.time === 'unknown' ? FIRST_DAY + 14 : 35;
  const free: Step = (tx) =>
    recordAvailability(tx, {
      id: newId(),
      personId,
      state: 'available',
      startsAt: at.toISOString(),
      endsAt: new Date(Date.parse(`${time.ofWeek(weeks)}T00:00:00Z`)).toISOString(),
      how: 'in_person',
    });
  const said = dateIn(at);
  const declared: Step = (tx) =>
    declareHours(tx, {
      id: newId(),
      personId,
      weeklyMinutes: (traits.elsewhere ?? 0) * 60,
      saidOn: traits.lapsed ? addDays(said, -90) : said,
      ...(traits.lapsed ? { answersUntil: time.day(-2) } : {}),
    });
  const nowhere: Step = (tx) =>
    declareEarlierWeeks(tx, {
      id: newId(),
      personId,
      hirerId: null,
      role: null,
      weeks: 0,
      lastOn: null,
      saidOn: said,
      ...(traits.lapsed ? { answersUntil: time.day(-2) } : {}),
    });
  // Who could not say when they are free was not asked about other agencies, either.
  return traits.time === 'never' ? [declared] : [free, declared, nowhere];
}

function checksOf(
  time: StoryTime,
  [, , , , trades, traits = {}]: WorkerPlan,
  personId: string,
  checkedOn: string,
  index: number,
): readonly Step[] {
  const dbs = trades.some((trade) => TRADES[trade].dbs) && !traits.withoutDbs;
  type Particulars = Partial<Parameters<typeof recordCheck>[1]>;
  const check =
    (kind: 'identity' | 'dbs' | 'reference', reference: string, more: Particulars = {}): Step =>
    (tx) =>
      recordCheck(tx, {
        id: newId(),
        personId,
        kind,
        outcome: 'satisfied',
        checkedOn,
        reference,
        ...more,
      });
  return [
    ...rightToWork(time, traits, personId, checkedOn),
    check('identity', 'Photo and address seen'),
    ...(dbs
      ? [
          check('dbs', `00${1_840_200_000 + index * 7919}`, {
            expiresOn: time.day(340 + index),
            certificate: certificateOf(trades, addDays(checkedOn, -40 - index), checkedOn, index),
          }),
        ]
      : []),
    check('reference', 'By e-mail', { name: 'Last employer', referee: REFEREE }),
    check('reference', 'By telephone, called back', { name: 'Somebody else', referee: REFEREE }),
  ];
}

const REFEREE = { relative: false, mayBeShown: true };

/** Care is with adults; kitchens are in schools and homes. Every second worker joined the Update Service. */
function certificateOf(
  trades: readonly Trade[],
  issuedOn: string,
  originalSeenOn: string,
  index: number,
): Certificate {
  const kitchen = trades.includes('kitchen');
  return {
    issuedBy: 'dbs',
    level: 'enhanced',
    workforce: kitchen ? 'child_and_adult' : 'adult',
    childrenList: kitchen,
    adultsList: true,
    issuedOn,
    originalSeenOn,
    updateConsent: index % 2 === 0 ? true : null,
  };
}

/** What bounds their work: the hours of a student, health for nights; what the school was told of them. */
function vettingOf(
  time: StoryTime,
  [, , , , trades, traits = {}]: WorkerPlan,
  personId: string,
  on: string,
  places: Places,
): readonly Step[] {
  const { student } = traits;
  const nights = trades.some((trade) => TRADES[trade].nights) && traits.nights !== false;
  const health: Step = (tx) =>
    recordNightHealth(tx, personId, {
      id: newId(),
      offeredOn: on,
      answer: 'fit',
      capacities: false,
    });
  const told: Step = (tx) =>
    recordTold(tx, personId, {
      id: newId(),
      siteId: places.kitchen.siteId,
      what: 'checks_done',
      sentOn: on,
      steps: '',
    });
  const permission: Step = (tx) =>
    recordPermission(tx, personId, {
      id: newId(),
      weeklyLimitHours: student ?? '20',
      validFrom: time.day(-400),
      validTo: time.day(640),
      termDates: {
        covers: { from: time.day(-90), to: time.day(200) },
        terms: [
          { from: time.day(-60), to: time.day(25) },
          { from: time.day(50), to: time.day(130) },
        ],
        givenBy: 'Letter of the university, in her own portal',
        givenOn: on,
      },
    });
  return [
    ...(nights ? [health] : []),
    ...(trades.includes('kitchen') ? [told] : []),
    ...(student === undefined ? [] : [permission]),
  ];
}

/** The right-to-work check, in the way each kind of document is checked. */
function rightToWork(
  time: StoryTime,
  { right }: Traits,
  personId: string,
  checkedOn: string,
): readonly Step[] {
  if (right === 'none') return [];
  type Way = Omit<Parameters<typeof recordRightToWork>[1], 'id' | 'personId' | 'outcome'>;
  const common = { documentState: 'current', checkedOn } as const;
  const online = { ...common, route: 'share_code_online', document: 'evisa' } as const;
  const ways: Readonly<Record<string, Way>> = {
    passport: { ...common, route: 'manual', document: 'british_passport' },
    irish: { ...common, route: 'manual', document: 'irish_passport' },
    digital: {
      ...common,
      route: 'digital_verification_service',
      document: 'british_passport',
    },
    settled: { ...online, reference: 'Share code seen online' },
    'pre-settled': { ...online, basis: 'pre_settled' },
    birth: {
      ...common,
      route: 'manual',
      document: 'other',
      documentName: 'Birth certificate with National Insurance letter',
      basis: 'list_a',
    },
    notice: {
      ...common,
      route: 'employer_checking_service',
      document: 'other',
      documentName: 'Certificate of application with a Positive Verification Notice',
      basis: 'positive_verification_notice',
      noticeDated: checkedOn,
    },
  };
  const way =
    typeof right === 'number'
      ? { ...online, permissionEndsOn: time.day(right), reference: 'Share code seen online' }
      : ways[right ?? 'passport'];
  if (!way) throw new Error(`No way to check ${right}.`);
  return [(tx) => recordRightToWork(tx, { id: newId(), personId, outcome: 'satisfied', ...way })];
}

function optOutOf(time: StoryTime, { optOut }: Traits, personId: string): readonly Step[] {
  if (!optOut) return [];
  const optOutId = newId();
  const signed: Step = (tx) =>
    recordOptOut(tx, {
      id: optOutId,
      personId,
      signedOn: time.ofWeek(FIRST_DAY),
      noticeDays: optOut === 'ending' ? 35 : 14,
    });
  if (optOut === 'holds') return [signed];
  const notice: Step = (tx) =>
    endOptOut(tx, { personId, optOutId, noticeGivenOn: time.ofWeek(FIRST_DAY) });
  return [signed, notice];
}

/** What they said since: asked round the day before yesterday, or rang to say they are away. */
function later(
  time: StoryTime,
  traits: Traits,
  personId: string,
  index: number,
  scene: (at: Date, by: Scene['by'], what: string, ...steps: readonly Step[]) => Scene,
): readonly Scene[] {
  const span = (state: 'available' | 'unavailable', from: number, to: number): Step => {
    const instant = (days: number) => `${time.day(days)}T00:00:00Z`;
    return (tx) =>
      recordAvailability(tx, {
        id: newId(),
        personId,
        state,
        startsAt: instant(from),
        endsAt: instant(to),
        reason: traits.why ?? '',
        how: 'phone',
      });
  };
  const clock = `${String(10 + (index % 6)).padStart(2, '0')}:${String((index * 13) % 60).padStart(2, '0')}`;
  if (traits.time === 'asked') {
    return [scene(time.at(time.day(-2), clock), 'ravi', 'ask', span('available', -1, 15))];
  }
  if (traits.time === 'away') {
    return [scene(time.at(time.day(-1), clock), 'ravi', 'away', span('unavailable', 0, 7))];
  }
  return [];
}
