import {
  type About,
  type Ask,
  ageOn,
  type Checked,
  mondayOf,
  named,
  type Supply,
} from './facts.ts';

const DAY = 1440;
const PERIOD = 17 * 7;

/** What the tables say of a worker beside their shifts. */
interface Told {
  /** Minutes a week for others, of the latest declaration. */
  readonly declared: ReadonlyMap<string, number>;
  /** Days excluded from the average by worker. */
  readonly away: ReadonlyMap<string, ReadonlySet<number>>;
  readonly optOuts: ReadonlyMap<string, { readonly from: number; readonly until: number }>;
  /** 'worker shift rule' lifted on a ground, and not taken back. */
  readonly lifted: ReadonlySet<string>;
  readonly health: ReadonlyMap<string, { readonly offered: number; readonly answer: string }>;
  /** Sites and roles whose nights have special hazards. */
  readonly hazards: ReadonlySet<string>;
  readonly sectors: ReadonlyMap<string, string>;
}

const DAYS = (column: string) => `${column} - date '1970-01-01'`;

async function told(ask: Ask, { organisationId }: About): Promise<Told> {
  const of = (text: string) => ask(text, [organisationId]) as Promise<readonly never[]>;
  const declared = await of(
    `select distinct on (person_id) person_id, weekly_minutes from declared_hours where organisation_id = $1
     order by person_id, said_on desc, recorded_at desc`,
  );
  const away = await of(
    `select person_id, ${DAYS('from_on')} as a, ${DAYS('to_on')} as z from absence where organisation_id = $1 and kind in
     ('annual_leave', 'sickness', 'maternity', 'paternity', 'adoption', 'parental', 'shared_parental')`,
  );
  // Written, by an adult, and until its notice has run: seven days at the least.
  const optOuts = await of(
    `select distinct on (o.person_id) o.person_id, ${DAYS('signed_on')} as a, ${DAYS('(notice_given_on + greatest(notice_days, 7))')} as z
     from opt_out o join person p on p.organisation_id = o.organisation_id and p.id = o.person_id
     where o.organisation_id = $1 and form = 'written' and p.date_of_birth <= signed_on - interval '18 years'
     order by o.person_id, signed_on desc, o.recorded_at desc`,
  );
  const lifted = await of(
    `select person_id, shift_id, rule from rule_override r where organisation_id = $1 and ended_at is null and not exists
     (select from override_sign_off o where o.organisation_id = r.organisation_id and o.override_id = r.id and not o.agreed)`,
  );
  const health = await of(
    `select distinct on (person_id) person_id, ${DAYS('offered_on')} as a, answer from night_health where organisation_id = $1
     order by person_id, offered_on desc, recorded_at desc`,
  );
  const settings = await of(
    `select distinct on (site_id, role) site_id, role, night_hazard, young_sector from work_setting
     where organisation_id = $1 and not withdrawn order by site_id, role, version desc`,
  );
  type Ranged = { person_id: string; a: number; z: number | null };
  const days = new Map<string, Set<number>>();
  for (const { person_id, a, z } of away as readonly Ranged[]) {
    const mine = days.get(person_id) ?? new Set<number>();
    for (let day = a; day <= (z ?? a); day++) mine.add(day);
    days.set(person_id, mine);
  }
  type Setting = { site_id: string; role: string; night_hazard: string; young_sector: string };
  const known = settings as readonly Setting[];
  return {
    declared: new Map(
      (declared as readonly { person_id: string; weekly_minutes: number }[]).map((row) => [
        row.person_id,
        row.weekly_minutes,
      ]),
    ),
    away: days,
    optOuts: new Map(
      (optOuts as readonly Ranged[]).map(({ person_id, a, z }) => [
        person_id,
        { from: a, until: z ?? Number.POSITIVE_INFINITY },
      ]),
    ),
    lifted: new Set(
      (lifted as readonly { person_id: string; shift_id: string; rule: string }[]).map(
        ({ person_id, shift_id, rule }) => `${person_id} ${shift_id} ${rule}`,
      ),
    ),
    health: new Map(
      (health as readonly { person_id: string; a: number; answer: string }[]).map((row) => [
        row.person_id,
        { offered: row.a, answer: row.answer },
      ]),
    ),
    hazards: new Set(
      known.filter((one) => one.night_hazard === 'yes').map((one) => `${one.site_id} ${one.role}`),
    ),
    sectors: new Map(known.map((one) => [`${one.site_id} ${one.role}`, one.young_sector])),
  };
}

/** Time that is work: on call at home is not, asleep at the workplace is. */
const worked = ({ kind, start, end, breakMinutes }: Supply): number =>
  kind === 'on_call' ? 0 : Math.max(0, end - start - breakMinutes);

/** Longest stretch without work between two minutes. */
function longestFree(work: readonly Supply[], from: number, to: number): number {
  let [free, at] = [0, from];
  for (const { start, end } of work) {
    if (end <= from || start >= to) continue;
    free = Math.max(free, start - at);
    at = Math.max(at, end);
  }
  return Math.max(free, to - at);
}

