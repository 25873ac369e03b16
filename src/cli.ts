import type { KeepFrameworks } from './app/commands/import-framework.ts';
import { rulesCommand } from './app/commands/rules.ts';
import { type Called, readCall, say } from './app/commands/terminal.ts';
import { isOffline, verifyOffline } from './app/commands/verify-offline.ts';

const HELP = `Deskproof's commands. Run one with: npm run -s deskproof -- COMMAND

  help                            this list
  migrate                         bring the database to this version
  create-organisation             set up an organisation and its owner
      --name NAME --owner NAME --email EMAIL [--kind agency|centre|agency_and_centre]
  import candidates FILE          read people from a CSV file [--dry-run] [--organisation NAME]
  import framework FILE...        read a specification, a standard or marking points, and check it
      [--dry-run] [--json] [--organisation NAME]
  import bank-holidays FILE       bring in the government's file of bank holidays [--dry-run]
  load postcodes FILE             know where postcode districts lie (a GeoNames postal file)
  load context ADDRESS FILE       check credentials that name it (a JSON-LD context, from its publisher)
  verify                          check the tamper-evident log [--organisation NAME]
      [--checkpoint FILE [--key KEY]]     against a checkpoint that was kept elsewhere
  verify --entry FILE             check one entry on any computer, without a database
      --checkpoint FILE [--key KEY] [--json]
  verify --evidence FILE          check an item of evidence that was exported, without a database
      [--checkpoint FILE] [--key KEY] [--json]
  verify --trail FILE             check the whole trail of a sampled unit, without a database
      [--checkpoint FILE] [--key KEY] [--json]
  verify --consistency FILE       check that a log only grew, without a database
      --from CHECKPOINT --to CHECKPOINT [--key KEY] [--json]
  rules check FILE [--json]       compute every test vector of a file, without a database
  rules describe [RULE] [--json]  what goes into a rule and what comes out of it
  rules explain RULE FILE         the working by hand, for inputs in a file
      [--vector ID] [--as-of DATE] [--json]
  rules explain RULE --shift ID --worker ID   how a rule answered about a worker and a shift
      [--as-of DATE] [--json] [--organisation NAME]
  backup DIR                      copy everything into a new folder, also while the server runs
      [--without-secrets]                 the secrets are kept elsewhere
  restore DIR                     put a backup into an empty database and check its log
      [--new-secrets]                     its secrets are lost: go on with new ones
  seed                            make the sample organisation, if there is none
  text-number give NUMBER         which organisation texts from a number, and gets its replies
      [--organisation NAME]               text-number take-back NUMBER ends it
  reset-password EMAIL            give somebody a new password
  reset-authenticator EMAIL       take the authenticator off for somebody who lost it

Settings come from the environment: DATA_DIR, DATABASE_URL, PORT, HOST, PUBLIC_URL, SMTP_URL, SMS_URL, TRUST_PROXY, RECORD_PART_MB.
A command uses a running server's database, else starts the database and stops it afterwards.`;

const COMMANDS = [
  'migrate',
  'create-organisation',
  'import',
  'load',
  'rules',
  'verify',
  'backup',
  'restore',
  'seed',
  'text-number',
  'reset-password',
  'reset-authenticator',
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
  if (verb === 'rules' && !('shift' in called.options)) return rulesCommand(called);
  if (verb === 'verify' && isOffline(called)) return verifyOffline(called);
  if (verb === 'backup' || verb === 'restore') {
    // Before any migration: a copy is of the schema as it stands, and goes into an empty database.
    const { backupCommand, restoreCommand } = await import('./app/commands/backup.ts');
    return verb === 'backup' ? backupCommand(called) : restoreCommand(called);
  }
  const frameworks = await frameworksOf(called);
  if (typeof frameworks === 'number') return frameworks;
  const { runWithDatabase } = await import('./app/commands/with-database.ts');
  return runWithDatabase(called, {
    frameworks,
    seedSample: async (...given) => (await import('../db/demo/sample.ts')).seedSample(...given),
  });
}

/** A framework is read, and a trial ends, before any setting is looked at and any database started. */
async function frameworksOf(called: Called): Promise<number | KeepFrameworks | null> {
  if (called.words[0] !== 'import' || called.words[1] !== 'framework') return null;
  const { readFrameworks } = await import('./app/commands/import-framework.ts');
  return readFrameworks(called);
}

process.exitCode = await main().catch((fault: unknown) => {
  process.stderr.write(`${(fault as Error).message}\n`);
  return 1;
});
