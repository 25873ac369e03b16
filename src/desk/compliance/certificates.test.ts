import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { aCertificate } from '../vetting/fixtures.ts';
import { recordStatus, vettingOf } from '../vetting/index.ts';
import { aWorker, done } from './fixtures.ts';
import { checksRecord } from './queries.ts';
import { recordCheck } from './record-check.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

/** Rosa is on the books, and Omar records checks on her. */
async function rosa() {
  const org = await world.organisation();
  const personId = await aWorker(world.db, org.carla);
  const checks = (change: Partial<Parameters<typeof recordCheck>[1]> = {}, id = newId()) =>
    act(world.db, org.omar, (tx) =>
      recordCheck(tx, {
        id,
        personId,
        kind: 'dbs',
        outcome: 'satisfied',
        checkedOn: '2026-05-04',
        ...change,
      }),
    );
  const kept = async () =>
    (await read(world.db, org.omar, (tx) => vettingOf(tx, [personId])))(personId);
  return { org, personId, checks, kept };
}

describe('a certificate recorded with its check', () => {
  test('is kept with what it covers, in one work record, its particulars in the person’s part', async () => {
    const { org, personId, checks, kept } = await rosa();
    const certificate = aCertificate();
    const { checkId } = done(await checks({ certificate, reference: '001840200000' }));
    expect((await kept()).certificates).toEqual([{ ...certificate, checkId, status: null }]);
    const record = done(await read(world.db, org.ravi, (tx) => checksRecord(tx, personId)));
    expect(record.checks[0]).toMatchObject({ kind: 'dbs', reference: '', certificate });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'check.completed');
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('enhanced');
    expect(entries[0]?.parts).toMatchObject([{ part: { certificate: { level: 'enhanced' } } }]);
  });

  test('the same check again keeps the first', async () => {
    const { checks, kept } = await rosa();
    const id = newId();
    done(await checks({ certificate: aCertificate() }, id));
    done(await checks({ certificate: aCertificate({ workforce: 'child' }) }, id));
    expect((await kept()).certificates).toMatchObject([{ workforce: 'adult' }]);
  });

  test('is refused whole where its particulars cannot be so', async () => {
    const { checks, kept } = await rosa();
    const refused = async (change: Parameters<typeof aCertificate>[0]) =>
      code(await checks({ certificate: aCertificate(change) }));
    expect(await refused({ level: 'standard' })).toBe('lists-without-enhanced');
    expect(await refused({ level: 'basic', adultsList: false })).toBe('basic-not-in-service');
    expect(await refused({ originalSeenOn: '2026-04-19' })).toBe('seen-before-issue');
    expect(await refused({ originalSeenOn: '2026-06-02' })).toBe('not-yet');
    expect(await refused({ issuedOn: '2026-05-05', originalSeenOn: null })).toBe(
      'issued-after-check',
    );
    expect(code(await checks({ kind: 'identity', certificate: aCertificate() }))).toBe(
      'particulars-of-other-check',
    );
    expect((await kept()).certificates).toEqual([]);
  });
});

describe('a status check in the Update Service', () => {
  test('is kept with the certificate, the latest speaking; what it said is personal', async () => {
    const { org, personId, checks, kept } = await rosa();
    const { checkId } = done(await checks({ certificate: aCertificate() }));
    const looks = (checkedOn: string, unchanged: boolean) =>
      act(world.db, org.omar, (tx) =>
        recordStatus(tx, personId, { id: newId(), checkId, checkedOn, unchanged }),
      );
    done(await looks('2026-05-20', true));
    expect((await kept()).certificates[0]?.status).toEqual({
      checkedOn: '2026-05-20',
      unchanged: true,
    });
    done(await looks('2026-05-29', false));
    expect((await kept()).certificates[0]?.status).toMatchObject({ unchanged: false });
    expect(code(await looks('2026-06-02', true))).toBe('not-yet');
    expect(code(await looks('2026-04-19', true))).toBe('checked-before-issue');
    const entries = (await world.log(org)).filter(
      ({ kind }) => kind === 'certificate.status_checked',
    );
    expect(JSON.stringify(entries.map(({ envelope }) => envelope))).not.toContain('unchanged');
  });

  test('is refused without the worker’s consent, or where nobody saw the original', async () => {
    const { org, personId, checks } = await rosa();
    const status = async (change: Parameters<typeof aCertificate>[0]) => {
      const { checkId } = done(await checks({ certificate: aCertificate(change) }));
      const look = { id: newId(), checkId, checkedOn: '2026-05-20', unchanged: true };
      return code(await act(world.db, org.omar, (tx) => recordStatus(tx, personId, look)));
    };
    expect(await status({ updateConsent: false })).toBe('no-consent');
    expect(await status({ updateConsent: null })).toBe('no-consent');
    expect(await status({ originalSeenOn: null })).toBe('original-not-seen');
  });
});

test('a reference is kept with who the referee is', async () => {
  const { checks, kept } = await rosa();
  const referee = { relative: false, mayBeShown: true };
  const { checkId } = done(await checks({ kind: 'reference', name: 'Last employer', referee }));
  expect((await kept()).referees).toEqual([{ checkId, ...referee }]);
  expect(code(await checks({ kind: 'dbs', referee }))).toBe('particulars-of-other-check');
});
