import { seedSample } from '../db/demo/sample.ts';
import { createOrganisationCommand } from './app/commands/create-organisation.ts';
import { importCommand } from './app/commands/import.ts';
import {
  asksForFramework,
  type KeepFrameworks,
  readFrameworks,
} from './app/commands/import-framework.ts';
import { loadCommand } from './app/commands/load.ts';
import { resetPasswordCommand } from './app/commands/reset-password.ts';
import { type Called, readCall, say } from './app/commands/terminal.ts';
import { verifyCommand } from './app/commands/verify.ts';
import { isOffline, verifyOffline } from './app/commands/verify-offline.ts';
import { type House, openHouse } from './app/serve.ts';
import { configureLogKeys } from './platform/audit/log-keys.ts';
import { type Config, readConfig } from './platform/config/config.ts';
import { readSecrets, type Secrets } from './platform/config/secrets.ts';
import { migrate } from './platform/db/migrate.ts';
import { configureMail } from './platform/mail/setting.ts';
import { borrowDatabase, type OpenDatabase } from './platform/postgres/database.ts';

const HELP = `Deskproof's commands. Run one with: npm run -s deskproof -- COMMAND

  help                            this list
  migrate                         bring the database to this version
  create-organisation             set up an organisation and its owner
      --name NAME --owner NAME --email EMAIL [--kind agency|centre|agency_and_centre]
  import candidates FILE          read people from a CSV file [--dry-run] [--organisation NAME]
  import framework FILE...        read a specification, a standard or marking points, and check it
      [--dry-run] [--json] [--organisation NAME]
  load postcodes FILE             know where postcode districts lie (a GeoNames postal file)
  verify                          check the tamper-evident log [--organisation NAME]
      [--checkpoint FILE [--key KEY]]     against a checkpoint that was kept elsewhere
  verify --entry FILE             check one entry on any computer, without a database
      --checkpoint FILE [--key KEY] [--json]
  verify --consistency FILE       check that a log only grew, without a database
      --from CHECKPOINT --to CHECKPOINT [--key KEY] [--json]
  seed                            make the sample organisation, if there is none
  reset-password EMAIL            give somebody a new password

Settings come from the environment: DATA_DIR, DATABASE_URL, PORT, HOST, PUBLIC_URL, SMTP_URL, TRUST_PROXY.
A command uses a running server's database, else starts the database and stops it afterwards.`;

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
  keepFrameworks: KeepFrameworks | null,
): Promise<number | null> {
  const [verb, ...rest] = called.words;
  if (verb === 'migrate') {
    // Every command brings the database to this version first: see below.
    say('The database is at this version.');
    return 0;
  }
  if (verb === 'verify') return verifyCommand(called, ready.database.ownerUrl);
  if (verb === 'load') return loadCommand(rest, ready.database.ownerUrl);
  if (verb === 'seed') {
    return withHouse(ready, async ({ db, auth }) => {
      const made = await seedSample(db, auth, ready.secrets.samplePassword, say);
      say(made ? 'The sample organisation is ready.' : 'There is a sample organisation already.');
      return 0;
    });
  }
  if (verb === 'create-organisation')
    return withHouse(ready, (house) => createOrganisationCommand(called, house));
  if (verb === 'reset-password')
    return withHouse(ready, (house) => resetPasswordCommand(rest[0], house));
  if (verb === 'import') {
    const { ownerUrl } = ready.database;
    return withHouse(ready, ({ db }) =>
      keepFrameworks ? keepFrameworks(db, ownerUrl) : importCommand(called, db, ownerUrl),
    );
  }
  return null;
}

const COMMANDS = [
  'migrate',
  'create-organisation',
  'import',
  'load',
  'verify',
  'seed',
  'reset-password',
];

async function main(): Promise<number> {
  const called = readCall(process.argv.slice(2));
  const verb = called.words[0];
  if (!verb || verb === 'help' || called.options['help']) {
    say(HELP);
    return 0;
  }
  if (!COMMANDS.includes(verb)) {
    process.stderr.write(`There is no command ${verb}.\n\n${HELP}\n`);
    return 2;
  }
  if (verb === 'verify' && isOffline(called)) return verifyOffline(called);
  // A framework is read, and a trial ends, before any setting is looked at and any database started.
  const frameworks = asksForFramework(called) ? await readFrameworks(called) : null;
  if (typeof frameworks === 'number') return frameworks;
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
    configureLogKeys({ secret: secrets.logSecret });
    const applied = await migrate(opened.value.ownerUrl, secrets);
    if (verb === 'migrate' && applied.length > 0) say(`Applied ${applied.join(', ')}.`);
    return (await run(called, { database: opened.value, secrets, config }, frameworks)) ?? 2;
  } catch (fault) {
    process.stderr.write(`${(fault as Error).message}\n`);
    return 1;
  } finally {
    await opened.value.stop();
  }
}

process.exitCode = await main().catch((fault: unknown) => {
  process.stderr.write(`${(fault as Error).message}\n`);
  return 1;
});
