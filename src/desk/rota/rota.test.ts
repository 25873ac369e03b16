import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { nameKey } from '../../lib/text.ts';
import { momentOf } from '../../lib/time.ts';
import { checkLines, readLines } from './check-lines.ts';
import { nextBooking } from './group.ts';
import type { BookedShift, Known, KnownSite } from './known.ts';
import { type Chosen, lineOf, type RotaLine, type Said } from './rota.ts';

const TODAY = '2026-11-22';

function aSite(siteId: string, siteName: string, clientName: string): KnownSite {
  const keys = { site: nameKey(siteName), client: nameKey(clientName), hirer: nameKey(clientName) };
  const clientId = `client of ${clientName}`;
  const holidays = new Set(['2026-12-25']);
  return {
    siteId,
    siteName,
    clientId,
    clientName,
    hirerId: 'hirer',
    hirerName: clientName,
    nation: 'england',
    keys,
    holidays,
  };
}

const NIGHT = {
  code: 'N',
  times: { start: '22:00', end: '08:00' },
  breakMinutes: 60,
  kind: 'waking',
} as const;
const KNOWN: Known = {
  today: TODAY,
  sites: [
    aSite('elm', 'Elm Lodge', 'Harrow Group'),
    aSite('oak', 'Oak Lodge', 'Harrow Group'),
    aSite('elm2', 'Elm Lodge', 'Wharf Care'),
  ],
  siteId: null,
  role: null,
  roles: new Map([
    ['care-assistant', 'Care assistant'],
    ['nurse', 'Nurse'],
    ['senior-care-assistant', 'Senior care assistant'],
  ]),
  roleKey: (name) => name.toLowerCase().replaceAll(' ', '-'),
  codes: new Map([
    [
      'client of Harrow Group',
      new Map([
        ['N', NIGHT],
        ['E', { ...NIGHT, code: 'E', times: { start: '07:00', end: '14:30' }, breakMinutes: 30 }],
        ['OFF', { ...NIGHT, code: 'OFF', times: null }],
      ]),
    ],
    ['oak', new Map([['E', { ...NIGHT, code: 'E', times: { start: '06:00', end: '14:00' } }]])],
  ]),
  last: new Map(
    ['elm', 'oak', 'elm2'].flatMap((site) =>
      ['care-assistant', 'nurse'].map((role) => [
        `${site} ${role}`,
        {
          payPence: 1300,
          chargePence: 1850,
          samePerson: 'prefer' as const,
          duties: 'Care',
          experience: 'A year',
          requiredSkills: [],
          requiredQualifications: [],
          requiredChecks: [],
        },
      ]),
    ),
  ),
};

const GOOD: Partial<Said> = {
  site: 'Oak Lodge',
  role: 'Care assistant',
  date: '23/11/26',
  start: '07:30',
  end: '19:30',
};
const line = (said: Partial<Said> = {}, chosen: Chosen = {}, at = 1): RotaLine => ({
  ...lineOf(at, `row ${at}`, { ...GOOD, ...said }),
  chosen,
});
const check = (lines: readonly RotaLine[], booked: readonly BookedShift[] = [], known = KNOWN) =>
  checkLines(readLines(lines, known), booked);
const one = (said: Partial<Said>, chosen: Chosen = {}) => {
  const [checked] = check([line(said, chosen)]);
  if (!checked) throw new Error('No line.');
  return { ...checked, why: checked.read.problems.map(({ because }) => because).join(' ') };
};
const minute = (date: string, clock: string) => {
  const at = momentOf(date, clock);
  return at.ok ? at.value.minute : 0;
};
const there = (date: string, start: string, end: string, count = 1): BookedShift[] =>
  Array.from({ length: count }, (_, index) => ({
    shiftId: `shift ${index}`,
    siteId: 'oak',
    role: 'care-assistant',
    start: minute(date, start),
    end: minute(date, end),
  }));

