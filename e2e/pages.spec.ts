import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { ACCOUNT_PAGES } from './account-pages.ts';
import { AMENDMENT_PAGES } from './amendments-pages.ts';
import { ATTENDANCE_PAGES } from './attendance-pages.ts';
import { CENTRE_PAGES, type CentreIds, centreIds } from './centre-pages.ts';
import { CLEARANCE_PAGES, type ClearanceIds, clearanceIds } from './clearance-pages.ts';
import { COMMUNICATIONS_PAGES, type TextIds, textIds } from './communications-pages.ts';
import { CONFLICT_PAGES, type ConflictIds, conflictIds } from './conflicts-pages.ts';
import { ask, dayAfterToday, expect, type Staff, test, workAs } from './desk.ts';
import { DUTIES_PAGES } from './duties-pages.ts';
import { EQUAL_TREATMENT_PAGES } from './equal-treatment-pages.ts';
import { EXPENSES_PAGES, type ExpenseIds, expenseIds } from './expenses-pages.ts';
import { type ExternalIds, externalIds } from './external-pages.ts';
import { FRAMEWORK_PAGES } from './framework-pages.ts';
import { HOLIDAY_PAGES, type HolidayIds, holidayIds } from './holiday-pages.ts';
import { lookAt } from './look-at.ts';
import { OFFER_PAGES, type OfferIds, offerIds } from './offers-pages.ts';
import { POLICY_PAGES, type PolicyIds, policyIds } from './policies-pages.ts';
import { POOL_PAGES, type PoolIds, poolIds } from './pool-pages.ts';
import { PORTFOLIO_PAGES, type PortfolioIds, portfolioIds } from './portfolio-pages.ts';
import { PROGRAMME_PAGES } from './programme-pages.ts';
import { RATES_PAGES } from './rates-pages.ts';
import { REGISTRATION_PAGES } from './registration-pages.ts';
import { REPAIRS_PAGES } from './repairs-pages.ts';
import { ROTA_PAGES, type RotaIds, rotaIds } from './rota-pages.ts';
import { SEGMENT_PAGES, type SegmentIds, segmentIds } from './segments-pages.ts';
import { SIGNATURES_PAGES, type SignatureIds, signatureIds } from './signatures-pages.ts';
import { TRAINING_PAGES, type TrainingIds, trainingIds } from './training-pages.ts';
import { VERIFICATION_PAGES, type VerificationIds, verificationIds } from './verification-pages.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

interface Rows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Ids of the sample's records that the pages need. */
interface Ids
  extends RotaIds,
    PortfolioIds,
    PolicyIds,
    ClearanceIds,
    TextIds,
    OfferIds,
    TrainingIds,
    CentreIds,
    VerificationIds,
    ExternalIds,
    SegmentIds,
    ExpenseIds,
    HolidayIds,
    ConflictIds,
    PoolIds,
    SignatureIds {
  readonly candidate: string;
  readonly qualification: string;
  readonly work: string;
  readonly client: string;
  readonly site: string;
  readonly hirer: string;
  readonly billTo: string;
  readonly contact: string;
  readonly terms: string;
  readonly booking: string;
  readonly openShift: string;
  readonly heldShift: string;
  readonly mail: string;
  readonly framework: string;
  readonly claim: string;
  readonly decidedClaim: string;
}

interface Candidate {
  readonly qualifications: readonly { readonly id: string }[];
  readonly workHistory: readonly { readonly id: string }[];
}
interface Client {
  readonly sites: readonly { readonly siteId: string }[];
  readonly hirers: readonly { readonly hirerId: string }[];
  readonly billTos: readonly { readonly billToId: string }[];
  readonly contacts: readonly { readonly contactId: string }[];
  readonly terms: readonly { readonly termsId: string }[];
}
interface Week {
  readonly shifts: readonly {
    readonly shiftId: string;
    readonly bookingId: string;
    readonly state: string;
    readonly startsAt: string;
  }[];
}

