import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { addMember } from '../../platform/identity/create-organisation.ts';
import { setCaseloadLimit } from '../../proof/centre/allocate.ts';
import { authoriseStaff } from '../../proof/centre/authorise-staff.ts';
import { allocationsOf, registrationOf } from '../../proof/centre/index.ts';
import { recordApproval } from '../../proof/centre/record-approval.ts';
import { visitsIn } from '../../proof/contact/index.ts';
import { adoptBuiltIn } from '../../proof/frameworks/index.ts';
import { enrolmentsOf } from '../../proof/portfolio/index.ts';
import { registerEmployer, workplacesOn } from '../../proof/release/index.ts';
import type { Template } from './plan.ts';
import { cohortTrial, setUpCohort } from './set-up.ts';

const world = await openWorld();
const REC = 'REC-L2-RR';
const idOf = (who: Actor) => who.memberId ?? '';
const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.refusal.code}: ${given.refusal.because}`);
  return given.value;
}

const HEAD = 'Name,Email,Employer,ULN,Date of birth,Options,Assessor,Adviser,Start date,Notes';
const file = (...lines: readonly string[]) => Buffer.from([HEAD, ...lines].join('\r\n'));
const template = (more: Partial<Template> = {}): Template => ({
  frameworkCode: REC,
  options: '',
  startedOn: '2026-11-16',
  inductionOn: '2026-11-25',
  inductionAt: '10:00',
  inductionPlace: 'Room 2',
  invite: 'yes',
  register: 'yes',
  endedBecause: '',
  ...more,
});

/** An approved centre with an employer. */
async function centre() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const staff = await world.centre(org);
  const { frameworkId } = await done(
    does(org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: REC })),
  );
  for (const more of [
    { kind: 'centre' as const },
    { kind: 'qualification' as const, frameworkCode: REC },
  ]) {
    await done(
      does(staff.cleo, (tx) =>
        recordApproval(tx, {
          id: newId(),
          reference: 'Letter 7',
          fastTrack: false,
          fromOn: '2026-01-01',
          ...more,
        } as Parameters<typeof recordApproval>[1]),
      ),
    );
  }
  await done(
    does(staff.cleo, (tx) =>
      registerEmployer(tx, {
        id: newId(),
        name: 'Harbour Care',
        contact: { givenName: 'Nia', familyName: 'Bell', email: `nia.${org.id}@harbour.example` },
      }),
    ),
  );
  const join = (name: string, email: string) =>
    done(
      does(org.olivia, (tx) =>
        addMember(tx, org.id, false, {
          id: newId(),
          authUserId: `${email}-${org.id}`,
          name,
          email,
          roles: ['learner'],
          branchId: null,
          externalUntil: null,
        }),
      ),
    );
  const lenaMail = `lena.${org.id}@agency.example`;
  const tries = (bytes: Buffer, more: Partial<Template> = {}) =>
    asks(staff.cleo, (tx) => cohortTrial(tx, template(more), bytes));
  const sets = (bytes: Buffer, more: Partial<Template> = {}) =>
    does(staff.cleo, (tx) => setUpCohort(tx, template(more), bytes, 'https://here.example'));
  return { ...org, ...staff, frameworkId, lenaMail, join, tries, sets };
}

test('one press invites who is new, and enrols, allocates, registers and plans the induction of who is known (C8)', async () => {
  const c = await centre();
  const bytes = file(
    `Lena Lowe,${c.lenaMail},Harbour Care,1234567899,04/03/2001,RPC9,Aidan Ash,Asha Amin,,x`,
    'Mia Moss,mia@new.example,,,,,,,,',
  );
  const seen = await done(c.tries(bytes));
  expect(seen.unread).toEqual(['Notes']);
  expect(seen.lines.map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'refused'],
    [3, 'to_do'],
  ]);
  expect(seen.lines[0]?.because).toEqual([
    `${REC} has no unit RPC9. Write the references as the framework does.`,
  ]);
  const good = Buffer.from(bytes.toString().replace('RPC9', 'BA13'));
  expect((await done(c.tries(good))).lines[0]?.steps).toEqual([
    'Enrolled from Mon 16 Nov 2026 with BA13',
    'Asha Amin as adviser',
    'Aidan Ash as assessor',
    'Works for Harbour Care',
    'To be registered with the awarding body',
    'Induction on Wed 25 Nov 2026, 10:00',
  ]);
  expect(await asks(c.cleo, (tx) => enrolmentsOf(tx, {}))).toEqual([]);

  // Pressed twice at once: everything once.
  const [first, second] = await Promise.all([c.sets(good), c.sets(good)]);
  const counts = [await done(Promise.resolve(first)), await done(Promise.resolve(second))];
  expect(counts.map((one) => one.done).sort()).toEqual([0, 2]);
  const lena = await lenaId(c.id);
  expect(await asks(c.cleo, (tx) => enrolmentsOf(tx, {}))).toMatchObject([
    { learnerId: lena, startedOn: '2026-11-16', unitIds: [expect.any(String)] },
  ]);
  expect(await asks(c.cleo, (tx) => allocationsOf(tx))).toMatchObject([
    { learnerId: lena, adviserId: idOf(c.asha), assessorId: idOf(c.aidan) },
  ]);
  expect((await asks(c.cleo, (tx) => registrationOf(tx, [lena], REC))).get(lena)).toMatchObject({
    uln: '1234567899',
    bornOn: '2001-03-04',
    number: null,
  });
  expect(await asks(c.cleo, (tx) => visitsIn(tx))).toMatchObject([
    { learnerId: lena, memberId: idOf(c.asha), kind: 'induction', place: 'Room 2' },
  ]);
  expect((await asks(c.cleo, (tx) => workplacesOn(tx, '2026-11-23'))).get(lena)).toBe(
    'Harbour Care',
  );
  const mails = await world.owner.query(
    "select to_address from message where organisation_id = $1 and subject like 'Join %'",
    [c.id],
  );
  expect(mails.rows).toHaveLength(1);

  // The log counts, and names nobody.
  const log = await world.log(c);
  expect(
    log.filter(({ kind }) => kind === 'cohort.set_up').map(({ envelope }) => envelope.facts),
  ).toEqual([
    {
      framework: REC,
      lines: 2,
      invited: 1,
      enrolled: 1,
      allocated: 1,
      registered: 1,
      inductions: 1,
    },
  ]);
  expect(JSON.stringify(log)).not.toContain('mia@new.example');

  // Again: nothing twice, and it says so; once Mia has joined, the same file completes her line.
  expect((await done(c.sets(good))).lines.map(({ outcome }) => outcome)).toEqual([
    'complete',
    'waiting',
  ]);
  await c.join('Mia Moss', 'mia@new.example');
  expect(await done(c.sets(good))).toMatchObject({ done: 1, left: 0 });
  expect((await done(c.tries(good))).lines.map(({ outcome }) => outcome)).toEqual([
    'complete',
    'complete',
  ]);
  expect(await asks(c.cleo, (tx) => enrolmentsOf(tx, {}))).toHaveLength(2);
});

/** Lena’s id as a member. */
async function lenaId(organisationId: string): Promise<string> {
  const { rows } = await world.owner.query(
    "select id from member where organisation_id = $1 and name = 'Lena Lowe'",
    [organisationId],
  );
  return rows[0].id;
}

test('each line that cannot be taken says why and what to do, and the others are carried out (C8)', async () => {
  const c = await centre();
  await done(
    does(c.quinn, (tx) =>
      authoriseStaff(tx, {
        id: newId(),
        memberId: idOf(c.asha),
        post: 'adviser',
        units: { [REC]: ['*'] },
        fromOn: '2026-11-01',
      }),
    ),
  );
  const bytes = file(
    'No Mail,nothing,,,,,,,,',
    'Anna One,anna@new.example,,,,,,,,',
    'Anna Two,ANNA@new.example,,,,,,,,',
    'Bea Born,bea@new.example,,12345,31/02/2001,,,,,',
    'Cas Case,cas@new.example,Nowhere Ltd,,,,,,,',
    'Dee Day,dee@new.example,,,,,Nobody Here,Ravi Rao,,',
    `Lena Lowe,${c.lenaMail},,,,,Aidan Ash,Asha Amin,,`,
    `Carla Costa,carla.${c.id}@agency.example,,,,,,,,`,
  );
  const { lines } = await done(c.tries(bytes));
  const because = (line: number) => lines.find((one) => one.line === line)?.because.join(' ') ?? '';
  expect(lines.map(({ outcome }) => outcome)).toEqual([
    'refused',
    'to_do',
    ...Array(6).fill('refused'),
  ]);
  expect(because(2)).toMatch(/email|e-mail|address/i);
  expect(because(4)).toBe('The same email stands on line 3. Leave one of the two.');
  expect(because(5)).toMatch(/ULN: .* Date of birth: not a day|Date of birth: .*ULN/);
  expect(because(6)).toBe(
    'No employer is called Nowhere Ltd. Register them under Employers first.',
  );
  expect(because(7)).toMatch(
    /Ravi Rao does not have the role of an adviser.*No member is called Nobody Here/,
  );
  expect(because(8)).toMatch(/^Aidan Ash: .*nobody has authorised this member to assess/);
  expect(because(9)).toMatch(/Carla Costa does not have the role of a learner/);
  expect(await done(c.sets(bytes))).toMatchObject({ done: 1, left: 0 });
});

test('an assessor is given no more learners than their limit, and keeps who they have (C5, C8)', async () => {
  const c = await centre();
  await c.join('Mia Moss', 'mia@new.example');
  await done(
    does(c.quinn, (tx) => setCaseloadLimit(tx, { id: newId(), memberId: idOf(c.aidan), most: 1 })),
  );
  const bytes = file(
    `Lena Lowe,${c.lenaMail},,,,,Aidan Ash,,,`,
    'Mia Moss,mia@new.example,,,,,Aidan Ash,,,',
  );
  const answer = await done(c.sets(bytes));
  expect(answer.lines[1]?.because.join()).toMatch(/^Aidan Ash has as many learners as their limit/);
  expect(answer.done).toBe(1);
  expect((await done(c.sets(bytes))).lines.map(({ outcome }) => outcome)).toEqual([
    'complete',
    'refused',
  ]);
});

test('a cohort that begins later waits for its day, and twenty-five lines are carried out at once (C8)', async () => {
  const c = await centre();
  const ahead = await done(c.tries(file(`Lena Lowe,${c.lenaMail},,,,,,,1/12/26,`)));
  expect(ahead.lines).toMatchObject([
    { outcome: 'waiting', because: [expect.stringContaining('Begins on Tue 1 Dec')] },
  ]);
  const many = file(
    ...Array.from({ length: 30 }, (_, n) => `Ann Other,ann${n}@new.example,,,,,,,,`),
  );
  expect(await done(c.sets(many))).toMatchObject({ done: 25, left: 5 });
  expect(await done(c.sets(many))).toMatchObject({ done: 5, left: 0 });
  expect(await done(c.sets(many))).toMatchObject({ done: 0, left: 0 });
});

test('a file that is none, without a column, too long or of a framework that is not approved is refused as a whole (R15)', async () => {
  const c = await centre();
  const refusedAs = async (answer: Promise<Result<unknown>>) => {
    const given = await answer;
    return given.ok ? 'done' : given.refusal.code;
  };
  const one = file('Mia Moss,mia@new.example,,,,,,,,');
  expect(await refusedAs(c.tries(Buffer.from('PK\u0003\u0004 a workbook')))).toBe('wrong-type');
  expect(await refusedAs(c.tries(Buffer.from('Name,Assessor\r\nMia Moss,Aidan Ash')))).toBe(
    'column-missing',
  );
  const long = file(
    ...Array.from({ length: 501 }, (_, n) => `Ann Other,ann${n}@new.example,,,,,,,,`),
  );
  expect(await refusedAs(c.sets(long))).toBe('too-many-learners');
  expect(await refusedAs(c.sets(one, { frameworkCode: 'NONE' }))).toBe('framework-not-found');
  expect(await refusedAs(c.sets(one, { options: 'RPC99' }))).toBe('unit-not-found');
  const other = await world.organisation();
  await done(does(other.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: REC })));
  expect(
    await refusedAs(
      does(other.olivia, (tx) => setUpCohort(tx, template(), one, 'https://here.example')),
    ),
  ).toBe('not-approved');
  expect(
    await refusedAs(
      does(other.olivia, (tx) =>
        setUpCohort(tx, template({ register: 'no' }), one, 'https://here.example'),
      ),
    ),
  ).toBe('done');
});
