import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { normalisePhone } from '../../lib/phone.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** The settings, checked. Everything an operator can set is here, and is set by an environment variable. */
export interface Config {
  /** TCP port the web server listens on. */
  readonly port: number;
  /** Address the web server listens on. */
  readonly host: string;
  /** Absolute path of the folder that holds the database, the secrets and the lock. */
  readonly dataDir: string;
  /** The owner's connection to a PostgreSQL of your own; undefined = the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Where mail goes; undefined = it stays in the outbox. */
  readonly smtpUrl: string | undefined;
  /** Where texts go and what signs what comes back; url undefined = they stay here. */
  readonly sms: {
    readonly url: string | undefined;
    readonly token: string | undefined;
    /** The number of the account in E.164, or a name of up to 11 letters and digits. */
    readonly from: string | undefined;
    readonly webhookSecret: string | undefined;
  };
  /** Origin that people reach the product at, without a slash at its end. */
  readonly publicUrl: string;
  /** Which proxies may name the client's address: none, so many hops, or these addresses. */
  readonly trustProxy: false | number | readonly string[];
  /** Bytes of files in one archive of a leaving learner's record; undefined = 1 GB. */
  readonly recordPartBytes: number | undefined;
}

const PROJECT = path.resolve(import.meta.dirname, '../../..');

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port; give a number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'is not a port; give a number from 1 to 65535');

const host = z
  .string()
  .refine(
    (value) => isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value),
    'is not an address to listen on; give 127.0.0.1, 0.0.0.0, :: or a host name',
  );

const databaseUrl = z
  .string()
  .refine(
    (value) => hasParts(value, ['postgres:', 'postgresql:']) && URL.parse(value)?.pathname !== '/',
    'is not a PostgreSQL address; give postgres://owner:password@host:5432/database',
  )
  .refine(
    (value) => (URL.parse(value)?.username ?? '') !== '',
    'names no user; give postgres://owner:password@host:5432/database',
  );

const smtpUrl = z
  .string()
  .refine(
    (value) => hasParts(value, ['smtp:', 'smtps:']),
    'is not a mail server; give smtp://user:password@host:587 or smtps://user:password@host:465',
  );

const smsUrl = z
  .string()
  .refine(
    (value) => hasParts(value, ['http:', 'https:']),
    'is not an address to send texts to; give https://texts.example.com/send',
  );

const smsFrom = z.string().transform((value, context) => {
  const phone = normalisePhone(value);
  if (phone.ok) return phone.value.e164;
  if (/^[a-z\d ]{1,11}$/i.test(value)) return value;
  context.addIssue('is neither a phone number nor a name of up to 11 letters and digits');
  return z.NEVER;
});

const smsSecret = z
  .string()
  .refine(
    (value) => value.length >= 16,
    'is too short to sign with; give 16 characters or more, made at random',
  );

const publicUrl = z
  .string()
  .refine(
    (value) => hasParts(value, ['http:', 'https:']) && isOrigin(value),
    'is not an origin; give https://desk.example.co.uk with no path after it',
  )
  .transform((value) => new URL(value).origin);

const trustProxy = z.string().transform((value, context): Config['trustProxy'] => {
  if (value === 'false' || value === 'no' || value === '0') return false;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const addresses = value.split(',').map((part) => part.trim());
  if (addresses.every(isAddressOrRange)) return addresses;
  context.addIssue(
    'names no proxy; give the number of proxies in front (1), or their addresses (10.0.0.5, 10.1.0.0/16). To trust every sender is not offered: anyone could then claim any address',
  );
  return z.NEVER;
});

const WRONG_PART = 'is no size of a part; give whole megabytes from 1 to 3900';
/** Whole megabytes, as bytes; a ZIP archive holds no more than 4 GB. */
const recordPartMb = z
  .string()
  .regex(/^\d{1,4}$/, WRONG_PART)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 3900, WRONG_PART)
  .transform((value) => value * 1_000_000);

const settings = z.object({
  PORT: port.optional(),
  HOST: host.optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: databaseUrl.optional(),
  SMTP_URL: smtpUrl.optional(),
  SMS_URL: smsUrl.optional(),
  SMS_TOKEN: z.string().optional(),
  SMS_FROM: smsFrom.optional(),
  SMS_WEBHOOK_SECRET: smsSecret.optional(),
  PUBLIC_URL: publicUrl.optional(),
  TRUST_PROXY: trustProxy.optional(),
  RECORD_PART_MB: recordPartMb.optional(),
});

type Name = keyof z.infer<typeof settings>;

/** Settings whose value may hold a password: their value is never repeated in a message. */
const PRIVATE: readonly string[] = [
  'DATABASE_URL',
  'SMTP_URL',
  'SMS_URL',
  'SMS_TOKEN',
  'SMS_WEBHOOK_SECRET',
];

/**
 * The settings from the environment, or one refusal that has a line for every wrong one.
 * An empty variable counts as not set. A relative DATA_DIR is taken from the folder you stand in.
 */
export function readConfig(env: Readonly<NodeJS.ProcessEnv> = process.env): Result<Config> {
  const names = Object.keys(settings.shape) as Name[];
  const given = Object.fromEntries(names.map((name) => [name, env[name]?.trim() || undefined]));
  const read = settings.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => complaint(issue, given));
    return refuse('wrong-settings', `Some settings are wrong.\n${lines.join('\n')}`);
  }
  const at = read.data;
  const listen = { port: at.PORT ?? 4000, host: at.HOST ?? '127.0.0.1' };
  return ok({
    ...listen,
    dataDir: at.DATA_DIR === undefined ? path.join(PROJECT, '.data') : path.resolve(at.DATA_DIR),
    databaseUrl: at.DATABASE_URL,
    smtpUrl: at.SMTP_URL,
    sms: {
      url: at.SMS_URL,
      token: at.SMS_TOKEN,
      from: at.SMS_FROM,
      webhookSecret: at.SMS_WEBHOOK_SECRET,
    },
    publicUrl: at.PUBLIC_URL ?? originOf(listen),
    trustProxy: at.TRUST_PROXY ?? false,
    recordPartBytes: at.RECORD_PART_MB,
  });
}

function complaint(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = PRIVATE.includes(name) ? '' : ` '${given[name] ?? ''}'`;
  return `  ${name}${value} ${issue.message}.`;
}

/** Listening everywhere still means that a browser on this machine goes to the loopback address. */
function originOf({ host, port }: { readonly host: string; readonly port: number }): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

function hasParts(value: string, protocols: readonly string[]): boolean {
  const url = URL.parse(value);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  if (url === null) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

function isAddressOrRange(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
