import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { adoptBuiltIn } from '../frameworks/index.ts';
import { authoriseStaff, endStaff, reportStaff, settleStaff } from './authorise-staff.ts';
import { declareTie, endTie } from './declare-tie.ts';
import { approvalsOn, mayAct, newAssessors, qualifiedOn, tariffOn, tiesOf } from './index.ts';
import { centreNow, staffMember } from './queries.ts';
import { endApproval, recordApproval, recordTariff } from './record-approval.ts';
import {
  recordLearning,
  recordQualification,
  withdrawQualification,
} from './record-qualification.ts';
import { BAND_ROWS, bandOn } from './tariff.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
const REC = 'REC-L2-RR';

const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);

async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value;
}

/** An organisation with the qualification in use, and its centre's people. */
async function centre() {
  const org = await world.organisation();
  const staff = await world.centre(org);
  await done(does(org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: REC })));
  return { ...org, ...staff };
}

const idOf = (who: Actor) => who.memberId ?? '';

const post = (who: Actor, more: object = {}) => ({
  id: newId(),
  memberId: idOf(who),
  post: 'assessor' as const,
  units: { [REC]: ['RPC1', 'RPC6'] },
  fromOn: '2026-11-01',
  ...more,
});

const certificate = (who: Actor, more: object = {}) => ({
  id: newId(),
  memberId: idOf(who),
  shows: 'assessing' as const,
  byWayOf: 'accredited' as const,
  title: 'Award in assessing',
  awardedOn: '2019-05-01',
  expiresOn: null,
  seenOn: '2026-11-20',
  ...more,
});

const assess = (org: TestOrganisation, reference: string, on = '2026-11-23') =>
  asks(org.olivia, (tx) =>
    mayAct(tx, {
      memberId: idOf(org.aidan),
      as: 'assess',
      units: [{ framework: REC, reference }],
      on,
    }),
  );

describe('approvals and tariff', () => {
  test('R15 R16 stand from their day until they end, one of a kind at a time', async () => {
    const org = await centre();
    const approve = (kind: 'centre' | 'qualification', frameworkCode: string | null = null) =>
      does(org.cleo, (tx) =>
        recordApproval(tx, {
          id: newId(),
          kind,
          frameworkCode,
          reference: 'Letter of 3 October',
          fastTrack: kind === 'qualification',
          fromOn: '2026-10-03',
        }),
      );
    expect(await approve('qualification')).toMatchObject({ refusal: { code: 'framework-needed' } });
    expect(await approve('qualification', 'OTHER')).toMatchObject({
      refusal: { code: 'framework-not-found' },
    });
    const { approvalId } = await done(approve('centre'));
    await done(approve('qualification', REC));
    expect(await approve('centre')).toMatchObject({ refusal: { code: 'already-approved' } });
    const on = (day: string) => asks(org.aidan, (tx) => approvalsOn(tx, REC, day));
    expect(await on('2026-10-02')).toEqual({ centre: false, qualification: false });
    expect(await on('2026-10-03')).toEqual({ centre: true, qualification: true });
    const end = (day: string) =>
      does(org.cleo, (tx) => endApproval(tx, approvalId, { on: day, because: 'Given back' }));
    expect(await end('2026-10-01')).toMatchObject({ refusal: { code: 'before-it-began' } });
    await done(end('2026-11-01'));
    expect(await end('2026-11-02')).toMatchObject({ refusal: { code: 'already-ended' } });
    expect(await on('2026-10-31')).toEqual({ centre: true, qualification: true });
    expect(await on('2026-11-01')).toEqual({ centre: false, qualification: true });
    await expect(
      world.owner.query(
        `update centre_approval set ended_on = null, ended_because = null where id = $1`,
        [approvalId],
      ),
    ).rejects.toThrow(/has ended and stays/);
    await done(approve('centre'));
  });

  test('R17 R18 R19 R20 say what is sampled and who may claim, by band, from a day on', async () => {
    const org = await centre();
    const asked = Object.fromEntries(
      BAND_ROWS.map(({ band }) => {
        const row = bandOn(band, '2026-11-23');
        return [band, [row?.internalPercent, row?.externalPercent, row?.directClaims]];
      }),
    );
    expect(asked).toEqual({
      none: [15, 10, true],
      '01': [15, 10, true],
      '02': [20, 15, false],
      '3a': [30, 20, false],
      '3b': [30, 20, false],
    });
    const rate = (band: 'none' | '02' | '3a', fromOn: string) =>
      does(org.cleo, (tx) =>
        recordTariff(tx, { id: newId(), frameworkCode: REC, band, fromOn, letter: 'EV report 4' }),
      );
    expect(await rate('none', '2014-06-30')).toMatchObject({ refusal: { code: 'tariff-unknown' } });
    await done(rate('none', '2026-01-01'));
    await done(rate('3a', '2026-12-01'));
    await done(rate('02', '2026-06-01'));
    const on = (day: string) => asks(org.aidan, (tx) => tariffOn(tx, REC, day));
    expect(await on('2025-12-31')).toBeNull();
    expect(await on('2026-05-31')).toMatchObject({ band: 'none', directClaims: true });
    expect(await on('2026-11-23')).toMatchObject({
      band: '02',
      since: '2026-06-01',
      internalPercent: 20,
      externalPercent: 15,
      directClaims: false,
    });
    expect(await on('2026-12-01')).toMatchObject({ band: '3a', internalPercent: 30 });
    expect(
      bandOn('02', '2027-05-01', [
        ...BAND_ROWS,
        {
          band: '02',
          fromOn: '2027-04-01',
          internalPercent: 25,
          externalPercent: 15,
          directClaims: false,
        },
      ]),
    ).toMatchObject({ internalPercent: 25 });
  });
});