/** Minutes of a shift that lie between two hours of the clock, on any of the nights it touches. */
function onTheClock({ wall, start, end }: Supply, from: number, to: number): number {
  let minutes = 0;
  for (let day = Math.floor(wall / DAY) - 1; day * DAY < wall + (end - start); day++) {
    const [a, z] = [day * DAY + from, day * DAY + to];
    minutes += Math.max(0, Math.min(wall + (end - start), z) - Math.max(wall, a));
  }
  return minutes;
}

const isNight = (one: Supply) => one.kind !== 'on_call' && onTheClock(one, 23 * 60, 30 * 60) >= 180;
const isYoung = ({ bornOn, firstDay }: Supply) => bornOn !== null && ageOn(bornOn, firstDay) < 18;

const SAID = {
  two: 'no worker in two places at once',
  daily: '11 hours of rest in each 24, 12 under 18 (WTR reg 10)',
  weekly: '24 hours unbroken in each week, 48 under 18 (WTR reg 11)',
  average: '48 hours a week on average over 17 weeks (WTR reg 4)',
  nights: 'nights: health offered, fit, 8 hours on average, hazards (WTR regs 6, 7)',
  young: 'under 18: 8 hours a day, 40 a week, none in the night (WTR regs 5A, 6A)',
} as const;
type Rule = keyof typeof SAID;

/** Everything the Working Time Regulations ask of who works when, worker by worker over all their shifts. */
export async function workingTime(
  ask: Ask,
  about: About,
  all: readonly Supply[],
): Promise<readonly Checked[]> {
  const known = await told(ask, about);
  const facts = new Map<Rule, number>();
  const breaches = new Map<Rule, string[]>();
  const hold = (rule: Rule, breach: string | false) => {
    facts.set(rule, (facts.get(rule) ?? 0) + 1);
    if (breach) breaches.set(rule, [...(breaches.get(rule) ?? []), breach]);
  };
  for (const work of Map.groupBy(all, ({ person }) => person).values()) {
    if (!work.some(({ isNew }) => isNew)) continue;
    work.sort((a, b) => a.start - b.start);
    apart(work, hold);
    const busy = work.filter(({ kind }) => kind !== 'on_call');
    rests(busy, known, hold);
    averages(busy, known, hold);
    nights(busy, known, hold);
    young(busy, known, hold);
  }
  return (Object.keys(SAID) as Rule[]).map((rule) => ({
    rule: SAID[rule],
    facts: facts.get(rule) ?? 0,
    breaches: breaches.get(rule) ?? [],
  }));
}

type Hold = (rule: Rule, breach: string | false) => void;

const isLifted = ({ lifted }: Told, work: readonly Supply[], rules: readonly string[]) =>
  work.some(({ person, shift }) => rules.some((rule) => lifted.has(`${person} ${shift} ${rule}`)));

function apart(work: readonly Supply[], hold: Hold): void {
  let last: Supply | undefined;
  for (const one of work) {
    const clash = last !== undefined && one.start < last.end && (one.isNew || last.isNew);
    hold('two', clash && `${named(one)} begins before shift ${last?.shift} has ended`);
    if (last === undefined || one.end > last.end) last = one;
  }
}

function rests(work: readonly Supply[], known: Told, hold: Hold): void {
  for (const one of work) {
    const near = work.filter(({ start, end }) => end > one.start && start < one.start + DAY);
    if (!near.some(({ isNew }) => isNew)) continue;
    const due = isYoung(one) ? 720 : 660;
    const free = longestFree(near, one.start, one.start + DAY);
    const short = free < due && !isLifted(known, near, ['WTR-DAILY', 'WTR-YOUNG-REST']);
    hold('daily', short && `${named(one)}: ${free} minutes of rest in the 24 hours from its start`);
  }
  const weeks = new Set(
    work.flatMap((one) => (one.isNew ? [mondayOf(one.firstDay), mondayOf(one.lastDay)] : [])),
  );
  for (const monday of weeks) {
    const [first] = work;
    if (!first) continue;
    // The wall's clock for the edges of the week: this week's difference to universal time is its first shift's.
    const inWeek = work.filter((one) => one.lastDay >= monday && one.firstDay < monday + 7);
    const offset = (inWeek[0]?.wall ?? 0) - (inWeek[0]?.start ?? 0);
    const from = monday * DAY - offset;
    const free = longestFree(inWeek, from, from + 7 * DAY);
    const due = inWeek.some(isYoung) ? 2880 : 1440;
    const short = free < due && !isLifted(known, inWeek, ['WTR-WEEKLY', 'WTR-YOUNG-REST']);
    hold('weekly', short && `worker ${first.person}: ${free} minutes unbroken in a week of rest`);
  }
}

/** Minutes worked on the day that each shift begins. */
function byDay(work: readonly Supply[]): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const one of work) days.set(one.firstDay, (days.get(one.firstDay) ?? 0) + worked(one));
  return days;
}

