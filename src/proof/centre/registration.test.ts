import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { adoptBuiltIn, frameworksHere } from '../frameworks/index.ts';
import { enrol } from '../portfolio/index.ts';
import { allocate, setCaseloadLimit } from './allocate.ts';
import { authoriseStaff } from './authorise-staff.ts';
import { caseloadList } from './caseloads.ts';
import { allocationsOf, registrationOf } from './index.ts';
import { makeBatch } from './make-batch.ts';
import { readNumbers } from './read-numbers.ts';
import { recordApproval } from './record-approval.ts';
import { recordQualification } from './record-qualification.ts';
import { batchTable, registrationList } from './registrations.ts';

const world = await openWorld();
const REC = 'REC-L2-RR';
const ULN = '1234567899';

const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
const idOf = (who: Actor) => who.memberId ?? '';

async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value;
}

/** A centre with Lena enrolled on the qualification from 26 October. */
async function centre() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const staff = await world.centre(org);
  const { frameworkId } = await done(
    does(org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: REC })),
  );
  await done(
    does(org.olivia, (tx) =>
      enrol(tx, {
        id: newId(),
        memberId: idOf(org.lena),
        frameworkId,
        startedOn: '2026-10-26',
        unitIds: [],
      }),
    ),
  );
  return { ...org, ...staff };
}

test('a learner has one adviser and one assessor on a framework, and who had them before stays (C5)', async () => {
  const org = await centre();
  const give = (post: 'adviser' | 'assessor', to: Actor, id = newId()) =>
    does(org.cleo, (tx) =>
      allocate(tx, {
        id,
        learnerId: idOf(org.lena),
        frameworkCode: REC,
        post,
        memberId: idOf(to),
      }),
    );
  expect(await give('adviser', org.lena)).toMatchObject({ refusal: { code: 'own-adviser' } });
  expect(
    await does(org.cleo, (tx) =>
      allocate(tx, {
        id: newId(),
        learnerId: idOf(org.carla),
        frameworkCode: REC,
        post: 'adviser',
        memberId: idOf(org.asha),
      }),
    ),
  ).toMatchObject({ refusal: { code: 'learner-not-found' } });
  await done(give('adviser', org.asha));
  const id = newId();
  expect(await done(give('assessor', org.aidan, id))).toEqual({ caseloadId: id, over: null });
  expect(await done(give('assessor', org.aidan, id))).toEqual({ caseloadId: id, over: null });
  expect(await give('assessor', org.aidan)).toMatchObject({
    refusal: { code: 'already-allocated' },
  });
  expect(await asks(org.ivan, (tx) => allocationsOf(tx, { learnerIds: [idOf(org.lena)] }))).toEqual(
    [
      {
        learnerId: idOf(org.lena),
        frameworkCode: REC,
        adviserId: idOf(org.asha),
        assessorId: idOf(org.aidan),
        since: '2026-11-23',
      },
    ],
  );

  // Once the centre authorised somebody, only who holds the post is given learners (R22).
  await done(
    does(org.quinn, (tx) =>
      authoriseStaff(tx, {
        id: newId(),
        memberId: idOf(org.ivan),
        post: 'assessor',
        units: { [REC]: ['*'] },
        fromOn: '2026-11-01',
      }),
    ),
  );
  expect(await give('assessor', org.carla)).toMatchObject({
    refusal: { code: 'not-authorised', source: 'R22' },
  });
  world.at('2026-11-24T09:00:00Z');
  expect(await give('assessor', org.ivan)).toMatchObject({
    refusal: { code: 'not-authorised', source: 'R25' },
  });
  await done(
    does(org.quinn, (tx) =>
      recordQualification(tx, {
        id: newId(),
        memberId: idOf(org.ivan),
        shows: 'occupation',
        byWayOf: 'experience',
        title: 'Six years at a desk',
        awardedOn: '2020-01-01',
        expiresOn: null,
        seenOn: '2026-11-23',
      }),
    ),
  );
  await done(give('assessor', org.ivan));
  const { rows } = await asks(org.cleo, caseloadList);
  expect(rows).toMatchObject([
    {
      learnerName: org.lena.name,
      adviser: { name: org.asha.name },
      assessor: { name: org.ivan.name },
      before: [{ post: 'assessor', name: org.aidan.name, setBy: org.cleo.name }],
    },
  ]);
  await expect(
    world.owner.query(`update caseload set ended_at = null where id = $1`, [id]),
  ).rejects.toThrow(/has ended and stays/);
});

test('more learners than an assessor’s limit are warned of, and not refused (C5)', async () => {
  const org = await centre();
  const limit = (most: number) =>
    does(org.cleo, (tx) => setCaseloadLimit(tx, { id: newId(), memberId: idOf(org.aidan), most }));
  await done(limit(3));
  await done(limit(1));
  const frameworks = await asks(org.olivia, frameworksHere);
  // A second learner: Carla learns too.
  await world.owner.query(
    `insert into member_role (organisation_id, member_id, role, given_at) values ($1, $2, 'learner', now())`,
    [org.id, idOf(org.carla)],
  );
  await done(
    does(org.olivia, (tx) =>
      enrol(tx, {
        id: newId(),
        memberId: idOf(org.carla),
        frameworkId: frameworks[0]?.id ?? '',
        startedOn: '2026-11-02',
        unitIds: [],
      }),
    ),
  );
  const give = (learner: Actor) =>
    done(
      does(org.cleo, (tx) =>
        allocate(tx, {
          id: newId(),
          learnerId: idOf(learner),
          frameworkCode: REC,
          post: 'assessor',
          memberId: idOf(org.aidan),
        }),
      ),
    );
  expect((await give(org.lena)).over).toBeNull();
  expect((await give(org.carla)).over).toEqual({ learners: 2, most: 1 });
  expect((await asks(org.cleo, caseloadList)).staff).toMatchObject([
    { name: org.aidan.name, advises: 0, assesses: 2, most: 1 },
  ]);
});