describe('a line of a rota', () => {
  it('is good when place, role and time are sure, and leaves the rate it does not say to the card', () => {
    const { state, read } = one({ places: 'x2', break: '30 min' });
    expect(state).toBe('good');
    expect(read).toMatchObject({
      site: { siteId: 'oak' },
      role: 'care-assistant',
      breakMinutes: 30,
      payPence: null,
      chargePence: null,
      planned: [{ date: '2026-11-23', start: '07:30', end: '19:30', places: 2 }],
    });
    expect(one({ pay: '£14.20/h', charge: '20' }).read).toMatchObject({
      payPence: 1420,
      chargePence: 2000,
    });
  });

  it('asks which site is meant where two are called so, and refuses one nobody knows', () => {
    expect(one({ site: 'Elm Lodge' })).toMatchObject({ state: 'doubtful' });
    expect(one({ site: 'Elm Lodge' }).why).toContain(
      'Elm Lodge (Harrow Group) or Elm Lodge (Wharf Care)',
    );
    expect(one({ site: 'Elm Lodge', client: 'Wharf Care' }).read.site?.siteId).toBe('elm2');
    expect(one({ site: 'Wharf Care Elm Lodge' }).read.site?.siteId).toBe('elm2');
    expect(one({ site: 'Elm Lodge' }, { siteId: 'elm' })).toMatchObject({ state: 'good' });
    expect(one({ site: 'Oak' })).toMatchObject({ state: 'doubtful' });
    expect(one({ site: 'Ash Villa' })).toMatchObject({ state: 'refused' });
    expect(one({ site: 'Ash Villa' }).why).toContain('no site called “Ash Villa”');
    expect(one({ site: '' }).state).toBe('doubtful');
  });

  it('takes a role in any spelling, asks about initials, and refuses what is no role', () => {
    expect(one({ role: 'CARE ASSISTANTS' }).state).toBe('good');
    expect(one({ role: 'CA' })).toMatchObject({
      state: 'doubtful',
      read: { problems: [{ ask: 'role', among: ['care-assistant'] }] },
    });
    expect(one({ role: 'Chef' })).toMatchObject({ state: 'refused' });
    expect(one({ role: 'Chef' }, { role: 'nurse' }).read.role).toBe('nurse');
  });

  it('reads a code as the site, or else its client, means it, and no other', () => {
    const coded = (said: Partial<Said>) => one({ start: '', end: '', shift: 'E', ...said });
    expect(coded({}).read.planned).toMatchObject([{ start: '06:00', end: '14:00' }]);
    const atElm = coded({ site: 'Elm Lodge', client: 'Harrow Group', shift: 'e' });
    expect(atElm.read).toMatchObject({
      breakMinutes: 30,
      planned: [{ start: '07:00', end: '14:30' }],
    });
    expect(coded({ site: 'Elm Lodge', client: 'Wharf Care' }).why).toContain(
      'Elm Lodge has no shift code “E”',
    );
    expect(coded({ shift: 'OFF' }).why).toContain('nobody works');
    expect(coded({ shift: '7-15' }).state).toBe('good');
    expect(coded({ shift: '' }).why).toContain('no times and no shift code');
  });

  it('is refused for its date, its times, its length and its numbers, all at once', () => {
    const bad = one({
      date: 'Tue 23 Nov',
      start: 'soon',
      places: '0',
      pay: 'lots',
      samePerson: 'maybe',
      kind: 'odd',
    });
    expect(bad.state).toBe('refused');
    expect(bad.read.problems.map(({ field }) => field).sort()).toEqual(
      ['date', 'kind', 'pay', 'places', 'samePerson', 'start'].sort(),
    );
    expect(one({ end: '07:30' }).why).toContain('The end equals the start');
    expect(one({ start: '06:00', end: '23:00' }).why).toContain('17 h awake');
    expect(one({ start: '06:00', end: '23:00', kind: 'sleep-in' }).state).toBe('good');
    expect(one({ break: '720' }).state).toBe('refused');
    expect(one({ start: '07:00', end: '07:30', break: '30' }).why).toContain('leaves no work');
    expect(one({ date: '20/11/26' }).why).toContain('lies in the past');
    expect(one({ days: 'Tue' }).why).toContain('is a Monday, and the line says Tuesday');
  });

  it('is refused for what one line, one person or one pair of dates cannot hold', () => {
    expect(one({ po: 'P'.repeat(201) }).why).toContain('PO number is longer than 200 characters');
    expect(one({ worker: 'Rosa\nMarsh' }).state).toBe('good');
    expect(one({ worker: 'Rosa Marsh', places: '3' }).why).toContain(
      'Rosa Marsh is one person, and the line asks for 3 places',
    );
    expect(one({ date: '23/11 to 24/11 to 27/11' }).why).toContain('two dates');
    expect(one({ date: '23/11 to 24/11', until: '27/11' }).why).toContain('two last days');
    expect(one({ date: '23/11 TO 24/11', until: '24/11' }).state).toBe('good');
  });

  it('knows the nights the clocks change', () => {
    const spring = one({ date: '28/3/27', start: '01:30', end: '06:00' });
    expect(spring.why).toContain('does not come that night');
    expect(spring.read.problems[0]?.field).toBe('start');
    expect(one({ date: '27/3/27', start: '20:00', end: '01:30' }).read.problems[0]?.field).toBe(
      'end',
    );
    const autumn = { date: '31/10/27', start: '01:30', end: '06:00' };
    expect(one(autumn)).toMatchObject({ state: 'doubtful', read: { problems: [{ ask: 'hour' }] } });
    const length = (hour: 'first' | 'second') => {
      const [shift] = one(autumn, { hour }).read.planned;
      return (shift?.endsAt ?? 0) - (shift?.startsAt ?? 0);
    };
    expect([length('first'), length('second')]).toEqual([330, 270]);
  });

  it('holds four weeks of Mondays to Fridays in one line, with the bank holidays named', () => {
    const block = one({ date: '30/11/26', until: '25/12/26', days: 'Mon-Fri' });
    expect(block.read.planned).toHaveLength(20);
    expect(block.read.holidays).toEqual(['2026-12-25']);
    expect(one({ date: '30/11 to 25/12' }).read.planned).toHaveLength(20);
    expect(one({ until: '20/11/27', days: 'daily', places: '2' }).why).toContain('Split it');
    expect(one({ until: '22/11/26' }).state).toBe('refused');
    expect(one({ until: '24/11/26', days: 'weekends' }).why).toContain('None of these days');
  });
});

