import {
  type About,
  type Ask,
  ageOn,
  type Checked,
  dateOf,
  mondayOf,
  named,
  type Supply,
} from './facts.ts';

const DAYS = (column: string) => `${column} - date '1970-01-01'`;

interface Check {
  readonly person: string;
  readonly kind: string;
  readonly name: string;
  readonly outcome: string;
  readonly basis: string | null;
  readonly checked: number;
  /** The last day on which it holds; null: without an end. */
  readonly until: number | null;
}

/** A national minimum wage: pence an hour from a day on, for 21 and over, 18 to 20, and under 18. */
const WAGES = [
  ['2024-04-01', 1144, 860, 640],
  ['2025-04-01', 1221, 1000, 755],
  ['2026-04-01', 1271, 1085, 800],
] as const;

/** A pay reference period is a week here: age and rate are those of its first day (NMW Regulations 2015, regs 4, 6). */
function leastPence(bornOn: string, day: number): number {
  const monday = mondayOf(day);
  const row = WAGES.findLast(([from]) => from <= dateOf(monday));
  if (!row) throw new Error(`No minimum wage is known for ${dateOf(monday)}.`);
  const age = ageOn(bornOn, monday);
  return age >= 21 ? row[1] : age >= 18 ? row[2] : row[3];
}

const ENDLESS = ['list_a', 'no_time_limit', 'pre_settled'];
const KINDS: Readonly<Record<string, string>> = { identity: 'identity', dbs: 'dbs' };
const key = (name: string) => name.trim().toLowerCase();

/** Who may be supplied: right to work, checks, qualifications, skills, do-not-sends, pay. */
export async function supply(
  ask: Ask,
  { organisationId }: About,
  held: readonly Supply[],
): Promise<readonly Checked[]> {
  const news = held.filter(({ isNew }) => isNew);
  const of = async <T>(text: string) =>
    (await ask(text, [organisationId])) as unknown as readonly T[];
  const checks = Map.groupBy(
    await of<Check>(
      `select person_id as person, kind, name, outcome, basis, ${DAYS('checked_on')} as checked,
         ${DAYS('least(expires_on, permission_ends_on)')} as until
       from worker_check where organisation_id = $1 order by checked_on desc, recorded_at desc`,
    ),
    ({ person }) => person,
  );
  const papers = await of<{ person: string; name: string; seen: boolean; until: number | null }>(
    `select person_id as person, name, seen_on is not null as seen, ${DAYS('expires_on')} as until
     from qualification where organisation_id = $1`,
  );
  const skills = new Set(
    (
      await of<{ person: string; skill: string }>(
        'select person_id as person, skill from candidate_skill where organisation_id = $1',
      )
    ).map(({ person, skill }) => `${person} ${key(skill)}`),
  );
  const barred = await of<{ person: string; place: string; from: number; until: number | null }>(
    `select person_id as person, coalesce(client_id, hirer_id, site_id) as place,
       (extract(epoch from recorded_at) / 60)::float8 as "from", (extract(epoch from ended_at) / 60)::float8 as until
     from do_not_send where organisation_id = $1`,
  );
  const barredFrom = Map.groupBy(barred, ({ person }) => person);
  const papersOf = Map.groupBy(papers, ({ person }) => person);

  const rightToWork = (one: Supply): string | false => {
    const mine = (checks.get(one.person) ?? []).filter(({ kind }) => kind === 'right_to_work');
    const counts = mine.find(
      (each) => each.outcome === 'satisfied' && each.checked <= one.firstDay,
    );
    if (mine[0]?.outcome === 'not_satisfied') return 'the last check was not satisfied';
    if (!counts) return 'no satisfied check before it begins';
    if (counts.until === null) {
      return (
        !ENDLESS.includes(counts.basis ?? '') && 'the check has no end although its basis has one'
      );
    }
    return counts.until < one.lastDay && `the check holds until ${dateOf(counts.until)}`;
  };
  const required = (one: Supply): string | false => {
    const names = ['identity', ...one.checks];
    const missing = names.filter((name) => {
      const kind = KINDS[key(name)];
      const latest = checks
        .get(one.person)
        ?.find((each) => (kind ? each.kind === kind : key(each.name) === key(name)));
      if (latest?.outcome !== 'satisfied' || latest.checked > one.firstDay) return true;
      return latest.until !== null && latest.until < one.lastDay;
    });
    return missing.length > 0 && `without ${missing.join(', ')}`;
  };
  const qualified = (one: Supply): string | false => {
    const missing = one.qualifications.filter(
      (name) =>
        !papersOf
          .get(one.person)
          ?.some(
            (each) =>
              key(each.name) === key(name) &&
              each.seen &&
              (each.until === null || each.until >= one.lastDay),
          ),
    );
    const unskilled = one.skills.filter((skill) => !skills.has(`${one.person} ${key(skill)}`));
    const all = [...missing, ...unskilled];
    return all.length > 0 && `without ${all.join(', ')}`;
  };
  const sendable = (one: Supply): string | false =>
    (barredFrom.get(one.person) ?? []).some(
      ({ place, from, until }) =>
        [one.clientId, one.hirerId, one.siteId].includes(place) &&
        from <= one.acceptedAt &&
        (until === null || until > one.acceptedAt),
    ) && 'the worker is not to be sent there';
  const paid = (one: Supply): string | false => {
    if (one.bornOn === null || one.kind !== 'waking') return false;
    const least = leastPence(one.bornOn, one.firstDay);
    return one.payPence < least && `${one.payPence} pence an hour, ${least} is the least`;
  };
  const over = (rule: string, why: (one: Supply) => string | false): Checked => ({
    rule,
    facts: news.length,
    breaches: news.flatMap((one) => {
      const breach = why(one);
      return breach ? [`${named(one)}: ${breach}`] : [];
    }),
  });
  return [
    over('right to work over the whole shift (2006 Act s.15)', rightToWork),
    over('no do-not-send of client, hirer or site', sendable),
    over('qualifications and skills held, seen, in force (reg 19)', qualified),
    over('identity and the checks asked for, in force (reg 19)', required),
    over('pay not under the minimum wage of the week', paid),
  ];
}
