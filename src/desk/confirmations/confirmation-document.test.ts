import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { TO_HIRER, TO_WORKER } from '../../rules/agency-conduct/information.ts';
import { changeLines, compared } from './confirmation-changes.ts';
import { type ConfirmationFacts, paperFor, paperText, readPaper } from './confirmation-document.ts';
import { missingParticulars } from './confirmation-missing.ts';
import { sectionsOf } from './confirmation-sections.ts';
import { aFactPosition, aFactShift, anEdition, someFacts } from './fixtures.ts';

const facts = someFacts();
const first = anEdition();

const wordsOf = (paper: ReturnType<typeof paperFor>) =>
  sectionsOf(paper)
    .flatMap(({ title, rows }) => [title, ...rows.map(({ label, value }) => `${label}: ${value}`)])
    .join('\n');

describe('what a side may see', () => {
  const odd = someFacts({
    positions: [
      aFactPosition({
        shifts: [aFactShift('2026-11-23', '22:00', '06:00', { payPence: 1357, chargePence: 2468 })],
      }),
    ],
  });

  test('the worker’s paper never holds the charge, the order number or who is invoiced', () => {
    const paper = paperFor(odd, 'worker', first);
    for (const secret of ['chargePence', 'PO-7788', 'Elm Group Accounts', 'Passport']) {
      expect(paperText(paper)).not.toContain(secret);
    }
    expect(wordsOf(paper)).toContain('£13.57');
    expect(wordsOf(paper)).not.toContain('24.68');
  });

  test('the hirer’s paper never holds the pay', () => {
    const paper = paperFor(odd, 'hirer', first);
    for (const secret of ['payPence', 'payInterval', 'Weekly, on Friday']) {
      expect(paperText(paper)).not.toContain(secret);
    }
    expect(wordsOf(paper)).toContain('£24.68');
    expect(wordsOf(paper)).not.toContain('13.57');
  });

  test('is the same text for the same facts, and comes back from it', () => {
    const paper = paperFor(facts, 'worker', first);
    expect(paperText(readPaper(paperText(paper)))).toBe(paperText(paper));
    expect(paperText(paper)).toBe(canonicalJson(paper));
  });
});

describe('what the papers say', () => {
  test('the worker reads every reg 18 fact, the rate, its interval and the kind of contract', () => {
    const words = wordsOf(paperFor(facts, 'worker', first));
    for (const said of [
      'Hirer: Elm House Ltd',
      'Kind of business: Residential care home',
      'Position: Care assistant',
      'Type of work: Personal care and help with meals for twelve residents',
      'Place of work: Elm House\n4 Elm Road, Leeds\nLS6 2AB',
      'Starts: Mon 23 Nov 2026 22:00',
      'Likely length: Four weeks',
      'Report to: The nurse in charge, front desk',
      'Mon 23 Nov 2026, 22:00-06:00 Tue: 8 h, 30 min break in it',
      'Breaks: 30 minutes, unpaid, taken when relieved',
      'Rate of pay: £13.50 an hour',
      'Paid: Weekly, on Friday',
      'Kind of contract: Contract for services with Brook Street Care',
      'Expenses: None',
      'Known risks: Lifting residents; lone working at night',
      'What is done about them: Hoists on each floor; panic button and hourly check',
      'Protective equipment: Gloves and aprons, given on the day',
      'Experience: Six months in a care home',
      'Qualifications: Care Certificate',
      'Checks and authorisations: Enhanced DBS',
      'Brook Street Care: 0113 496 0000, desk@agency.example',
      'Signs your hours: Dawn Hill',
    ]) {
      expect(words).toContain(said);
    }
  });

  test('the hirer reads every reg 19 fact, the kind of contract, the charge, the order and who signs', () => {
    const words = wordsOf(paperFor(facts, 'hirer', first));
    for (const said of [
      'Name: Rosa Ahmed',
      'Identity confirmed: Passport, Tue 3 Nov 2026',
      'Experience: Two years at Beech Court, nights',
      'Training: Moving and handling refresher, June 2026',
      'Qualifications: Care Certificate, seen Tue 3 Nov 2026',
      'Checks and authorisations: Enhanced DBS, until Tue 1 Feb 2028, seen Tue 3 Nov 2026',
      'Willing to do this position: Yes, said on Fri 20 Nov 2026',
      'Kind of contract: Contract for services with Brook Street Care',
      'Charge rate: £21.99 an hour',
      'Purchase order: PO-7788',
      'Your reference: NIGHTS-47',
      'Invoice to: Elm Group Accounts',
      'Signs the hours: Dawn Hill\n0113 496 0111, dawn@elm.example',
    ]) {
      expect(words).toContain(said);
    }
  });

  test('a night on which the clocks change shows the hours it really has', () => {
    const nights = [
      aFactShift('2026-10-24', '22:00', '06:00'),
      aFactShift('2027-03-27', '22:00', '06:00'),
    ];
    const words = wordsOf(
      paperFor(someFacts({ positions: [aFactPosition({ shifts: nights })] }), 'worker', first),
    );
    expect(words).toContain('Sat 24 Oct 2026, 22:00-06:00 Sun: 9 h');
    expect(words).toContain('Sat 27 Mar 2027, 22:00-06:00 Sun: 7 h');
  });

  test('shifts at different rates each show theirs', () => {
    const shifts = [
      aFactShift('2026-11-23', '09:00', '17:00', { payPence: 1300 }),
      aFactShift('2026-11-24', '09:00', '17:00', { payPence: 1500 }),
    ];
    const words = wordsOf(
      paperFor(someFacts({ positions: [aFactPosition({ shifts })] }), 'worker', first),
    );
    expect(words).toContain('£13.00 an hour: 1 shift, Mon 23 Nov 2026, 09:00-17:00');
    expect(words).toContain('£15.00 an hour: 1 shift, Tue 24 Nov 2026, 09:00-17:00');
  });
});

