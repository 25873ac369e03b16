import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { agreeTerms } from './agree-terms.ts';
import { aClientWithContact } from './fixtures.ts';
import { termsInForce } from './index.ts';
import { clientList, clientRecord } from './queries.ts';
import { listClients } from './schema.ts';
import { sendTerms } from './send-terms.ts';

const world = await openWorld();

async function harrow() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const made = await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx)));
  if (!made.ok) throw new Error(made.refusal.because);
  const { clientId, contactId } = made.value;
  const send = (given: Partial<Parameters<typeof sendTerms>[2]> = {}) =>
    act(world.db, org.carla, (tx) =>
      sendTerms(tx, clientId, {
        id: newId(),
        version: '2026-1',
        sentOn: '2026-11-18',
        sentTo: contactId,
        ...given,
      }),
    );
  const agree = (
    termsId: string,
    given: Partial<Parameters<typeof agreeTerms>[2]> = {},
    actor = org.carla,
  ) =>
    act(world.db, actor, (tx) =>
      agreeTerms(tx, termsId, {
        agreedOn: '2026-11-20',
        agreedBy: contactId,
        agreedHow: 'signed',
        ...given,
      }),
    );
  const sent = async (given: Parameters<typeof send>[0] = {}) => {
    const result = await send(given);
    if (!result.ok) throw new Error(result.refusal.because);
    return result.value.termsId;
  };
  const now = () => read(world.db, org.ravi, (tx) => termsInForce(tx, clientId));
  return { org, clientId, contactId, send, sent, agree, now };
}

describe('terms of business', () => {
  test('are in force once somebody agreed them, and the record says who, when and how', async () => {
    const { org, clientId, sent, agree, now } = await harrow();
    const termsId = await sent();
    expect(await now()).toBeNull();
    await agree(termsId);
    expect(await now()).toEqual({
      termsId,
      version: '2026-1',
      agreedOn: '2026-11-20',
      agreedAt: '2026-11-23T09:00:00.000Z',
      agreedBy: 'Grace Hill',
    });
    const record = await read(world.db, org.omar, (tx) => clientRecord(tx, clientId));
    expect(record).toMatchObject({
      value: {
        terms: [
          {
            state: 'in force',
            sentTo: 'Grace Hill',
            sentRecordedBy: 'Carla Costa',
            agreedBy: 'Grace Hill',
            agreedHow: 'signed',
          },
        ],
      },
    });
    const last = (await world.log(org)).at(-1);
    expect(last).toMatchObject({
      kind: 'terms.agreed',
      envelope: { facts: { version: '2026-1', agreedOn: '2026-11-20', agreedHow: 'signed' } },
    });
  });

  test('agreed twice at the same moment are agreed once', async () => {
    const { org, sent, agree } = await harrow();
    const termsId = await sent();
    const all = await Promise.all(
      [org.carla, org.ben, org.olivia].map((actor) => agree(termsId, {}, actor)),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    for (const each of all) if (!each.ok) expect(each.refusal.code).toBe('already-agreed');
    const entries = (await world.log(org)).filter((entry) => entry.kind === 'terms.agreed');
    expect(entries).toHaveLength(1);
  });

  test('once agreed cannot be changed, and the database grants no way to change what was sent', async () => {
    const { org, sent, agree, now } = await harrow();
    const termsId = await sent();
    await agree(termsId);
    const again = await agree(termsId, { agreedOn: '2026-11-21', agreedHow: 'spoken' });
    expect(again).toMatchObject({ refusal: { code: 'already-agreed' } });
    expect(await now()).toMatchObject({ agreedOn: '2026-11-20' });
    const { rows } = await world.owner.query(
      `select string_agg(column_name, ',' order by column_name) as columns
       from information_schema.column_privileges
       where grantee = 'deskproof_app' and table_name = 'terms_of_business' and privilege_type = 'UPDATE'`,
    );
    expect(rows[0].columns).toBe(
      'agreed_by,agreed_how,agreed_on,agreed_recorded_at,agreed_recorded_by',
    );
    expect(org.id).toBeTruthy();
  });

  test('are superseded by a newer version when that is agreed, and come back only as a new one', async () => {
    const { sent, agree, now } = await harrow();
    const first = await sent({ sentOn: '2026-01-05' });
    const left = await sent({ version: '2026-2', sentOn: '2026-06-01' });
    const third = await sent({ version: '2026-3', sentOn: '2026-11-01' });
    await agree(first, { agreedOn: '2026-01-06' });
    await agree(third, { agreedOn: '2026-11-02', agreedHow: 'email' });
    expect(await now()).toMatchObject({ version: '2026-3' });
    expect(await agree(left)).toMatchObject({ refusal: { code: 'already-superseded' } });
  });

  test('sent twice with one id are sent once; one version is sent once', async () => {
    const { send } = await harrow();
    const id = newId();
    const first = await send({ id });
    expect(await send({ id })).toEqual(first);
    expect(await send({ version: '2026-1' })).toMatchObject({
      refusal: { code: 'version-taken' },
    });
  });

  test('are refused with days that cannot be and with contacts of others', async () => {
    const { org, send, sent, agree } = await harrow();
    expect(await send({ sentOn: '2026-11-24' })).toMatchObject({ refusal: { code: 'not-yet' } });
    const termsId = await sent();
    expect(await agree(termsId, { agreedOn: '2026-11-17' })).toMatchObject({
      refusal: { code: 'agreed-before-sent' },
    });
    expect(await agree(termsId, { agreedOn: '2026-11-24' })).toMatchObject({
      refusal: { code: 'not-yet' },
    });
    const other = await act(world.db, org.carla, async (tx) =>
      ok(
        await aClientWithContact(tx, { name: 'Elm Court' }, { email: 'a@elm.example', phone: '' }),
      ),
    );
    const agreedBy = other.ok ? other.value.contactId : '';
    expect(await agree(termsId, { agreedBy })).toMatchObject({
      refusal: { code: 'contact-of-other-client' },
    });
    expect(await agree(newId())).toMatchObject({ refusal: { code: 'terms-not-found' } });
  });

  test('show in the list as none, sent or in force', async () => {
    const { org, sent, agree } = await harrow();
    const row = async () => {
      const query = listClients.query.parse({});
      return (await read(world.db, org.carla, (tx) => clientList(tx, query))).rows[0];
    };
    expect(await row()).toMatchObject({ terms: 'none', termsVersion: null, contacts: 1, sites: 1 });
    const termsId = await sent();
    expect(await row()).toMatchObject({ terms: 'sent', termsVersion: '2026-1' });
    await agree(termsId);
    await sent({ version: '2027-1' });
    expect(await row()).toMatchObject({ terms: 'in force', termsVersion: '2026-1' });
  });
});
