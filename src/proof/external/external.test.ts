import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { readable } from '../files/may-read.ts';
import { codeOf, done, given, idOf } from '../verification/fixtures.ts';
import { verifiersIn } from './fixtures.ts';
import { endAppointment } from './index.ts';
import {
  claimToInspect,
  cycleToInspect,
  itemToInspect,
  minutesToInspect,
  staffToInspect,
} from './inspect.ts';
import { openThing } from './open-thing.ts';
import { overview } from './queries.ts';

const world = await openWorld();
const { does, asks, centre, appointing, opening, reading } = verifiersIn(world);

describe('an account for a whole qualification', () => {
  test('R33 W33 reads any learner of it, what was claimed and judged, each record on the log once a day', async () => {
    const of = await centre();
    expect(await codeOf(opening(of))).toBe('not-appointed');
    await done(appointing(of));
    expect(await codeOf(reading(of))).toBe('record-not-opened');
    await done(opening(of));
    await done(opening(of));
    const whole = await done(reading(of));
    const claims = whole.units.flatMap((unit) => unit.claims);
    expect(claims).toMatchObject([{ decision: { outcome: 'achieved', standing: 'informal' } }]);
    const claimId = claims[0]?.claimId ?? '';
    const claim = await done(asks(of.staff.edith, (tx) => claimToInspect(tx, claimId)));
    expect(claim.criteria.every(({ history }) => history.length > 0)).toBe(true);
    const [item] = claim.items;
    const read = asks(of.staff.edith, (tx) => itemToInspect(tx, claimId, item?.evidenceId ?? ''));
    expect((await done(read)).rendition.entries.length).toBeGreaterThan(0);
    const viewed = (await world.log(of.org)).filter(({ kind }) => kind === 'external.viewed');
    expect(viewed.map(({ envelope }) => envelope.facts)).toEqual([
      { framework: 'SALES', on: '2026-11-23' },
    ]);
    world.at('2026-11-24T09:00:00Z');
    expect(await codeOf(reading(of))).toBe('record-not-opened');
  });

  test('W33 reads nothing of another qualification, before the first day, after the last, or once it was ended', async () => {
    const of = await centre();
    const { appointmentId } = await done(appointing(of));
    await done(opening(of));
    expect(await codeOf(opening(of, 'OTHER'))).toBe('framework-not-found');
    expect(await codeOf(reading(of, 'OTHER'))).toBe('not-appointed');
    const file = async (who: Actor) => {
      const thing = { kind: 'staff' as const, thingId: idOf(who), frameworkCode: 'SALES' };
      await does(of.staff.edith, (tx) => openThing(tx, thing));
      return codeOf(asks(of.staff.edith, (tx) => staffToInspect(tx, idOf(who), 'SALES')));
    };
    expect(await file(of.org.carla)).toBe('member-not-found');
    const shown = async () => given(await asks(of.staff.edith, (tx) => overview(tx)));
    expect((await shown()).qualifications).toMatchObject([
      { code: 'SALES', percent: 15, learners: [{ name: 'Lena Lowe', decided: 1 }] },
    ]);
    for (const at of ['2026-10-31T23:00:00Z', '2027-01-01T09:00:00Z']) {
      world.at(at);
      expect(await codeOf(reading(of))).toBe('not-appointed');
      expect((await shown()).qualifications).toEqual([]);
    }
    world.at('2026-11-23T10:00:00Z');
    await done(does(of.org.olivia, (tx) => endAppointment(tx, appointmentId)));
    expect(await codeOf(reading(of))).toBe('not-appointed');
    await done(does(of.org.olivia, (tx) => endAppointment(tx, appointmentId)));
    const ended = (await world.log(of.org)).filter(
      ({ kind }) => kind === 'external.appointment_ended',
    );
    expect(ended).toHaveLength(1);
    await expect(
      world.owner.query('update external_appointment set ended_at = now() where id = $1', [
        appointmentId,
      ]),
    ).rejects.toThrow();
  });

  test('W33 is given only to an external verifier with no other role, within their role, by somebody else', async () => {
    const of = await centre();
    expect(await codeOf(appointing(of, { memberId: idOf(of.staff.ivan) }))).toBe(
      'not-an-external-verifier',
    );
    expect(await codeOf(appointing(of, { frameworkCode: 'NONE' }))).toBe('framework-not-found');
    expect(await codeOf(appointing(of, { toOn: '2026-10-01' }))).toBe('ends-before-it-begins');
    expect(await codeOf(appointing(of, { toOn: '2100-01-01' }))).toBe('beyond-their-role');
    expect(await codeOf(appointing(of, { memberId: idOf(of.staff.quinn) }))).toBe(
      'own-appointment',
    );
    await done(appointing(of));
    expect(await codeOf(appointing(of))).toBe('already-appointed');
    await world.owner.query(
      `insert into member_role (organisation_id, member_id, role, given_at, given_by)
        values ($1, $2, 'assessor', now(), $3)`,
      [of.org.id, idOf(of.staff.edith), idOf(of.org.olivia)],
    );
    expect(await codeOf(appointing(of, { frameworkCode: 'SALES' }))).toBe('works-here');
  });
});