describe('staff of a centre', () => {
  test('R22 R25 judge only units they were authorised for and days they were, and only who knows the trade', async () => {
    const org = await centre();
    expect(await assess(org, 'RPC1')).toEqual([]);
    const given = post(org.aidan);
    const { postId } = await done(does(org.quinn, (tx) => authoriseStaff(tx, given)));
    expect(await done(does(org.quinn, (tx) => authoriseStaff(tx, given)))).toEqual({ postId });
    const rules = async (reference: string, on?: string) =>
      (await assess(org, reference, on)).map(({ rule, outcome }) => `${rule} ${outcome}`);
    // R25: authorised, and yet nothing shows that he knows the trade.
    expect(await rules('RPC1')).toEqual(['R25 block']);
    expect(await rules('RPC2')).toEqual(['R22 block']);
    expect(await rules('RPC1', '2026-10-31')).toEqual(['R22 block']);
    const known = certificate(org.aidan, { shows: 'occupation', byWayOf: 'experience' });
    await done(does(org.cleo, (tx) => recordQualification(tx, known)));
    expect(await rules('RPC1')).toEqual([]);
    expect(
      await does(org.quinn, (tx) =>
        authoriseStaff(tx, post(org.aidan, { units: { [REC]: ['*'] } })),
      ),
    ).toMatchObject({ refusal: { code: 'already-authorised' } });
    await done(
      does(org.quinn, (tx) => endStaff(tx, postId, { on: '2026-11-20', because: 'More units' })),
    );
    expect(await rules('RPC1')).toEqual(['R22 block']);
    expect(await rules('RPC1', '2026-11-19')).toEqual([]);
    await done(
      does(org.quinn, (tx) =>
        authoriseStaff(tx, post(org.aidan, { units: { [REC]: ['*'] }, fromOn: '2026-11-20' })),
      ),
    );
    expect(await rules('RPC2')).toEqual([]);
  });

  test('R22 authorise nobody themselves, nor for a unit that is not there', async () => {
    const org = await centre();
    expect(await does(org.quinn, (tx) => authoriseStaff(tx, post(org.quinn)))).toMatchObject({
      refusal: { code: 'own-authorisation', source: 'R22' },
    });
    for (const units of [{ [REC]: ['RPC99'] }, { NONE: ['*'] }]) {
      const answer = await does(org.quinn, (tx) => authoriseStaff(tx, post(org.aidan, { units })));
      expect(answer.ok ? '' : answer.refusal.code).toMatch(/^(?:unit|framework)-not-found$/);
    }
    expect(
      await does(org.quinn, (tx) => authoriseStaff(tx, post(org.aidan, { memberId: newId() }))),
    ).toMatchObject({ refusal: { code: 'member-not-found' } });
    await expect(
      world.owner.query(
        `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
         values ($1, $2, $3, 'assessor', '{"A": ["*"]}', '2026-01-01', now(), $3)`,
        [org.id, newId(), idOf(org.quinn)],
      ),
    ).rejects.toThrow(/check/);
  });

  test('R23 R24 R26 R27 need no countersignature while a certificate that somebody else saw is in date', async () => {
    const org = await centre();
    const both = [idOf(org.aidan), idOf(org.ivan)];
    const qualified = (as: 'assessor' | 'verifier', on = '2026-11-23') =>
      asks(org.olivia, async (tx) => [...(await qualifiedOn(tx, both, as, on))]);
    expect(await qualified('assessor')).toEqual([]);
    expect(
      await does(org.cleo, (tx) => recordQualification(tx, certificate(org.cleo))),
    ).toMatchObject({ refusal: { code: 'own-qualification' } });
    for (const [more, code] of [
      [{ byWayOf: 'membership' }, 'way-does-not-fit'],
      [{ shows: 'occupation' }, 'way-does-not-fit'],
      [{ awardedOn: '2026-11-24' }, 'not-yet'],
      [{ expiresOn: '2019-04-30' }, 'ends-before-it-begins'],
    ] as const) {
      expect(
        await does(org.cleo, (tx) => recordQualification(tx, certificate(org.aidan, more))),
      ).toMatchObject({ refusal: { code } });
    }
    const { qualificationId } = await done(
      does(org.cleo, (tx) =>
        recordQualification(tx, certificate(org.aidan, { expiresOn: '2026-11-30' })),
      ),
    );
    await done(
      does(org.cleo, (tx) =>
        recordQualification(tx, certificate(org.ivan, { shows: 'verifying' })),
      ),
    );
    expect(await qualified('assessor')).toEqual([idOf(org.aidan)]);
    expect(await qualified('verifier')).toEqual([idOf(org.ivan)]);
    expect(await qualified('assessor', '2026-12-01')).toEqual([]);
    expect(await qualified('assessor', '2019-04-30')).toEqual([]);
    await done(
      does(org.cleo, (tx) =>
        withdrawQualification(tx, qualificationId, { because: 'Another name' }),
      ),
    );
    expect(await qualified('assessor')).toEqual([]);
  });

  test('R28 are new until an internal verifier says otherwise, never of themselves', async () => {
    const org = await centre();
    const { postId } = await done(does(org.quinn, (tx) => authoriseStaff(tx, post(org.aidan))));
    const fresh = () => asks(org.ivan, async (tx) => [...(await newAssessors(tx, '2026-11-23'))]);
    expect(await fresh()).toEqual([idOf(org.aidan)]);
    const both = { ...org.aidan, roles: ['assessor', 'internal_verifier'] } as Actor;
    expect(await does(both, (tx) => settleStaff(tx, postId))).toMatchObject({
      refusal: { code: 'own-settling' },
    });
    await done(does(org.ivan, (tx) => settleStaff(tx, postId)));
    expect(await fresh()).toEqual([]);
    expect(await does(org.ivan, (tx) => settleStaff(tx, postId))).toMatchObject({
      refusal: { code: 'already-settled' },
    });
  });

  test('U35 keep a log of what they learnt, which the centre reads', async () => {
    const org = await centre();
    const learn = (on: string, minutes: number) =>
      does(org.aidan, (tx) =>
        recordLearning(tx, {
          id: newId(),
          on,
          minutes,
          what: 'Standardisation day',
          learnt: 'How much is enough',
          units: ['RPC1'],
        }),
      );
    await done(learn('2026-11-02', 180));
    await done(learn('2025-11-01', 60));
    expect(await learn('2026-11-24', 60)).toMatchObject({ refusal: { code: 'not-yet' } });
    const seen = await done(asks(org.edith, (tx) => staffMember(tx, idOf(org.aidan))));
    expect(seen).toMatchObject({
      minutesThisYear: 180,
      learning: [{ minutes: 180 }, { minutes: 60 }],
    });
    const logged = (await world.log(org)).filter(({ kind }) => kind === 'learning.recorded');
    expect(JSON.stringify(logged)).not.toContain('Standardisation');
  });

  test('W34 declare their own ties, the administrator anybody’s; ended ones stay on record', async () => {
    const org = await centre();
    const tie = (by: Actor, of: Actor, learner: Actor) =>
      does(by, (tx) =>
        declareTie(tx, {
          id: newId(),
          memberId: idOf(of),
          learnerId: idOf(learner),
          kind: 'family',
          words: 'My cousin',
        }),
      );
    expect(await tie(org.aidan, org.ivan, org.lena)).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await tie(org.lena, org.lena, org.lena)).toMatchObject({
      refusal: { code: 'tie-to-oneself' },
    });
    const { tieId } = await done(tie(org.aidan, org.aidan, org.lena));
    await done(tie(org.cleo, org.ivan, org.lena));
    expect(await tie(org.aidan, org.aidan, org.lena)).toMatchObject({
      refusal: { code: 'already-declared' },
    });
    const standing = () =>
      asks(org.ivan, (tx) =>
        tiesOf(tx, { memberIds: [idOf(org.aidan)], learnerIds: [idOf(org.lena)] }),
      );
    expect(await standing()).toMatchObject([{ tieId, kind: 'family' }]);
    await done(does(org.cleo, (tx) => endTie(tx, tieId, { because: 'Divorced' })));
    expect(await standing()).toEqual([]);
    expect(
      (await done(asks(org.ivan, (tx) => staffMember(tx, idOf(org.aidan))))).ties,
    ).toMatchObject([{ ended: { because: 'Divorced' } }]);
  });

  test('stand on one page with what is missing, in the order in which it is put right', async () => {
    const org = await centre();
    const missing = async () =>
      (await done(asks(org.cleo, centreNow))).missing.map(({ rule }) => rule);
    expect(await missing()).toEqual(['R15', 'R15', 'R17', 'R22', 'R22']);
    const { postId } = await done(does(org.quinn, (tx) => authoriseStaff(tx, post(org.aidan))));
    expect(await missing()).toEqual(['R15', 'R15', 'R17', 'R26', 'R22', 'R22']);
    await done(
      does(org.cleo, (tx) =>
        reportStaff(tx, postId, { on: '2026-11-20', reference: 'Mail of 20 November' }),
      ),
    );
    expect(await missing()).toEqual(['R15', 'R15', 'R17', 'R26', 'R22']);
  });
});
