import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { raiseConcern } from '../../proof/concerns/index.ts';
import { adoptBuiltIn } from '../../proof/frameworks/index.ts';
import { enrol } from '../../proof/portfolio/index.ts';
import { centreBoard } from './board.ts';
import { dataReturn, returnTable } from './data-return.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
const REC = 'REC-L2-RR';

async function done<T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  const given = await act(world.db, who, command);
  if (!given.ok) throw new Error(`${given.refusal.code}: ${given.refusal.because}`);
  return given.value;
}

/** Lena on the qualification since the spring of last year, with a break and one overdue concern. */
async function centre() {
  const org = await world.organisation();
  const staff = await world.centre(org);
  const { frameworkId } = await done(org.olivia, (tx) =>
    adoptBuiltIn(tx, { id: newId(), code: REC }),
  );
  const { enrolmentId } = await done(org.olivia, (tx) =>
    enrol(tx, {
      id: newId(),
      memberId: org.lena.memberId ?? '',
      frameworkId,
      startedOn: '2025-03-03',
      unitIds: [],
    }),
  );
  await done(org.aidan, (tx) =>
    raiseConcern(tx, {
      id: newId(),
      kind: 'complaint',
      saidOn: '2026-11-02',
      dueOn: '2026-11-09',
      saidBy: 'Lena',
      about: 'Visits moved',
      facts: 'Twice in October.',
      against: null,
    }),
  );
  const state = (kind: string, on: string) =>
    world.owner.query(
      `insert into learner_state (organisation_id, id, enrolment_id, learner_id, state, from_on, new_end_on,
         words, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, 'As agreed', now(), $8)`,
      [
        org.id,
        newId(),
        enrolmentId,
        org.lena.memberId,
        kind,
        on,
        kind === 'extended' ? '2027-03-03' : null,
        staff.asha.memberId,
      ],
    );
  const board = async (who: Actor) =>
    new Map((await read(world.db, who, centreBoard)).lines.map((one) => [one.label, one]));
  return { ...org, ...staff, board, state };
}

test('the dashboard counts learners, progress, what is late and staff gaps, each with its list', async () => {
  const of = await centre();
  const before = await of.board(of.quinn);
  const count = (label: string) => before.get(label)?.count;
  expect(count('In learning')).toBe(1);
  expect(count('Past the planned end')).toBe(1);
  expect(count('Reviews with the line manager late')).toBe(0);
  expect(count('Learners to register')).toBe(1);
  expect(count('Concerns late')).toBe(1);
  expect(count('Missing before anything is claimed')).toBeGreaterThan(0);
  expect(before.get('Past the planned end')?.href).toBe('/programme?progress=over');
  await of.state('extended', '2026-09-03');
  const after = await of.board(of.quinn);
  expect(after.get('Extended')?.count).toBe(1);
  expect(after.get('Past the planned end')?.count).toBe(0);
  expect(after.get('Between one year and the planned end')?.count).toBe(1);
  // Who may not read the logs is not told how many there are.
  expect((await of.board(of.aidan)).has('Concerns late')).toBe(false);
});

test('the data return counts a year by qualification and says how', async () => {
  const of = await centre();
  await of.state('withdrawn', '2026-10-01');
  const rows = async (year: number) =>
    (await read(world.db, of.cleo, (tx) => dataReturn(tx, year))).rows;
  const found = (await rows(2026)).find(({ what }) => what === 'Withdrawals');
  expect(found).toMatchObject({ framework: REC, count: 1 });
  expect(found?.how).toContain('from a day in the year');
  expect((await rows(2025)).every(({ count }) => count === 0)).toBe(true);
  const file = await read(world.db, of.cleo, (tx) => returnTable(tx, 2026));
  expect(file.ok && file.value.bytes.toString()).toContain(`2026,${REC},Withdrawals,1,`);
});
