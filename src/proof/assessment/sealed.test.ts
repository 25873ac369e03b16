import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { checkpoint, rewriteFrom } from '../../platform/audit/fixtures.ts';
import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { read } from '../../platform/db/read.ts';
import { aClaim } from './fixtures.ts';
import { itemToJudge, judgingView } from './judging-view.ts';

const world = await openWorld({ apart: 'sealed' });
configureLogKeys({ secret: 'a secret of the tests alone, for the keys of logs' });

async function sealed(party = false) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const claim = await aClaim(world, org, { party: party ? [org.olivia] : [] });
  const [item] = claim.items;
  const opened = (who = org.aidan) =>
    read(world.db, who, (tx) => itemToJudge(tx, claim.claimId, item?.evidenceId ?? ''));
  return { org, claim, seq: item?.seq ?? 0, opened };
}

describe('the sealed record beside an item', () => {
  test('is verified against the newest signed checkpoint, which is named', async () => {
    const { org, seq, opened } = await sealed();
    const size = await checkpoint(world, org);
    expect(await opened()).toMatchObject({
      value: {
        sealed: true,
        records: [
          {
            seq,
            seal: 'verified',
            checkpoint: { size, at: '2026-11-23T09:00:00.000Z' },
            because: `Entry ${seq} stands as presented in the checkpoint of ${size} entries.`,
          },
        ],
      },
    });
  });

  test('is broken when the log was rewritten after it was signed, and says so', async () => {
    const { org, seq, opened } = await sealed();
    await checkpoint(world, org);
    await rewriteFrom(world.owner, org.id, 1, (envelope) =>
      envelope.replace('"version":1', '"version":2'),
    );
    expect(await opened()).toMatchObject({ value: { records: [{ seq, seal: 'broken' }] } });
  });

  test('R68: the claim itself is named by its entry', async () => {
    const { org, claim } = await sealed();
    const entries = await world.log(org);
    const { seq } = entries.find(({ kind }) => kind === 'unit.claimed') ?? {};
    const view = await read(world.db, org.aidan, (tx) => judgingView(tx, claim.claimId));
    expect(view).toMatchObject({ value: { claimedEntry: seq } });
  });

  test('W34: says what the assessor did in the entry', async () => {
    const { org, seq, opened } = await sealed(true);
    const view = await opened({ ...org.olivia, roles: ['owner', 'assessor'] });
    if (!view.ok) throw new Error(view.refusal.because);
    expect(view.value.partyWords).toHaveLength(1);
    expect(view.value.records[0]?.party ?? view.value.partyWords[0]).toContain('You ');
    expect(await opened()).toMatchObject({ value: { partyWords: [], records: [{ party: null }] } });
    expect(seq).toBeGreaterThan(0);
  });
});