/** A page as it is opened, with the pattern of its path in a room's pages.ts; by the owner, unless said. */
interface Looked {
  readonly path: string;
  readonly open: (ids: Ids) => string;
  readonly as?: Staff;
}

const PAGES: readonly Looked[] = [
  ...['/sign-in', '/welcome', '/forgotten-password'].map(plain),
  { path: '/invitation', open: () => '/invitation#a-key-that-does-not-fit' },
  { path: '/new-password', open: () => '/new-password#a-key' },
  ...['/', '/bookings', '/bookings/new', '/candidates', '/candidates/new'].map(plain),
  { path: '/bookings', open: () => '/bookings?view=sites' },
  { path: '/bookings', open: () => '/bookings?view=list' },
  { path: '/bookings', open: (ids) => `/bookings?shift=${ids.openShift}` },
  { path: '/bookings', open: (ids) => `/bookings?shift=${ids.heldShift}` },
  { path: '/bookings/:bookingId', open: (ids) => `/bookings/${ids.booking}` },
  { path: '/bookings/:bookingId', open: (ids) => `/bookings/${ids.booking}?do=amend` },
  ...[
    '/candidates/import',
    '/clients',
    '/clients/new',
    '/mail',
    '/rules-today',
    '/members',
    '/organisation',
    '/log',
  ].map(plain),
  { path: '/candidates', open: (ids) => `/candidates?open=${ids.candidate}` },
  { path: '/candidates/:id', open: (ids) => `/candidates/${ids.candidate}` },
  { path: '/candidates/:id/details', open: (ids) => `/candidates/${ids.candidate}/details` },
  {
    path: '/candidates/:id/qualifications/:part',
    open: (ids) => `/candidates/${ids.candidate}/qualifications/${ids.qualification}`,
  },
  {
    path: '/candidates/:id/work-history/:part',
    open: (ids) => `/candidates/${ids.candidate}/work-history/${ids.work}`,
  },
  { path: '/clients/:id', open: (ids) => `/clients/${ids.client}` },
  ...DUTIES_PAGES,
  ...EQUAL_TREATMENT_PAGES,
  ...ACCOUNT_PAGES,
  ...RATES_PAGES,
  ...ROTA_PAGES,
  ...CLEARANCE_PAGES,
  ...POLICY_PAGES,
  ...AMENDMENT_PAGES,
  ...ATTENDANCE_PAGES,
  ...OFFER_PAGES,
  ...REPAIRS_PAGES,
  ...CONFLICT_PAGES,
  ...POOL_PAGES,
  ...REGISTRATION_PAGES,
  ...SIGNATURES_PAGES,
  ...COMMUNICATIONS_PAGES,
  ...TRAINING_PAGES,
  ...CENTRE_PAGES,
  ...SEGMENT_PAGES,
  ...EXPENSES_PAGES,
  ...HOLIDAY_PAGES,
  { path: '/clients/:id/details', open: (ids) => `/clients/${ids.client}/details` },
  {
    path: '/clients/:id/hirers/:part',
    open: (ids) => `/clients/${ids.client}/hirers/${ids.hirer}`,
  },
  {
    path: '/clients/:id/bill-tos/:part',
    open: (ids) => `/clients/${ids.client}/bill-tos/${ids.billTo}`,
  },
  {
    path: '/clients/:id/contacts/:part',
    open: (ids) => `/clients/${ids.client}/contacts/${ids.contact}`,
  },
  {
    path: '/clients/:id/sites/:part/details',
    open: (ids) => `/clients/${ids.client}/sites/${ids.site}/details`,
  },
  {
    path: '/clients/:id/sites/:part/sheet',
    open: (ids) => `/clients/${ids.client}/sites/${ids.site}/sheet`,
  },
  { path: '/clients/:id/sites/:part', open: (ids) => `/clients/${ids.client}/sites/${ids.site}` },
  { path: '/clients/:id/terms/new', open: (ids) => `/clients/${ids.client}/terms/new` },
  {
    path: '/clients/:id/terms/:part/agreement',
    open: (ids) => `/clients/${ids.client}/terms/${ids.terms}/agreement`,
  },
  { path: '/mail', open: (ids) => `/mail?mail=${ids.mail}` },
  { path: '/log', open: () => '/log?entry=1' },
  { path: '/log/:seq', open: () => '/log/40' },
  ...['/log/checkpoints', '/rules'].map(plain),
  ...['/rules/WTR-48', '/rules/DP-DSAR', '/rules/EQ-ADVERT', '/rules/RTW-S48'].map((address) => ({
    path: '/rules/:id',
    open: () => address,
  })),
  ...FRAMEWORK_PAGES,
  ...['/assessment', '/assessment/declaration', '/assessment/learners', '/observations'].map(
    (at) => ({
      ...plain(at),
      as: 'anita' as const,
    }),
  ),
  ...(['claim', 'decidedClaim'] as const).map((of) => ({
    path: '/assessment/claims/:id',
    open: (ids: { readonly [id in typeof of]: string }) => `/assessment/claims/${ids[of]}`,
    as: 'anita' as const,
  })),
  {
    path: '/assessment/learners/:id',
    open: (ids) => `/assessment/learners/${ids.learner}?framework=${ids.framework}`,
    as: 'anita',
  },
  { ...plain('/portfolio/assessment-plan'), as: 'carla' },
  ...PORTFOLIO_PAGES,
  ...PROGRAMME_PAGES,
  ...VERIFICATION_PAGES,
  plain('/kit'),
  { path: '/kit', open: () => '/kit?part=find' },
  // An import needs a file brought in: the newcomer's journey ends on its report.
  { path: '/candidates/imports/:id', open: () => '' },
];

