import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { aBooking, aClearedWorker, anAssignment, aPlace, done } from '../bookings/fixtures.ts';
import {
  archiveCandidate,
  importCandidatesFromFile,
  registerCandidate,
} from '../candidates/index.ts';
import { erasePerson, recordConsent, recordDoNotContact } from '../people/index.ts';
import { aLimit } from '../policies/fixtures.ts';
import { setLimit } from '../policies/index.ts';
import { segmentPreview, sendSegment } from './index.ts';
import { segmentMessage } from './queries.ts';
import { type Source, sendSegmentRoute } from './schema.ts';
import { stopSegment } from './stop-segment.ts';
import { writeAllDue, writePortion } from './write-due.ts';

const world = await openWorld();
const MONDAY = '2026-11-23T09:00:00Z';
const ALL: Source = { kind: 'candidates', query: { state: 'active' } };
const noLog = { error: () => {} };

let phone = 100;
async function aWorker(org: TestOrganisation, givenName: string, change: object = {}) {
  const input = {
    id: newId(),
    givenName,
    familyName: 'Marsh',
    emails: [`${givenName.toLowerCase()}.${newId()}@example.org`],
    phones: [`07700 900${phone++}`],
    roles: ['Care assistant'],
    someoneElse: true,
    ...change,
  };
  return done(await act(world.db, org.carla, (tx) => registerCandidate(tx, input))).personId;
}

const WORDS = {
  channel: 'text',
  subject: '',
  body: 'Hello {first name}',
  marketing: false,
} as const;

/** Looks, and gives the yes that a page would send. */
async function looked(org: TestOrganisation, change: object = {}) {
  const words = { source: ALL, ...WORDS, ...change };
  const shown = done(await read(world.db, org.carla, (tx) => segmentPreview(tx, words)));
  const { going, fingerprint } = shown;
  return {
    shown,
    yes: sendSegmentRoute.body.parse({ id: newId(), ...words, going: going || 1, fingerprint }),
  };
}
const send = (org: TestOrganisation, yes: Awaited<ReturnType<typeof looked>>['yes']) =>
  act(world.db, org.carla, (tx) => sendSegment(tx, yes));
const textsTo = async (org: TestOrganisation) =>
  (
    await world.owner.query(
      'select person_id, body from outgoing_text where organisation_id = $1 order by body',
      [org.id],
    )
  ).rows.map(({ body }) => body);

