import type { World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { adoptBuiltIn } from '../frameworks/index.ts';
import { enrol } from '../portfolio/index.ts';
import { induct, testEntry } from './record-step.ts';
import { TOPICS } from './schema.ts';
import type { Topic } from './tables.ts';
import { writePlan } from './write-plan.ts';

/** The framework that the tests of this room go by. */
export const REC = 'REC-L2-RR';

/** Acts that go through, or the refusal as a fault. */
export async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.refusal.code}: ${given.refusal.because}`);
  return given.value;
}

/** A centre where Lena is enrolled since 1 September 2026, with shorthands to act and ask. */
export async function centreWithLearner(world: World) {
  const org = await world.organisation();
  const staff = await world.centre(org);
  const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
    act(world.db, who, command);
  const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
  const { frameworkId } = await done(
    does(org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: REC })),
  );
  const { enrolmentId } = await done(
    does(org.olivia, (tx) =>
      enrol(tx, {
        id: newId(),
        memberId: org.lena.memberId ?? '',
        frameworkId,
        startedOn: '2026-09-01',
        unitIds: [],
      }),
    ),
  );
  // On marking points too, which are nobody's programme.
  const points = await done(
    does(org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'FLEX' })),
  );
  const memberId = org.lena.memberId ?? '';
  await done(
    does(org.olivia, (tx) =>
      enrol(tx, { id: newId(), memberId, frameworkId: points.frameworkId, unitIds: [] }),
    ),
  );
  const passEntry = (by: Actor = staff.asha) =>
    does(by, (tx) => testEntry(tx, enrolmentId, entry()));
  const inductIn = (topics: readonly Topic[]) =>
    does(staff.asha, (tx) =>
      induct(tx, enrolmentId, {
        id: newId(),
        on: '2026-09-03',
        topics: [...topics],
        version: 'Handbook 4',
        words: '',
      }),
    );
  const plans = (more: object = {}) =>
    does(staff.asha, (tx) => writePlan(tx, enrolmentId, { ...plan(), ...more }));
  return { ...org, ...staff, frameworkId, enrolmentId, does, asks, passEntry, inductIn, plans };
}

/** Both entry tests met. */
export const entry = (more: object = {}) => ({
  id: newId(),
  on: '2026-09-02',
  roleGives: true,
  competence: 'likely' as const,
  words: 'Rosters forty workers a week.',
  ...more,
});

/** A version of a plan with one open action. */
export const plan = () => ({
  id: newId(),
  meetingOn: '2026-09-10',
  nextOn: '2026-12-10',
  actions: [
    {
      what: 'Write up two searches',
      resources: 'The search log',
      dueOn: '2026-12-01',
      unit: 'RPC2',
      doneOn: null,
    },
  ],
  words: '',
});

/** Every topic of the induction. */
export const ALL_TOPICS = Object.keys(TOPICS) as Topic[];