describe('lines beside one another and beside what is booked', () => {
  it('are doubtful when doubled, until both are meant; others and named ones are not', () => {
    const [first, second, third] = check([
      line(),
      line({}, {}, 2),
      line({ worker: 'Rosa' }, {}, 3),
    ]);
    expect([first?.state, second?.state, third?.state]).toEqual(['good', 'doubtful', 'good']);
    expect(second?.read.problems[0]?.because).toContain('The same as row 1');
    expect(check([line(), line({}, { doubled: true }, 2)])[1]?.state).toBe('good');
    expect(check([line({}, { left: true }), line({}, {}, 2)]).map(({ state }) => state)).toEqual([
      'left',
      'good',
    ]);
  });

  it('ask for nobody in two places at once', () => {
    const [, second] = check([
      line({ worker: 'Rosa Marsh' }),
      line({ worker: 'rosa marsh', start: '19:00', end: '22:00' }, {}, 2),
    ]);
    expect(second?.read.problems[0]?.because).toContain(
      'is also asked for at the same time by row 1',
    );
    const [, turned] = check([
      line({ worker: 'Rosa Marsh' }),
      line({ worker: 'Marsh, Rosa', start: '19:00', end: '22:00' }, {}, 2),
    ]);
    expect(turned?.state).toBe('doubtful');
    const team = (samePerson: string) =>
      check([
        line({ team: 'Nights', samePerson }),
        line({ team: 'nights', samePerson, start: '19:00', end: '22:00' }, {}, 2),
      ])[1];
    expect(team('must')?.read.problems[0]?.because).toContain('must be one face');
    expect(team('prefer')?.state).toBe('good');
    const [, after] = check([
      line({ worker: 'Rosa' }),
      line({ worker: 'Rosa', start: '19:30', end: '22:00' }, {}, 2),
    ]);
    expect(after?.state).toBe('good');
  });

  it('say how many are there already, and book the missing or all as the desk chooses', () => {
    const booked = there('2026-11-23', '07:30', '19:30', 2);
    const [three] = check([line({ places: '3' })], booked);
    expect(three).toMatchObject({ state: 'doubtful', read: { already: 2 } });
    expect(three?.read.problems[0]?.because).toContain('Already there: 2 of 3');
    const placesFor = (already: 'missing' | 'all') =>
      check([line({ places: '3' }, { already })], booked)[0]?.read.planned[0]?.places;
    expect([placesFor('missing'), placesFor('all')]).toEqual([1, 3]);
    // All there: to book what is missing would book nothing.
    expect(check([line({}, { already: 'missing' })], booked)[0]?.state).toBe('doubtful');
    expect(check([line({}, {}), line({ start: '08:00' }, {}, 2)], booked)[1]?.state).toBe('good');
    // Two there are set against two lines, once each.
    const three2 = check(
      [line(), line({}, { doubled: true }, 2), line({}, { doubled: true }, 3)],
      booked,
    );
    expect(three2.map(({ state }) => state)).toEqual(['doubtful', 'doubtful', 'good']);
  });
});

