import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { readSecrets, type Secrets } from '../../platform/config/secrets.ts';
import { migrate } from '../../platform/db/migrate.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Auth } from '../../platform/identity/auth.ts';
import { configureMail } from '../../platform/mail/setting.ts';
import { borrowDatabase, type OpenDatabase } from '../../platform/postgres/database.ts';
import { configureTexts } from '../../platform/texts/setting.ts';
import { type House, openHouse } from '../serve.ts';
import { createOrganisationCommand } from './create-organisation.ts';
import { explainFindingCommand } from './explain-finding.ts';
import { importCommand } from './import.ts';
import { importBankHolidays } from './import-bank-holidays.ts';
import type { KeepFrameworks } from './import-framework.ts';
import { loadCommand } from './load.ts';
import { resetAuthenticatorCommand } from './reset-authenticator.ts';
import { resetPasswordCommand } from './reset-password.ts';
import { type Called, say } from './terminal.ts';
import { textNumberCommand } from './text-number.ts';
import { verifyCommand } from './verify.ts';

/** Makes the sample organisation. Given by the program, since nothing else may see the sample. */
export type SeedSample = (
  db: Database,
  auth: Auth,
  samplePassword: string,
  say: (line: string) => void,
) => Promise<boolean>;

/** What a command was given besides its words. */
interface Given {
  readonly frameworks: KeepFrameworks | null;
  readonly seedSample: SeedSample;
}

interface Ready {
  readonly database: OpenDatabase;
  readonly secrets: Secrets;
  readonly config: Config;
}

async function withHouse(
  { database, secrets, config }: Ready,
  work: (house: Omit<House, 'server'>) => Promise<number>,
): Promise<number> {
  const house = openHouse(database, secrets, config.publicUrl);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

async function run(
  called: Called,
  ready: Ready,
  { frameworks, seedSample }: Given,
): Promise<number> {
  const [verb, ...rest] = called.words;
  if (verb === 'migrate') {
    // Every command brings the database to this version first: see below.
    say('The database is at this version.');
    return 0;
  }
  if (verb === 'verify') return verifyCommand(called, ready.database.ownerUrl);
  if (verb === 'rules') {
    return withHouse(ready, ({ db }) => explainFindingCommand(called, db, ready.database.ownerUrl));
  }
  if (verb === 'load') {
    const { ownerUrl } = ready.database;
    return loadCommand(rest, { ownerUrl, dataDir: ready.config.dataDir });
  }
  if (verb === 'seed') {
    return withHouse(ready, async ({ db, auth }) => {
      const made = await seedSample(db, auth, ready.secrets.samplePassword, say);
      say(made ? 'The sample organisation is ready.' : 'There is a sample organisation already.');
      return 0;
    });
  }
  if (verb === 'text-number') {
    return withHouse(ready, ({ db }) => textNumberCommand(called, db, ready.database.ownerUrl));
  }
  if (verb === 'create-organisation')
    return withHouse(ready, (house) => createOrganisationCommand(called, house));
  if (verb === 'reset-password')
    return withHouse(ready, (house) => resetPasswordCommand(rest[0], house));
  if (verb === 'reset-authenticator')
    return withHouse(ready, (house) => resetAuthenticatorCommand(rest[0], house));
  if (verb === 'import') {
    const { ownerUrl } = ready.database;
    if (rest[0] === 'bank-holidays') return importBankHolidays(called, ownerUrl);
    return withHouse(ready, ({ db }) =>
      frameworks ? frameworks(db, ownerUrl) : importCommand(called, db, ownerUrl),
    );
  }
  return 2;
}

/**
 * Runs a command that needs the database: a running server's, else one started for it and stopped after.
 * @returns the exit code: 0 done, 1 refused or broken, 2 wrong settings
 */
export async function runWithDatabase(called: Called, given: Given): Promise<number> {
  const settings = readConfig();
  if (!settings.ok) {
    process.stderr.write(`${settings.refusal.because}\n`);
    return 2;
  }
  const config = settings.value;
  const opened = await borrowDatabase(config);
  if (!opened.ok) {
    process.stderr.write(`${opened.refusal.because}\n`);
    return 1;
  }
  try {
    const secrets = readSecrets(config.dataDir);
    configureMail({ isSet: config.smtpUrl !== undefined });
    configureTexts({
      isSet: config.sms.url !== undefined,
      from: config.sms.from ?? null,
      webhookSecret: null,
    });
    configureLogKeys({ secret: secrets.logSecret });
    const applied = await migrate(opened.value.ownerUrl, secrets);
    if (called.words[0] === 'migrate' && applied.length > 0) say(`Applied ${applied.join(', ')}.`);
    return await run(called, { database: opened.value, secrets, config }, given);
  } catch (fault) {
    process.stderr.write(`${(fault as Error).message}\n`);
    return 1;
  } finally {
    await opened.value.stop();
  }
}