function plain(address: string) {
  return { path: address, open: () => address };
}

async function idsOf(
  request: APIRequestContext,
  others: Awaited<ReturnType<typeof claimsOf>> &
    RotaIds &
    PortfolioIds &
    ClearanceIds &
    PolicyIds &
    OfferIds &
    TrainingIds &
    CentreIds &
    VerificationIds &
    ExternalIds &
    SegmentIds &
    ExpenseIds &
    HolidayIds &
    ConflictIds &
    PoolIds &
    SignatureIds &
    TextIds,
): Promise<Ids> {
  const get = <T>(url: string) => ask<T>(request, 'GET', url);
  const candidates = await get<Rows<{ personId: string }>>('/api/candidates?limit=60');
  let [candidate, qualification, work] = [candidates.rows[0]?.personId ?? '', 'new', 'new'];
  for (const { personId } of candidates.rows) {
    const record = await get<Candidate>(`/api/candidates/${personId}`);
    if (record.qualifications.length === 0) continue;
    candidate = personId;
    qualification = record.qualifications[0]?.id ?? 'new';
    work = record.workHistory[0]?.id ?? 'new';
    if (work !== 'new') break;
  }
  const clients = await get<Rows<{ clientId: string }>>('/api/clients?limit=10');
  const client = clients.rows[0]?.clientId ?? '';
  const record = await get<Client>(`/api/clients/${client}`);
  const weeks = await Promise.all(
    [0, 7].map((days) => get<Week>(`/api/week?date=${dayAfterToday(days)}&by=site&size=500`)),
  );
  const shifts = weeks.flatMap((week) => week.shifts);
  const now = new Date().toISOString();
  const held = shifts.find(({ state }) => state === 'confirmed') ?? shifts[0];
  const open = shifts.find(({ state, startsAt }) => state === 'open' && startsAt > now);
  const mails = await get<Rows<{ id: string }>>('/api/mail?limit=5');
  const frameworks = await get<Rows<{ id: string; kind: string }>>('/api/frameworks');
  const qualified = frameworks.rows.find(({ kind }) => kind === 'qualification');
  return {
    candidate,
    qualification,
    work,
    client,
    site: record.sites[0]?.siteId ?? '',
    hirer: record.hirers[0]?.hirerId ?? '',
    billTo: record.billTos[0]?.billToId ?? '',
    contact: record.contacts[0]?.contactId ?? '',
    terms: record.terms[0]?.termsId ?? '',
    booking: held?.bookingId ?? '',
    openShift: open?.shiftId ?? '',
    heldShift: held?.shiftId ?? '',
    mail: mails.rows[0]?.id ?? '',
    framework: qualified?.id ?? '',
    ...others,
  };
}