describe('what is missing', () => {
  const keys = (changed: Partial<ConfirmationFacts>, side: 'worker' | 'hirer') =>
    missingParticulars(someFacts(changed), side).map(({ key }) => key);
  const line = (changes: Parameters<typeof aFactPosition>[0]) => ({
    positions: [aFactPosition(changes)],
  });

  test('is nothing when every particular is there', () => {
    expect(keys({}, 'worker')).toEqual([]);
    expect(keys({}, 'hirer')).toEqual([]);
  });

  test.each<[string, Partial<ConfirmationFacts>]>([
    ['hirer_identity', { hirer: { name: 'Elm House Ltd', natureOfBusiness: '' } }],
    ['start_and_duration', { likelyLength: ' ' }],
    ['position', line({ duties: '' })],
    ['location', { site: { ...facts.site, address: '', postcode: '' } }],
    ['hours', line({ shifts: [] })],
    ['health_safety_risks', { risks: '' }],
    ['health_safety_risks', { controls: '' }],
    [
      'skills_required',
      line({ experience: '', requiredSkills: [], requiredQualifications: [], requiredChecks: [] }),
    ],
    ['expenses', { expenses: '' }],
    ['rate', line({ shifts: [aFactShift('2026-11-23', '09:00', '17:00', { payPence: 0 })] })],
    ['rate', { payInterval: '' }],
  ])('for the worker: %s', (key, changed) => {
    const missing = missingParticulars(someFacts(changed), 'worker');
    expect(missing.map((one) => one.key)).toContain(key);
    expect(missing.every(({ name }) => TO_WORKER.some((asked) => asked.name === name))).toBe(true);
  });

  const worker = (changes: Partial<ConfirmationFacts['worker']>) => ({
    worker: { ...facts.worker, ...changes },
  });

  test.each<[string, Partial<ConfirmationFacts>]>([
    ['worker_identity', worker({ identity: null })],
    ['skills_confirmed', worker({ skills: [] })],
    ['skills_confirmed', worker({ qualifications: [] })],
    ['skills_confirmed', worker({ experience: '' })],
    ['authorisation_confirmed', worker({ authorisations: [] })],
    [
      'authorisation_confirmed',
      worker({ authorisations: [{ name: 'Enhanced DBS', expiresOn: '2026-11-23', seenOn: null }] }),
    ],
    ['willing', worker({ willingOn: null })],
  ])('for the hirer: %s', (key, changed) => {
    const missing = missingParticulars(someFacts(changed), 'hirer');
    expect(missing.map((one) => one.key)).toEqual([key]);
    expect(missing.every(({ name }) => TO_HIRER.some((asked) => asked.name === name))).toBe(true);
  });

  test('no risks known needs no steps against them', () => {
    expect(keys({ risks: 'None known', controls: '' }, 'worker')).toEqual([]);
  });
});

describe('a later version', () => {
  const before = paperFor(facts, 'worker', first);
  const [position] = facts.positions;
  const [shift] = position?.shifts ?? [];
  if (!position || !shift) throw new Error('The facts hold a shift.');

  const later = (changes: Partial<ConfirmationFacts>) =>
    changeLines(
      compared(
        paperFor({ ...facts, ...changes }, 'worker', anEdition({ version: 2, reason: 'change' })),
        before,
      ),
    );

  test('marks nothing when nothing it says has changed', () => {
    expect(later({})).toEqual([]);
    expect(later({ billToName: 'Somebody else', poNumber: 'PO-9' })).toEqual([]);
  });

  test('names a changed time with the time before', () => {
    const moved = { ...shift, end: shift.end + 60 };
    expect(later({ positions: [{ ...position, shifts: [moved] }] })).toEqual([
      'Dates and hours: Mon 23 Nov 2026, 22:00-07:00 Tue: now 9 h, 30 min break in it; before: Mon 23 Nov 2026, 22:00-06:00 Tue: 8 h, 30 min break in it',
    ]);
  });

  test('names a shift that is cancelled, one that is added and one that is gone', () => {
    const cancelled = { ...shift, cancelledBecause: 'Home is full' };
    const added = aFactShift('2026-11-24', '22:00', '06:00');
    expect(later({ positions: [{ ...position, shifts: [cancelled, added] }] })).toEqual([
      'Your work: Starts: now Tue 24 Nov 2026 22:00; before: Mon 23 Nov 2026 22:00',
      'Dates and hours: Mon 23 Nov 2026, 22:00-06:00 Tue: now Cancelled: Home is full; before: 8 h, 30 min break in it',
      'Dates and hours: added Tue 24 Nov 2026, 22:00-06:00 Wed: 8 h, 30 min break in it',
    ]);
    expect(later({ positions: [{ ...position, shifts: [added] }] }).join('\n')).toContain(
      'Dates and hours: no longer Mon 23 Nov 2026, 22:00-06:00 Tue',
    );
  });

  test('names a changed rate of pay and changed risks', () => {
    expect(
      later({
        risks: 'None known',
        positions: [{ ...position, shifts: [{ ...shift, payPence: 1400 }] }],
      }),
    ).toEqual([
      'Your pay: Rate of pay: now £14.00 an hour; before: £13.50 an hour',
      'Health and safety: Known risks: now None known; before: Lifting residents; lone working at night',
    ]);
  });
});
