import { openHouse } from '../src/app/serve.ts';
import { newId } from '../src/lib/ids.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import { readSecrets } from '../src/platform/config/secrets.ts';
import { setUp } from '../src/platform/identity/first-run.ts';
import { borrowDatabase } from '../src/platform/postgres/database.ts';

// A second sample beside the one that comes with Deskproof: what a sample gives goes to samples alone. Run as a program,
// beside the server whose data folder it is given: node e2e/another-sample.ts DATA_DIR NAME EMAIL PASSWORD
const [dataDir = '', name = '', email = '', password = ''] = process.argv.slice(2);
const opened = await borrowDatabase({ dataDir, databaseUrl: undefined });
if (!opened.ok) throw new Error(opened.refusal.because);
const secrets = readSecrets(dataDir);
configureLogKeys({ secret: secrets.logSecret });
const house = openHouse(opened.value, secrets, 'http://127.0.0.1');
const organisation = { id: newId(), name, kind: 'centre', isSample: true } as const;
const made = await setUp(house.db, house.auth, organisation, {
  name: 'Dora Dale',
  email,
  password,
});
await house.close();
await opened.value.stop();
if (!made.ok) throw new Error(made.refusal.because);