describe('a message to all who fit', () => {
  test('names before the yes who is left out and why, keeps them, and writes to each of the others once', async () => {
    world.at(MONDAY);
    const org = await world.organisation();
    const [rosa, tom, una, vic] = [
      await aWorker(org, 'Rosa'),
      await aWorker(org, 'Tom'),
      await aWorker(org, 'Una', { phones: [] }),
      await aWorker(org, 'Vic'),
    ];
    await act(world.db, org.carla, (tx) =>
      recordDoNotContact(tx, { id: newId(), personId: tom, channel: 'text', reason: 'at work' }),
    );
    done(
      await act(world.db, org.carla, (tx) =>
        archiveCandidate(tx, { personId: vic, reason: 'Moved away' }),
      ),
    );
    const everybody = { kind: 'candidates', query: { state: 'all' } } as const;
    const { shown, yes } = await looked(org, { source: everybody });
    expect(shown).toMatchObject({
      going: 1,
      segments: 1,
      mostSegments: 1,
      label: 'All candidates',
    });
    expect(shown.samples).toMatchObject([{ personId: rosa, body: 'Hello Rosa' }]);
    expect(Object.fromEntries(shown.leftOut.map(({ personId, code }) => [personId, code]))).toEqual(
      {
        [tom]: 'do-not-contact',
        [una]: 'no-address',
        [vic]: 'archived',
      },
    );
    const both = await Promise.all([send(org, yes), send(org, yes)]);
    expect(both).toMatchObject([
      { ok: true, value: { going: 1, leftOut: 3 } },
      { ok: true, value: { going: 1, leftOut: 3 } },
    ]);
    expect(await textsTo(org)).toEqual([]);
    await Promise.all([writeAllDue(world.db, noLog), writeAllDue(world.db, noLog)]);
    await writeAllDue(world.db, noLog);
    expect(await textsTo(org)).toEqual(['Hello Rosa']);
    const whole = done(await read(world.db, org.omar, (tx) => segmentMessage(tx, yes.id)));
    expect(whole).toMatchObject({ state: 'sent', written: 1, waiting: 0, leftOut: 3 });
    expect(whole.left.map(({ code }) => code).sort()).toEqual(
      ['archived', 'do-not-contact', 'no-address'].sort(),
    );
    const log = await world.log(org);
    const [kept, ...more] = log.filter(({ kind }) => kind === 'segment.messaged');
    expect(more).toEqual([]);
    expect(kept?.envelope['facts']).toMatchObject({
      going: 1,
      leftOut: { archived: 1, 'do-not-contact': 1, 'no-address': 1 },
      filter: { state: 'all', searched: false },
    });
    expect(log.filter(({ kind }) => kind === 'segment.written')).toHaveLength(1);
    expect(log.filter(({ kind }) => kind === 'text.written')).toHaveLength(1);
  });

  test('goes to the people who were shown only, and to nobody with words that nothing fills', async () => {
    world.at(MONDAY);
    const org = await world.organisation();
    await aWorker(org, 'Rosa');
    const { yes } = await looked(org);
    const changed = { refusal: { code: 'segment-changed' } };
    await aWorker(org, 'Tom');
    expect(await send(org, yes)).toMatchObject(changed);
    expect(
      await act(world.db, org.carla, (tx) => sendSegment(tx, { ...yes, body: '{wage}' })),
    ).toMatchObject({
      refusal: { code: 'unknown-placeholder' },
    });
    const nobody = { kind: 'candidates', query: { state: 'active', role: 'chef' } } as const;
    expect(await send(org, { ...yes, source: nobody })).toMatchObject({
      refusal: { code: 'nobody-fits' },
    });
  });

  test('asks of marketing the consent of each, by text and by mail, and says how to end it', async () => {
    world.at(MONDAY);
    const org = await world.organisation();
    const rosa = await aWorker(org, 'Rosa');
    await aWorker(org, 'Tom');
    await act(world.db, org.carla, (tx) =>
      recordConsent(tx, { id: newId(), personId: rosa, purpose: 'marketing', wording: 'Yes' }),
    );
    for (const channel of ['text', 'mail'] as const) {
      const { shown } = await looked(org, { channel, subject: 'News', marketing: true });
      expect(shown).toMatchObject({ going: 1, leftOut: [{ code: 'no-consent' }] });
      expect(shown.samples[0]?.body).toContain('STOP');
    }
    const none = await looked(org, { source: { kind: 'people', personIds: [newId()] } });
    expect(none.shown.leftOut).toMatchObject([{ code: 'erased' }]);
    expect(await send(org, none.yes)).toMatchObject({ refusal: { code: 'nobody-to-write-to' } });
  });

  test('stops after the portion in hand; who asked us meanwhile not to is left out', async () => {
    world.at(MONDAY);
    const org = await world.organisation();
    await aWorker(org, 'Ann');
    const bea = await aWorker(org, 'Bea');
    await aWorker(org, 'Cid');
    const { yes } = await looked(org);
    done(await send(org, yes));
    await act(world.db, org.carla, (tx) =>
      recordDoNotContact(tx, { id: newId(), personId: bea, channel: 'all', reason: 'no more' }),
    );
    const system = systemActor(org.id, false);
    expect(await act(world.db, system, (tx) => writePortion(tx, yes.id, 2))).toMatchObject({
      value: 2,
    });
    const stop = () => act(world.db, org.ravi, (tx) => stopSegment(tx, yes.id));
    expect(await stop()).toMatchObject({ value: { stopped: 1 } });
    expect(await stop()).toMatchObject({ value: { stopped: 1 } });
    await writeAllDue(world.db, noLog);
    expect(await textsTo(org)).toEqual(['Hello Ann']);
    const whole = done(await read(world.db, org.carla, (tx) => segmentMessage(tx, yes.id)));
    expect(whole).toMatchObject({ state: 'stopped', written: 1, leftOut: 1, stopped: 1 });
    expect(whole.left).toMatchObject([{ personId: bea, code: 'do-not-contact' }]);
    const missing = await act(world.db, org.ravi, (tx) => stopSegment(tx, newId()));
    expect(missing).toMatchObject({ refusal: { code: 'message-not-found' } });
  });

  test('to more than 200 needs a limit that reaches so far', async () => {
    world.at(MONDAY);
    const org = await world.organisation();
    const rows = Array.from({ length: 201 }, (_, at) => `P${at},Q${at},p${at}@example.org,Chef`);
    const bytes = Buffer.from(`First name,Surname,E-mail,Role\n${rows.join('\n')}\n`);
    done(
      await act(world.db, org.carla, (tx) =>
        importCandidatesFromFile(tx, { fileName: 'p.csv', bytes }),
      ),
    );
    const { shown, yes } = await looked(org, { channel: 'mail', subject: 'Closed at Christmas' });
    expect(shown).toMatchObject({ going: 201, segments: 0 });
    expect(await send(org, yes)).toMatchObject({
      refusal: { code: 'beyond-authority', because: expect.stringContaining('201 people') },
    });
    const limit = aLimit({ kind: 'message_people', amount: 300, fromOn: '2026-11-23' });
    done(await act(world.db, org.olivia, (tx) => setLimit(tx, limit)));
    expect(await send(org, yes)).toMatchObject({ ok: true, value: { going: 201 } });
    done(await act(world.db, org.carla, (tx) => stopSegment(tx, yes.id)));
  });

  test('reaches whoever may go to a line and whoever works at a site; an erasure forgets what was searched', async () => {
    world.at(MONDAY);
    const org = await world.organisation();
    const rosa = await aClearedWorker(world.db, org.carla, 'Rosa', { phones: ['07700 900001'] });
    const tom = await aClearedWorker(world.db, org.carla, 'Tom', { phones: ['07700 900002'] });
    const made = await act(world.db, org.carla, async (tx) => {
      const place = await aPlace(tx);
      const booking = await aBooking(tx, place, [
        { date: '2026-11-25', start: '07:00', end: '15:00' },
        { date: '2026-11-26', start: '07:00', end: '15:00' },
      ]);
      await anAssignment(tx, rosa, [booking.lines[0]?.shiftIds[0] ?? '']);
      return { ok: true, value: { place, booking } } as const;
    });
    const { place, booking } = done(made);
    const line = { kind: 'line', lineId: booking.lines[0]?.lineId ?? '' } as const;
    const open = await looked(org, { source: line });
    expect(open.shown.samples.map(({ personId }) => personId)).toContain(tom);
    const site = { kind: 'site', siteId: place.siteId, from: '2026-11-25', to: '2026-11-25' };
    const there = await looked(org, { source: site });
    expect(there.shown.samples.map(({ personId }) => personId)).toEqual([rosa]);
    const other = { source: { ...site, from: '2026-11-27', to: '2026-11-28' }, ...WORDS } as const;
    const none = await read(world.db, org.carla, (tx) => segmentPreview(tx, other as never));
    expect(none).toMatchObject({ refusal: { code: 'nobody-fits' } });

    const bySearch = { kind: 'candidates', query: { state: 'active', search: 'Tom' } } as const;
    const found = await looked(org, { source: bySearch });
    done(await send(org, found.yes));
    await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: tom, reason: 'asked' }));
    const { rows } = await world.owner.query(
      'select source, label from segment_message where organisation_id = $1',
      [org.id],
    );
    expect(JSON.stringify(rows)).not.toContain('Tom');
    await writeAllDue(world.db, noLog);
    expect(await textsTo(org)).toEqual([]);
  });
});
