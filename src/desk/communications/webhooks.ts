import { newId } from '../../lib/ids.ts';
import { normalisePhone } from '../../lib/phone.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, cutTo } from '../../lib/text.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { read } from '../../platform/db/read.ts';
import type { Sent } from '../../platform/http/sent-bytes.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { plainAdapter } from '../../platform/texts/plain-adapter.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import { isSigned } from '../../platform/texts/signature.ts';
import { receiveText } from './receive-text.ts';
import { OWN_ID, reportText } from './report-text.ts';

const UNSIGNED = refuse(
  'bad-signature',
  'This message is not signed with the secret of this Deskproof, or is not of the last five minutes. Nothing was done.',
);
const NO_NUMBER = refuse(
  'number-not-found',
  'No organisation here has the number that this text was sent to. Nothing was kept.',
);

/** The JSON of a signed message; refuses `bad-signature`, `invalid-input`. */
function opened(db: Database, sent: Sent): Result<unknown> {
  const message = {
    timestamp: sent.header('x-deskproof-timestamp'),
    signature: sent.header('x-deskproof-signature'),
    body: sent.bytes,
  };
  if (!isSigned(message, textSetting().webhookSecret, db.clock())) return UNSIGNED;
  try {
    return ok(JSON.parse(sent.bytes.toString('utf8')));
  } catch {
    return refuse('invalid-input', 'The request could not be read. Send valid JSON.');
  }
}

async function systemOf(db: Database, organisationId: string): Promise<Actor> {
  const system = systemActor(organisationId);
  const { isSample } = await read(db, system, organisationCard);
  return { ...system, isSample };
}

/** A number in E.164 as providers write it: with or without its plus. */
function e164Of(text: string): string {
  const plain = text.trim();
  const phone = normalisePhone(/^[1-9]\d{9,14}$/.test(plain) ? `+${plain}` : plain);
  return phone.ok ? phone.value.e164 : cutTo(plain, 40);
}

/**
 * Takes a text that the provider tells of. Refuses `bad-signature`, `invalid-input`, `number-not-found`; the
 * same message again changes nothing and is answered as the first time.
 */
export async function textCameIn(db: Database, sent: Sent): Promise<Result<{ taken: true }>> {
  const json = opened(db, sent);
  if (!json.ok) return json;
  const arrived = plainAdapter.arrived(json.value);
  if (!arrived.ok) return arrived;
  const { providerId, from, to, body } = arrived.value;
  const number = e164Of(to);
  const own = number === textSetting().from;
  const { rows } = await db.pool.query<{ id: string | null }>(
    'select text_organisation($1, $2) as id',
    [number, own],
  );
  const organisationId = rows[0]?.id;
  if (!organisationId) return NO_NUMBER;
  const received = await receiveText(db, await systemOf(db, organisationId), {
    id: newId(),
    providerId: stored(providerId),
    from: stored(e164Of(from)),
    to: number,
    body: stored(body),
    receivedAt: db.clock(),
  });
  return received.ok ? ok({ taken: true }) : received;
}

/** What people's phones send is kept as far as it can be: what no database holds is taken out. */
function stored(text: string): string {
  const clean = cleanText(text.toWellFormed(), { max: 10_000, lines: true, control: 'remove' });
  return clean.ok ? clean.value : '';
}

/**
 * Takes what the provider reports of a text we sent. Refuses `bad-signature`, `invalid-input`, and
 * `text-not-found`, upon which a provider asks again: its report may be faster than its own answer.
 */
export async function textReportCame(db: Database, sent: Sent): Promise<Result<{ taken: true }>> {
  const json = opened(db, sent);
  if (!json.ok) return json;
  const reported = plainAdapter.reported(json.value);
  if (!reported.ok) return reported;
  const report = { ...reported.value, providerId: stored(reported.value.providerId) };
  const reference = OWN_ID.test(report.reference) ? report.reference : null;
  const { rows } = await db.pool.query<{ id: string | null }>(
    'select text_report_organisation($1, $2) as id',
    [reference, report.providerId],
  );
  const organisationId = rows[0]?.id;
  if (!organisationId) return refuse('text-not-found', 'No text of this Deskproof has this id.');
  await act(db, systemActor(organisationId), async (tx) => {
    await reportText(tx, report);
    return ok(null);
  });
  return ok({ taken: true });
}