describe('what else of the qualification is read', () => {
  test('W33 staff files, cycles and minutes of theirs alone, once opened today, on the log once a thing and day', async () => {
    const of = await centre();
    await done(appointing(of));
    await world.owner.query(
      `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
        values ($1, $2, $3, 'assessor', '{"SALES": ["*"]}', '2026-01-01', now(), $4)`,
      [of.org.id, newId(), idOf(of.org.aidan), idOf(of.staff.quinn)],
    );
    const { edith } = of.staff;
    const aidan = idOf(of.org.aidan);
    const read = {
      staff: () => asks(edith, (tx) => staffToInspect(tx, aidan, 'SALES')),
      cycle: () => asks(edith, (tx) => cycleToInspect(tx, of.cycleId)),
      minutes: () => asks(edith, (tx) => minutesToInspect(tx, 'SALES')),
    };
    const things = { staff: aidan, cycle: of.cycleId, minutes: null };
    for (const kind of ['staff', 'cycle', 'minutes'] as const) {
      const open = (frameworkCode = 'SALES') =>
        does(edith, (tx) => openThing(tx, { kind, thingId: things[kind], frameworkCode }));
      expect(await codeOf(read[kind]())).toBe('not-opened');
      expect(await codeOf(open('OTHER'))).toBe('not-appointed');
      await done(open());
      await done(open());
      expect(await codeOf(read[kind]())).toBe('done');
    }
    const opened = (await world.log(of.org)).filter(({ kind }) => kind === 'external.opened');
    expect(opened.map(({ envelope }) => envelope.facts)).toMatchObject([
      { kind: 'staff' },
      { kind: 'cycle' },
      { kind: 'minutes' },
    ]);
    world.at('2026-11-24T09:00:00Z');
    for (const again of Object.values(read)) expect(await codeOf(again())).toBe('not-opened');
    world.at('2027-01-01T09:00:00Z');
    for (const late of Object.values(read)) expect(await codeOf(late())).toBe('not-appointed');
  });

  test('W33 a file of evidence only with the opened record of its learner', async () => {
    const of = await centre();
    await done(appointing(of));
    const { rows } = await world.owner.query(
      `insert into evidence_file (organisation_id, id, learner_id, title, name, shows, media, bytes, piece_bytes,
          pieces_sha256, criteria, made_at, others, opened_at, received_at, sha256, evidence_id)
        select $1, e.evidence_id, $2, 'Talk', 'talk.mp3', '', 'audio/mpeg', 1, 65536, sha256(''), '{}', now(), false,
          now(), now(), sha256(''), e.evidence_id
        from claim_evidence e where e.organisation_id = $1 limit 1 returning id`,
      [of.org.id, idOf(of.org.lena)],
    );
    const reads = () => asks(of.staff.edith, (tx) => readable(tx, rows[0].id));
    expect(await codeOf(reads())).toBe('file-not-found');
    await done(opening(of));
    expect(await codeOf(reads())).toBe('done');
    world.at('2027-01-01T09:00:00Z');
    expect(await codeOf(reads())).toBe('file-not-found');
  });
});
