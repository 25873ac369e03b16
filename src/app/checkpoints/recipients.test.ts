import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { done, keepers, mailsOf } from './fixtures.ts';
import { mailNow } from './mail-checkpoint.ts';
import { recipientList } from './queries.ts';
import { addRecipient, removeRecipient } from './recipients.ts';

const world = await openWorld();
const petra = { name: 'Petra Park', address: 'petra.park@auditor.example' };

describe('somebody outside who keeps checkpoints', () => {
  it('is added once, whatever is pressed twice, and no entry says who it is', async () => {
    const org = await world.organisation();
    const id = newId();
    const add = () => act(world.db, org.omar, (tx) => addRecipient(tx, { id, ...petra }));
    const once = { ok: true, value: { recipientId: id } };
    expect(await Promise.all([add(), add(), add()])).toEqual([once, once, once]);
    expect(await add()).toEqual(once);
    const log = await world.log(org);
    const added = log.filter(({ kind }) => kind === 'checkpoint_recipient.added');
    expect(added).toMatchObject([{ envelope: { facts: {}, subjects: { recipient: id } } }]);
    expect(JSON.stringify(log)).not.toMatch(/petra/i);
  });

  it('is refused without a name, without an address mail can reach, and the same address again', async () => {
    const org = await world.organisation();
    const add = (who: { name: string; address: string }) =>
      act(world.db, org.omar, (tx) => addRecipient(tx, { id: newId(), ...who }));
    expect(await add({ ...petra, name: '  ' })).toMatchObject({ ok: false });
    expect(await add({ ...petra, address: 'petra at auditor' })).toMatchObject({
      refusal: { code: 'not-an-email' },
    });
    done(await add(petra));
    expect(await add({ name: 'P. Park', address: 'Petra.Park@AUDITOR.example' })).toMatchObject({
      refusal: { code: 'recipient-taken' },
    });
  });

  it('is one of twenty at the most', async () => {
    const org = await world.organisation();
    await keepers(world, org, ...Array.from({ length: 20 }, (_, n) => `Petra Park${n}`));
    const one = await act(world.db, org.omar, (tx) => addRecipient(tx, { id: newId(), ...petra }));
    expect(one).toMatchObject({ refusal: { code: 'too-many-recipients' } });
  });

  it('is mailed no more once removed, and may be added anew', async () => {
    const org = await world.organisation();
    const [id = ''] = await keepers(world, org, 'Petra Park', 'Quentin Quill');
    const remove = () =>
      act(world.db, org.omar, (tx) => removeRecipient(tx, { id, forget: false }));
    done(await remove());
    done(await remove());
    done(await act(world.db, org.omar, (tx) => mailNow(tx, newId())));
    expect((await mailsOf(world, org)).map(({ to_name }) => to_name)).toEqual(['Quentin Quill']);
    const removed = (await world.log(org)).filter(
      ({ kind }) => kind === 'checkpoint_recipient.removed',
    );
    expect(removed.map(({ envelope }) => envelope.facts)).toEqual([{ forgotten: false }]);
    await keepers(world, org, 'Petra Park');
    expect(await read(world.db, org.omar, recipientList)).toHaveLength(2);
  });

  it('is forgotten here and in the mails to them; that and when they were sent stays', async () => {
    const org = await world.organisation();
    const [id = ''] = await keepers(world, org, 'Petra Park');
    done(await act(world.db, org.omar, (tx) => mailNow(tx, newId())));
    done(await act(world.db, org.omar, (tx) => removeRecipient(tx, { id, forget: false })));
    done(await act(world.db, org.omar, (tx) => removeRecipient(tx, { id, forget: true })));
    const [mail] = await mailsOf(world, org);
    expect(mail).toMatchObject({ to_name: '', to_address: '', body: '', files: [] });
    const { rows } = await world.owner.query(
      'select name, address from checkpoint_recipient where organisation_id = $1',
      [org.id],
    );
    expect(rows).toEqual([{ name: '', address: '' }]);
    const kept = await world.owner.query(
      'select size from checkpoint_mailing where organisation_id = $1',
      [org.id],
    );
    expect(kept.rows).toHaveLength(1);
  });

  it('of another house is not there', async () => {
    const [org, other] = [await world.organisation(), await world.organisation()];
    const [id = ''] = await keepers(world, org, 'Petra Park');
    const gone = await act(world.db, other.omar, (tx) => removeRecipient(tx, { id, forget: true }));
    expect(gone).toMatchObject({ refusal: { code: 'recipient-not-found' } });
    expect(await read(world.db, other.omar, recipientList)).toEqual([]);
  });
});

describe('Send now', () => {
  it('mails everyone whatever they had today; one press twice is one mail, another press another', async () => {
    const org = await world.organisation();
    await keepers(world, org, 'Petra Park', 'Quentin Quill');
    const run = newId();
    const press = (id: string) => act(world.db, org.omar, (tx) => mailNow(tx, id));
    const first = done(await press(run));
    expect(first.recipients).toBe(2);
    expect(done(await press(run))).toEqual(first);
    expect(await mailsOf(world, org)).toHaveLength(2);
    done(await press(newId()));
    expect(await mailsOf(world, org)).toHaveLength(4);
  });

  it('refuses while nobody keeps any', async () => {
    const org = await world.organisation();
    const sent = await act(world.db, org.omar, (tx) => mailNow(tx, newId()));
    expect(sent).toMatchObject({ refusal: { code: 'no-recipients' } });
  });
});