test('R15 nobody is registered before the centre and the qualification are approved', async () => {
  const org = await centre();
  const batch = () =>
    does(org.cleo, (tx) =>
      makeBatch(tx, {
        id: newId(),
        frameworkCode: REC,
        learners: [{ learnerId: idOf(org.lena), uln: null, bornOn: null }],
      }),
    );
  const approve = (kind: 'centre' | 'qualification') =>
    done(
      does(org.cleo, (tx) =>
        recordApproval(tx, {
          id: newId(),
          kind,
          frameworkCode: kind === 'centre' ? null : REC,
          reference: 'Letter',
          fastTrack: false,
          fromOn: '2026-10-01',
        }),
      ),
    );
  expect(await batch()).toMatchObject({ refusal: { code: 'not-approved', source: 'R15' } });
  await approve('centre');
  expect(await batch()).toMatchObject({ refusal: { code: 'not-approved', source: 'R15' } });
  await approve('qualification');
  await done(batch());
  expect(await batch()).toMatchObject({ refusal: { code: 'already-sent' } });
});

test('R40 a learner not registered four weeks after the start is late, until the number is there', async () => {
  const org = await centre();
  for (const kind of ['centre', 'qualification'] as const) {
    await done(
      does(org.cleo, (tx) =>
        recordApproval(tx, {
          id: newId(),
          kind,
          frameworkCode: kind === 'centre' ? null : REC,
          reference: 'Letter',
          fastTrack: false,
          fromOn: '2026-10-01',
        }),
      ),
    );
  }
  const standing = async () => {
    const { rows, late } = await asks(org.cleo, registrationList);
    return [rows[0]?.state, rows[0]?.dueOn, late];
  };
  expect(await standing()).toEqual(['to_send', '2026-11-23', 0]);
  world.at('2026-11-24T09:00:00Z');
  expect(await standing()).toEqual(['to_send', '2026-11-23', 1]);
  const batchId = newId();
  const make = {
    id: batchId,
    frameworkCode: REC,
    learners: [{ learnerId: idOf(org.lena), uln: ULN, bornOn: '2001-03-04' }],
  };
  await done(does(org.cleo, (tx) => makeBatch(tx, make)));
  expect(await done(does(org.cleo, (tx) => makeBatch(tx, make)))).toEqual({ batchId });
  expect(await standing()).toEqual(['sent', '2026-11-23', 1]);

  const file = (await done(asks(org.cleo, (tx) => batchTable(tx, batchId)))).bytes.toString('utf8');
  const line = file.split('\r\n')[1] ?? '';
  expect(line).toContain(`${org.lena.name},2001-03-04,${ULN},${REC},2026-10-26,,,`);
  const answer = (...cells: string[]) =>
    does(org.cleo, (tx) =>
      readNumbers(
        tx,
        Buffer.from(
          [file.split('\r\n')[0], ...cells.map((cell) => line.replace(/,,,$/, `,,${cell}`))]
            .join('\r\n')
            .replaceAll(`2026-10-26,,`, '2026-10-26,'),
        ),
      ),
    );
  expect(
    await done(
      answer('AB-1,lots,24/11/2026', 'AB-1,£145.50,31/12/2026', 'AB-1,£145.50,24/11/2026'),
    ),
  ).toMatchObject({
    registered: 1,
    lines: [
      { line: 2, outcome: 'refused', because: expect.stringContaining('Fee') },
      { line: 3, outcome: 'refused', because: expect.stringContaining('Registered on') },
      { line: 4, outcome: 'registered', learnerName: org.lena.name },
    ],
  });
  expect(
    (await done(answer('AB-1,145.50,2026-11-24', 'AB-2,145.50,2026-11-24'))).lines,
  ).toMatchObject([{ outcome: 'already' }, { outcome: 'refused' }]);
  expect(await standing()).toEqual(['registered', '2026-11-23', 0]);
  const own = await asks(org.ivan, (tx) => registrationOf(tx, [idOf(org.lena)], REC));
  expect(own.get(idOf(org.lena))).toMatchObject({
    number: 'AB-1',
    feePence: 14_550,
    registeredOn: '2026-11-24',
    uln: ULN,
  });
  expect(
    await does(org.cleo, (tx) => readNumbers(tx, Buffer.from('Name,Fee\nLena,1'))),
  ).toMatchObject({
    refusal: { code: 'column-missing' },
  });
  const entries = await world.log(org);
  const sent = entries.filter(({ kind }) => kind === 'centre.batch_made');
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent[0]?.envelope)).not.toContain(ULN);
});
