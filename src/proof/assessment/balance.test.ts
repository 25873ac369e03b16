import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type BalanceFacts, type MetHow, whyNotBalanced, whyNotTangible } from './balance.ts';
import { balanceView } from './balance-facts.ts';
import { aDiscussion, desk, meetAll } from './fixtures.ts';
import { judgeBalance, sayReports, seeSource } from './judge-balance.ts';

const world = await openWorld();

const rules = (facts: Partial<BalanceFacts>) =>
  whyNotBalanced({
    reports: { reportsTo: true, hasReports: false },
    fromManager: 1,
    fromReports: 0,
    balanced: true,
    ...facts,
  }).map(({ rule }) => rule);

/**
 * Lena's claim of the last unit of her programme: beside it a second unit that she achieved. The centre is set up, and
 * Aidan may judge all of it.
 */
async function lastUnit() {
  const of = await desk(world);
  const { org, claim } = of;
  const owner = (text: string, values: readonly unknown[] = []) =>
    world.owner.query(text, [org.id, ...values]);
  const { rows } = await owner('select id from framework where organisation_id = $1');
  const frameworkId: string = rows[0].id;
  const [other, outcome, enrolment] = [newId(), newId(), newId()];
  await owner(
    `insert into framework_unit select (jsonb_populate_record(u, jsonb_build_object('id', $3::text,
       'reference', 'OTHER', 'position', 99))).* from framework_unit u
     where u.organisation_id = $1 and u.id = $2`,
    [claim.unitId, other],
  );
  await owner(
    `insert into framework_outcome select (jsonb_populate_record(o, jsonb_build_object('id', $3::text,
       'unit_id', $4::text))).* from framework_outcome o where o.organisation_id = $1 and o.unit_id = $2 limit 1`,
    [claim.unitId, outcome, other],
  );
  await owner(
    `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
     values ($1, $2, $3, $4, '2026-01-05', now(), $5)`,
    [enrolment, org.lena.memberId, frameworkId, org.olivia.memberId],
  );
  await owner(
    `insert into claim (organisation_id, id, learner_id, unit_id, attempt, declaration, claimed_at, assessor_id,
       taken_at, decided_at, achieved)
     values ($1, $2, $3, $4, 1, 'Mine.', now(), $5, now(), now(), true)`,
    [newId(), org.lena.memberId, other, org.aidan.memberId],
  );
  await owner(
    `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
     values ($1, $2, $3, 'assessor', '{"SALES": ["*"]}', '2026-01-01', now(), $4)`,
    [newId(), org.aidan.memberId, org.olivia.memberId],
  );
  await owner(
    `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title, awarded_on, seen_on, seen_by)
     values ($1, $2, $3, 'occupation', 'experience', 'Six years at a desk', '2020-01-01', '2026-01-01', $4)`,
    [newId(), org.aidan.memberId, org.olivia.memberId],
  );
  const lena = org.lena.memberId ?? '';
  const as = <T>(work: Parameters<typeof act<T>>[2], who: Actor = org.aidan) =>
    act(world.db, who, work);
  return {
    ...of,
    frameworkId,
    lena,
    reports: (given: object = {}, who?: Actor) =>
      as(
        (tx) =>
          sayReports(tx, lena, {
            id: newId(),
            reportsTo: true,
            hasReports: false,
            because: 'Asked her branch manager.',
            ...given,
          }),
        who,
      ),
    mark: (id = newId()) =>
      as((tx) =>
        seeSource(tx, claim.claimId, {
          id,
          evidenceId: claim.items[0]?.evidenceId ?? '',
          source: 'line_manager',
        }),
      ),
    balance: (balanced = true, who?: Actor) =>
      as(
        (tx) =>
          judgeBalance(tx, lena, {
            id: newId(),
            frameworkId,
            balanced,
            note: 'Records mostly, and observed twice.',
          }),
        who,
      ),
  };
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('the balance over a programme', () => {
  it('R60 needs evidence of the line manager always, and of reports only where there are any', () => {
    expect(rules({})).toEqual([]);
    expect(rules({ reports: null })).toEqual(['R60']);
    expect(rules({ fromManager: 0 })).toEqual(['R60']);
    expect(rules({ reports: { reportsTo: false, hasReports: false }, fromManager: 0 })).toEqual([]);
    expect(rules({ reports: { reportsTo: true, hasReports: true } })).toEqual(['R60']);
    expect(rules({ reports: { reportsTo: true, hasReports: true }, fromReports: 1 })).toEqual([]);
  });

  it('R61 needs the balance judged with its note, and found to be there', () => {
    expect(rules({ balanced: null })).toEqual(['R61']);
    expect(rules({ balanced: false })).toEqual(['R61']);
  });

  it('R60, R61: the last unit of a programme is refused until both are on record', async () => {
    const of = await lastUnit();
    await of.take();
    await meetAll(of);
    const first = await of.end();
    expect(first.ok ? [] : first.refusal.because).toMatch(/whom the learner reports to/);
    expect(codeOf(await of.reports({}, of.org.lena))).toBe('own-balance');
    expect(codeOf(await of.reports())).toBe('ok');
    const second = await of.end();
    expect(second.ok ? [] : second.refusal.because).toMatch(/line manager.*balance of methods/);
    const id = newId();
    expect(await of.mark(id)).toEqual(await of.mark(id));
    expect(codeOf(await of.mark())).toBe('already-marked');
    expect(codeOf(await of.balance(false))).toBe('ok');
    expect(codeOf(await of.end())).toBe('unit-not-decidable');
    world.at('2026-11-23T09:05:00Z');
    expect(codeOf(await of.balance())).toBe('ok');
    const view = await read(world.db, of.org.aidan, (tx) =>
      balanceView(tx, of.lena, of.frameworkId),
    );
    expect(view.ok && view.value).toMatchObject({
      reports: { reportsTo: true, hasReports: false, saidBy: 'Aidan Ash' },
      fromManager: [{ title: 'Harrow nights 1' }],
      methods: [{ criteria: 3 }, { criteria: 0 }, { criteria: 0 }, { criteria: 1 }],
      balances: [{ balanced: true }, { balanced: false }],
      missing: [],
    });
    expect(codeOf(await of.end())).toBe('ok');
  });
});

describe('R56 something is observed at work or tangible', () => {
  const met = (given: Partial<MetHow>): MetHow => ({
    code: 'X',
    closes: 'record',
    method: 'discussion',
    items: 0,
    ...given,
  });

  it('refuses a unit that rests on talk alone, unless only talk can close it', () => {
    expect(whyNotTangible([met({}), met({})]).map(({ rule }) => rule)).toEqual(['R56']);
    expect(whyNotTangible([met({}), met({ method: 'observation' })])).toEqual([]);
    expect(whyNotTangible([met({}), met({ method: 'record', items: 1 })])).toEqual([]);
    expect(whyNotTangible([met({ closes: 'discussion' })])).toEqual([]);
  });

  it('holds in the act of deciding', async () => {
    const of = await desk(world);
    await of.take();
    for (const at of [0, 1, 2, 3]) await of.say(aDiscussion(of.id(at)));
    for (const item of of.claim.items) await of.look(item);
    const talk = await of.end();
    expect(talk.ok ? [] : talk.refusal.because).toMatch(/All rests on talk/);
  });
});
