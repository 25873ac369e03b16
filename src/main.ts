import { pino } from 'pino';
import { sampleSignIns, seedSample } from '../db/demo/sample.ts';
import { startCheckpointMail } from './app/checkpoints/daily-mail.ts';
import { serveHouse } from './app/serve.ts';
import { subscriptions } from './app/subscriptions.ts';
import { startReminders } from './desk/attendance/index.ts';
import { startRingWorker } from './desk/offers/index.ts';
import { startChasing } from './desk/references/index.ts';
import { startSegments } from './desk/segments/index.ts';
import { startCheckpointWorker } from './platform/audit/checkpoint-worker.ts';
import { startListeners } from './platform/audit/listen.ts';
import { configureLogKeys } from './platform/audit/log-keys.ts';
import { readConfig } from './platform/config/config.ts';
import { readSecrets } from './platform/config/secrets.ts';
import { migrate } from './platform/db/migrate.ts';
import { startSecondFactors } from './platform/identity/record-second-factor.ts';
import { startMailWorker } from './platform/mail/send-due.ts';
import { configureMail } from './platform/mail/setting.ts';
import { openDatabase } from './platform/postgres/database.ts';
import { plainAdapter } from './platform/texts/plain-adapter.ts';
import { startTextWorker } from './platform/texts/send-due.ts';
import { configureTexts } from './platform/texts/setting.ts';
import { configureContexts } from './proof/certification/index.ts';
import { startWitnessReminders } from './proof/collected/index.ts';
import { startPlanMail } from './proof/external/index.ts';
import { startSweeping } from './proof/files/index.ts';
import { configureRecordParts } from './proof/leaving/index.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function giveUp(because: string): never {
  process.stderr.write(`${because}\n`);
  process.exit(1);
}

const settings = readConfig();
if (!settings.ok) giveUp(settings.refusal.because);
const config = settings.value;

const opened = await openDatabase(config, { say }).catch((fault: Error) => giveUp(fault.message));
if (!opened.ok) giveUp(opened.refusal.because);
const database = opened.value;

// Addresses are logged without what stands after '?', so that no token ever lands in a log.
const logger = pino(
  {
    level: 'warn',
    serializers: {
      req: (request: { method: string; url: string; ip: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
        ip: request.ip,
      }),
    },
  },
  pino.destination({ dest: 2, sync: true }),
);

const stops: (() => Promise<void>)[] = [() => database.stop()];
let stopping = false;

/** Ends in the reverse order of the start: no new requests, mail on the wire, pools, then PostgreSQL. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const end of stops.reverse()) {
    await end().catch((fault: unknown) => {
      process.stderr.write(`${(fault as Error).message}\n`);
    });
  }
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop(0));
}

try {
  const secrets = readSecrets(config.dataDir);
  await migrate(database.ownerUrl, secrets);
  configureMail({ isSet: config.smtpUrl !== undefined });
  const { sms } = config;
  configureTexts({
    isSet: sms.url !== undefined,
    from: sms.from ?? null,
    webhookSecret: sms.webhookSecret ?? null,
  });
  configureLogKeys({ secret: secrets.logSecret });
  configureContexts({ dataDir: config.dataDir });
  configureRecordParts({ bytes: config.recordPartBytes });
  const house = await serveHouse(database, secrets, config, { logger });
  stops.push(() => house.close());
  await seedSample(house.db, house.auth, secrets.samplePassword, say);
  const listening = startListeners(house.db, subscriptions, { log: logger });
  stops.push(() => listening.stop());
  if (config.smtpUrl) {
    const worker = startMailWorker(house.db, config.smtpUrl, { log: logger });
    stops.push(() => worker.stop());
    const keepers = startCheckpointMail(house.db, { log: logger });
    stops.push(() => keepers.stop());
  }
  if (sms.url) {
    const provider = { url: sms.url, token: sms.token ?? null, adapter: plainAdapter };
    const texts = startTextWorker(house.db, provider, { log: logger });
    stops.push(() => texts.stop());
  }
  const rings = startRingWorker(house.db, config.publicUrl, { log: logger });
  stops.push(() => rings.stop());
  const attendance = startReminders(house.db, config.publicUrl, { log: logger });
  stops.push(() => attendance.stop());
  const references = startChasing(house.db, config.publicUrl, { log: logger });
  stops.push(() => references.stop());
  const witnesses = startWitnessReminders(house.db, config.publicUrl, { log: logger });
  stops.push(() => witnesses.stop());
  const plans = startPlanMail(house.db, { log: logger });
  stops.push(() => plans.stop());
  const uploads = startSweeping(house.db, { log: logger });
  stops.push(() => uploads.stop());
  const segments = startSegments(house.db, { log: logger });
  stops.push(() => segments.stop());
  const factors = startSecondFactors(house.db, { log: logger });
  stops.push(() => factors.stop());
  const checkpoints = startCheckpointWorker(house.db, { log: logger });
  stops.push(() => checkpoints.stop());
  await house.server.listen({ port: config.port, host: config.host });
  database.answersAt(config.publicUrl);
  const [first, ...others] = await sampleSignIns(house.db, secrets.samplePassword);
  say(
    `Deskproof is ready at ${config.publicUrl}/  Sample sign-ins: ${others.map((one) => one.email).join(', ')} or ${first?.email}, password ${first?.password}`,
  );
} catch (fault) {
  const { code, message } = fault as { code?: string; message: string };
  process.stderr.write(
    code === 'EADDRINUSE'
      ? `Port ${config.port} on ${config.host} is in use. Stop what uses it, or set PORT to another number.\n`
      : `Deskproof could not start: ${message}\n`,
  );
  await stop(1);
}
