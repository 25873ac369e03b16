import pg from 'pg';
import { openHouse } from '../../src/app/serve.ts';
import { aPlace, done, type Place } from '../../src/desk/bookings/fixtures.ts';
import { addSite } from '../../src/desk/clients/add-site.ts';
import { aSheet } from '../../src/desk/clients/fixtures.ts';
import { recordSiteSheet } from '../../src/desk/clients/record-site-sheet.ts';
import { aSettingBody } from '../../src/desk/duties/fixtures.ts';
import { recordSetting } from '../../src/desk/duties/index.ts';
import { stopCredit } from '../../src/desk/rates/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { dateIn } from '../../src/lib/time.ts';
import { act } from '../../src/platform/audit/act.ts';
import { configureLogKeys } from '../../src/platform/audit/log-keys.ts';
import { readSecrets } from '../../src/platform/config/secrets.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { makeAccount } from '../../src/platform/identity/auth.ts';
import { addMember, createOrganisation } from '../../src/platform/identity/create-organisation.ts';
import { openDatabase } from '../../src/platform/postgres/database.ts';
import { freshDataDir, removeAtExit, removeDataDir } from '../../test/left-behind.ts';
import { fillBooks } from './books.ts';

export const PASSWORD = 'three words are good';

/** A data folder with an agency in it, its database stopped: ready for the product to be started on it. */
export interface Agency {
  readonly dataDir: string;
  readonly organisationId: string;
  /** London's date when it was made. */
  readonly today: string;
  /** Addresses of those who sign in, the owner first. */
  readonly emails: readonly string[];
  readonly memberIds: readonly string[];
  readonly places: readonly Place[];
  /** Bill-tos that are on stop: every order for them must be refused. */
  readonly stopped: ReadonlySet<string>;
}

export interface AgencySize {
  readonly workers: number;
  readonly clients: number;
  readonly sitesEach: number;
  readonly consultants: number;
  readonly clientsOnStop: number;
}

type House = ReturnType<typeof openHouse>;

/** Makes it through the product's own commands; only the workers and their 17 weeks go straight into the tables. */
export async function anAgency(prefix: string, size: AgencySize): Promise<Agency> {
  const dataDir = await freshDataDir(prefix);
  const opened = await openDatabase({ dataDir, databaseUrl: undefined }, { say: () => {} });
  if (!opened.ok) {
    removeDataDir(dataDir);
    throw new Error(opened.refusal.because);
  }
  removeAtExit(dataDir);
  const secrets = readSecrets(dataDir);
  await migrate(opened.value.ownerUrl, secrets);
  configureLogKeys({ secret: secrets.logSecret });
  const house = openHouse(opened.value, secrets, 'http://127.0.0.1:4000');
  const owner = new pg.Client({ connectionString: opened.value.ownerUrl });
  await owner.connect();
  try {
    // With a sample there already, starting does not stop to make one.
    await organisation(house, 'The sample', true, 'sample@day.example');
    const boss = await organisation(house, 'Aire Valley Temps', false, 'olivia@day.example');
    const staff = await consultants(house, boss, size.consultants);
    const places: Place[] = [];
    for (let n = 0; n < size.clients; n++) {
      places.push(...(await aClient(house, boss, n, size.sitesEach)));
    }
    const stopped = places
      .filter((_, n) => n % size.sitesEach === 0)
      .slice(0, size.clientsOnStop)
      .map(({ billToId }) => billToId);
    for (const billToId of stopped) {
      const stop = { id: newId(), because: 'Invoices of September are not paid' };
      done(await act(house.db, boss, (tx) => stopCredit(tx, billToId, stop)));
    }
    const today = dateIn(new Date());
    await fillBooks(owner, boss.organisationId, places, today, size.workers);
    return {
      dataDir,
      organisationId: boss.organisationId,
      today,
      emails: ['olivia@day.example', ...staff.map(({ email }) => email)],
      memberIds: [boss.memberId ?? '', ...staff.map(({ memberId }) => memberId)],
      places,
      stopped: new Set(stopped),
    };
  } finally {
    await owner.end();
    await house.close();
    await opened.value.stop();
  }
}

async function organisation(
  house: House,
  name: string,
  isSample: boolean,
  email: string,
): Promise<Actor> {
  const person = { name: 'Olivia Owens', email };
  const { authUserId } = await makeAccount(house.auth, { ...person, password: PASSWORD });
  const id = newId();
  return done(
    await createOrganisation(
      house.db,
      { id, name, kind: 'agency', isSample, email },
      { id: newId(), authUserId, ...person },
    ),
  );
}

async function consultants(house: House, boss: Actor, count: number) {
  const made: { email: string; memberId: string }[] = [];
  for (let n = 1; n <= count; n++) {
    const person = { name: `Carla Costa ${n}`, email: `carla${n}@day.example` };
    const { authUserId } = await makeAccount(house.auth, { ...person, password: PASSWORD });
    const member = {
      ...{ id: newId(), authUserId, ...person },
      ...{ roles: ['consultant' as const], branchId: boss.branchId },
    };
    const joined = done(
      await act(house.db, boss, (tx) => addMember(tx, boss.organisationId, false, member)),
    );
    made.push({ email: person.email, memberId: joined.memberId ?? '' });
  }
  return made;
}

/** A client with its contact, and so many sites with a standing sheet and a setting each. */
async function aClient(
  house: House,
  boss: Actor,
  n: number,
  sites: number,
): Promise<readonly Place[]> {
  return done(
    await act(house.db, boss, async (tx) => {
      const name = `Client ${n}`;
      const first = await aPlace(
        tx,
        { name },
        { email: `grace.hill${n}@client.example`, isSomebodyElse: true },
      );
      const places = [first];
      for (let more = 1; more < sites; more++) {
        const id = newId();
        const where = { address: `${more} Park Row\nLeeds`, postcode: 'LS1 4AP' };
        const site = { id, name: `${name}, site ${more}`, hirerId: first.hirerId, ...where };
        done(await addSite(tx, first.clientId, { ...site, nation: 'england' }));
        done(await recordSiteSheet(tx, id, aSheet()));
        done(await recordSetting(tx, id, aSettingBody(first.contactId)));
        places.push({ ...first, siteId: id });
      }
      return ok(places);
    }),
  );
}