describe('the yes', () => {
  let ids = 0;
  const book = (lines: readonly RotaLine[]) =>
    nextBooking(check(lines), 'oak', KNOWN, () => `id ${++ids}`);

  it('puts lines of one role together, and gives each face a booking line of its own', () => {
    const { lines, took, waiting } = book([
      line(),
      line({ date: '24/11/26', places: '2' }, {}, 2),
      line({ role: 'Nurse' }, {}, 3),
      line({ worker: 'Rosa Marsh' }, {}, 4),
      line({ worker: 'Rosa Marsh', date: '25/11/26' }, {}, 5),
      line({ date: '30/11/26', until: '4/12/26', places: '2' }, {}, 6),
    ]);
    expect(lines.map(({ role, samePerson, shifts }) => [role, samePerson, shifts.length])).toEqual([
      ['care-assistant', 'no', 3],
      ['nurse', 'no', 1],
      ['care-assistant', 'prefer', 2],
      ['care-assistant', 'prefer', 5],
      ['care-assistant', 'prefer', 5],
    ]);
    expect(took.map(({ line: of, shiftIds }) => [of, shiftIds.length])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
      [4, 1],
      [5, 1],
      [6, 10],
    ]);
    expect(waiting).toBe(0);
  });

  it('never puts two shifts at once on a line for one face, and holds 50 lines and 500 shifts', () => {
    const must = book([
      line({ samePerson: 'must', places: '2' }),
      line({ samePerson: 'must' }, { doubled: true }, 2),
    ]);
    expect(must.lines.map(({ shifts }) => shifts.length)).toEqual([1, 1, 1]);
    const many = Array.from({ length: 60 }, (_, at) =>
      line({ worker: `Worker ${at}` }, {}, at + 1),
    );
    const first = book(many);
    expect([first.lines.length, first.waiting]).toEqual([50, 10]);
    const full = Array.from({ length: 30 }, (_, at) => {
      return line({ date: addDays('2026-11-23', at), places: '20' }, {}, at + 1);
    });
    const next = book(full);
    expect(next.took.reduce((sum, { shiftIds }) => sum + shiftIds.length, 0)).toBe(500);
    expect(next.waiting).toBe(5);
  });
});