/** (A + B) / C for every 17 weeks that end on a day with new work, or after it while work goes on. */
function averages(work: readonly Supply[], known: Told, hold: Hold): void {
  const [first] = work;
  const news = work.filter(({ isNew }) => isNew);
  if (!first || news.length === 0) return;
  const days = byDay(work);
  const last = Math.max(...days.keys());
  const newest = news.map(({ firstDay }) => firstDay);
  const away = [...(known.away.get(first.person) ?? [])].filter((day) => !days.get(day));
  const others = known.declared.get(first.person) ?? 0;
  const optOut = known.optOuts.get(first.person);
  for (let end = Math.min(...newest); end <= last; end++) {
    const since = Math.max(first.firstDay, end - PERIOD + 1);
    const weeks = Math.max(1, Math.ceil((end - since + 1) / 7));
    const to = since + weeks * 7 - 1;
    let total = others * weeks;
    for (const [day, minutes] of days) if (day >= since && day <= to) total += minutes;
    let owed = away.filter((day) => day >= since && day <= to).length;
    for (let day = to + 1; owed > 0 && day <= last; day++) {
      const minutes = days.get(day) ?? 0;
      total += minutes;
      if (minutes > 0) owed--;
    }
    const inPeriod = news.filter(({ firstDay }) => firstDay >= since && firstDay <= to);
    if (inPeriod.length === 0) continue;
    const held = inPeriod.every(
      ({ firstDay }) => optOut && firstDay >= optOut.from && firstDay < optOut.until,
    );
    const over = total / weeks > 2880 && !held && !isLifted(known, inPeriod, ['WTR-48']);
    hold('average', over && `worker ${first.person}: ${Math.round(total / weeks)} minutes a week`);
  }
}

function nights(work: readonly Supply[], known: Told, hold: Hold): void {
  const rules = ['WTR-NIGHT-8', 'WTR-NIGHT-HAZ', 'WTR-NIGHT-HEALTH'];
  for (const one of work.filter((each) => each.isNew && isNight(each))) {
    const period = work.filter(
      ({ firstDay }) => firstDay > one.firstDay - PERIOD && firstDay <= one.firstDay,
    );
    const daysWorked = new Set(period.map(({ firstDay }) => firstDay)).size;
    const nightly = new Set(period.filter(isNight).map(({ firstDay }) => firstDay)).size;
    const isNightWorker = nightly * 2 > daysWorked;
    const health = known.health.get(one.person);
    const why: string[] = [];
    if (isNightWorker && !(health && health.offered <= one.firstDay)) why.push('no health offered');
    if (health && ['unfit', 'days_only'].includes(health.answer)) why.push('not fit for nights');
    const minutes = period.reduce((sum, each) => sum + worked(each), 0);
    // 119 days less 17 days of weekly rest.
    if (isNightWorker && minutes / 102 > 480) why.push('over 8 hours a day on average');
    const hazard = ['', one.role].some((role) => known.hazards.has(`${one.siteId} ${role}`));
    const in24 = work
      .filter(({ start }) => start >= one.start && start < one.start + DAY)
      .reduce((sum, each) => sum + worked(each), 0);
    if (hazard && in24 > 480) why.push(`${in24} minutes in 24 hours of hazardous nights`);
    const broken = why.length > 0 && !isLifted(known, [one], rules);
    hold('nights', broken && `${named(one)}: ${why.join(', ')}`);
  }
}

/** Sectors in which some night work is open under 18 on conditions of its own; a person decides those. */
const OPEN_NIGHTS = [
  ...['agriculture', 'retail', 'post_newspapers', 'catering', 'hotel_pub_restaurant', 'bakery'],
  ...['hospital', 'cultural_sport_advertising'],
];

function young(work: readonly Supply[], known: Told, hold: Hold): void {
  const days = byDay(work);
  for (const one of work.filter((each) => each.isNew && isYoung(each))) {
    const why: string[] = [];
    const today = days.get(one.firstDay) ?? 0;
    if (today > 480) why.push(`${today} minutes in a day`);
    const monday = mondayOf(one.firstDay);
    const week = [0, 1, 2, 3, 4, 5, 6].reduce((sum, n) => sum + (days.get(monday + n) ?? 0), 0);
    if (week > 2400) why.push(`${week} minutes in a week`);
    const sector =
      known.sectors.get(`${one.siteId} ${one.role}`) ?? known.sectors.get(`${one.siteId} `) ?? '';
    const atNight = onTheClock(one, 22 * 60, 30 * 60);
    if (atNight > 0 && !OPEN_NIGHTS.includes(sector)) why.push(`${atNight} minutes of the night`);
    const rules = ['WTR-YOUNG-HOURS', 'WTR-YOUNG-NIGHT'];
    const broken = why.length > 0 && !isLifted(known, [one], rules);
    hold('young', broken && `${named(one)}: ${why.join(', ')}`);
  }
}
