import { newId } from '../../src/lib/ids.ts';
import { act } from '../../src/platform/audit/act.ts';
import type { Database } from '../../src/platform/db/pool.ts';
import { read } from '../../src/platform/db/read.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { type Auth, makeAccount } from '../../src/platform/identity/auth.ts';
import {
  addMember,
  createOrganisation,
  systemActor,
} from '../../src/platform/identity/create-organisation.ts';
import { firstRun } from '../../src/platform/identity/first-run.ts';
import { membersOf } from '../../src/platform/identity/members.ts';
import { FIRST_DAY } from './client-scenes.ts';
import { inOneTransaction } from './one-transaction.ts';
import { SAMPLE_NAME, STAFF, signInOf } from './staff.ts';
import { storyUpTo } from './story.ts';
import { storyTime } from './story-time.ts';
import { type Scene, type Staff, tell } from './teller.ts';

/**
 * What people sign in with to look at the sample, the owner first: its members of today, since a sample that
 * an earlier version made has not everybody of this one. Empty: there is no sample.
 */
export async function sampleSignIns(
  db: Database,
  samplePassword: string,
): Promise<readonly { email: string; password: string }[]> {
  const { sampleId } = await firstRun(db);
  if (!sampleId) return [];
  const { members } = await read(db, systemActor(sampleId, true), membersOf);
  const here = new Set(members.filter(({ leftAt }) => !leftAt).map(({ email }) => email));
  return STAFF.map(({ key }) => signInOf(key))
    .filter((email) => here.has(email))
    .map((email) => ({ email, password: shown(samplePassword) }));
}

/** The password as shown: long enough to be no guess, short enough to be typed. */
function shown(samplePassword: string): string {
  return samplePassword.slice(0, 12);
}

type Accounts = readonly { readonly authUserId: string }[];

/** What the members sign in with; accounts that are there already stay as they are. */
async function makeAccounts(auth: Auth, samplePassword: string): Promise<Accounts> {
  return Promise.all(
    STAFF.map(({ key, name }) =>
      makeAccount(auth, { name, email: signInOf(key), password: shown(samplePassword) }),
    ),
  );
}

/** Makes the sample organisation and its members through the same commands as any other. */
async function makeSample(db: Database, accounts: Accounts, externalUntil: string): Promise<Staff> {
  const id = newId();
  const made = await createOrganisation(
    db,
    {
      id,
      name: SAMPLE_NAME,
      kind: 'agency_and_centre',
      isSample: true,
      address: '14 Wharf Street, Leeds LS2 7EQ',
      email: 'desk@airevalley.example',
      phone: '0113 496 0100',
    },
    {
      id: newId(),
      authUserId: accounts[0]?.authUserId ?? '',
      name: STAFF[0].name,
      email: signInOf(STAFF[0].key),
    },
    'Leeds',
  );
  if (!made.ok) throw new Error(made.refusal.because);
  const staff: Record<string, Actor> = { olivia: made.value };
  for (const [index, { key, name, roles }] of STAFF.entries()) {
    if (index === 0) continue;
    const joined = await act(db, made.value, (tx) =>
      addMember(tx, id, true, {
        id: newId(),
        authUserId: accounts[index]?.authUserId ?? '',
        name,
        email: signInOf(key),
        roles,
        branchId: made.value.branchId,
        externalUntil,
      }),
    );
    if (!joined.ok) throw new Error(joined.refusal.because);
    staff[key] = joined.value;
  }
  return staff as unknown as Staff;
}

/**
 * Makes the sample organisation if there is none: believable people, clients and three weeks of shifts
 * around today, told by calling the rooms' commands. Each act carries its own time, from four weeks ago
 * to now. It is there whole or not at all.
 * @param db its clock says what now is
 * @param say is told what is being done, since it takes some seconds
 * @param tells which scenes are told; a test leaves out what it does not look at
 * @returns whether it was made now
 */
export async function seedSample(
  db: Database,
  auth: Auth,
  samplePassword: string,
  say: (line: string) => void,
  tells: (scene: Scene) => boolean = () => true,
): Promise<boolean> {
  if ((await firstRun(db)).sampleId) return false;
  say('Making the sample organisation...');
  const now = db.clock();
  const time = storyTime(now);
  let at = time.at(time.ofWeek(FIRST_DAY), '08:30');
  const clock = () => at;
  const accounts = await makeAccounts(auth, samplePassword);
  await inOneTransaction(db, clock, async (stage) => {
    const staff = await makeSample(stage, accounts, time.day(180));
    await tell(stage, staff, storyUpTo(now).filter(tells), (next) => (at = next), say);
  });
  return true;
}