/** Of the assessor's queue: a claim that is open, and one that is decided. */
async function claimsOf(request: APIRequestContext) {
  const { rows } = await ask<Rows<{ claimId: string; state: string }>>(
    request,
    'GET',
    '/api/assessment/queue',
  );
  return {
    claim: rows.find(({ state }) => state !== 'decided')?.claimId ?? '',
    decidedClaim: rows.find(({ state }) => state === 'decided')?.claimId ?? '',
  };
}

// Two minutes: a shared machine may stand still for most of one.
test.describe.configure({ mode: 'parallel', timeout: 120_000 });
// What is wrong is said in words; a trace of every page took a fifth of the time.
test.use({ trace: 'off' });

test.describe('Every page', () => {
  let ids: Ids;
  const contexts = new Map<Staff, BrowserContext>();
  const contextOf = (who: Staff): BrowserContext => {
    const context = contexts.get(who);
    if (!context) throw new Error(`Nobody works as ${who} here.`);
    return context;
  };

  test.beforeAll(async ({ browser }) => {
    for (const who of ['olivia', 'carla', 'anita', 'derek', 'marian', 'farah'] as const) {
      const context = await browser.newContext();
      await workAs(context, who);
      contexts.set(who, context);
    }
    const claims = await claimsOf(contextOf('anita').request);
    const portfolio = await portfolioIds(contextOf('carla').request, contextOf('farah').request);
    ids = await idsOf(contextOf('olivia').request, {
      ...claims,
      ...portfolio,
      ...(await clearanceIds(contextOf('olivia').request)),
      ...(await policyIds(contextOf('olivia').request)),
      ...(await offerIds(contextOf('olivia').request)),
      ...(await trainingIds(contextOf('olivia').request)),
      ...(await centreIds(contextOf('olivia').request)),
      ...(await verificationIds(contextOf('olivia').request)),
      ...(await externalIds(contextOf('marian').request)),
      ...(await segmentIds(contextOf('olivia').request)),
      ...(await expenseIds(contextOf('olivia').request)),
      ...(await holidayIds(contextOf('olivia').request)),
      ...(await conflictIds(contextOf('olivia').request)),
      ...(await poolIds(contextOf('olivia').request)),
      ...(await signatureIds(contextOf('olivia').request)),
      ...(await rotaIds(contextOf('olivia').request)),
      ...(await textIds(contextOf('olivia').request)),
    });
  });
  test.afterAll(async () => {
    for (const context of contexts.values()) await context.close();
  });

  test('is looked at here', () => {
    const named = new Set(PAGES.map(({ path: pattern }) => pattern));
    const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const found = files
      .filter((file) => path.basename(file) === 'pages.ts' && path.dirname(file) !== 'ui')
      .flatMap((file) => [
        ...readFileSync(path.join(ROOT, 'src', file), 'utf8').matchAll(/^\s*path: '([^']+)'/gm),
      ])
      .map(([, pattern]) => pattern);
    expect(found.length).toBeGreaterThan(25);
    expect(found.filter((pattern) => !named.has(pattern ?? ''))).toEqual([]);
  });

  for (const { path: pattern, open, as = 'olivia' } of PAGES.filter(
    (page) => page.path !== '/candidates/imports/:id',
  )) {
    test(`${pattern}, ${nameOf(open)} as ${as}`, async () => {
      const address = open(ids);
      expect(address, 'the sample has a record to open').not.toMatch(/\/(\/|$)(?<!^\/)|=$/);
      const said = await lookAt(contextOf(as), address, SIZES);
      expect(said).toEqual([]);
    });
  }
});

/** The address with its ids as words, for the test's name. */
function nameOf(open: (ids: Ids) => string): string {
  const words = new Proxy({}, { get: (_, name) => String(name) }) as Ids;
  return open(words);
}
