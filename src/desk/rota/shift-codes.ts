import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { shiftCodeDropped, shiftCodeKept } from './events.ts';
import { sitesIn } from './gather.ts';
import { codeKey, type ShiftKind } from './rota.ts';
import { rotaDb } from './tables.ts';

export interface CodeInput {
  readonly clientId: string;
  readonly siteId: string | null;
  readonly code: string;
  readonly start: string;
  readonly end: string;
  readonly breakMinutes: number;
  readonly kind: ShiftKind;
}

/**
 * Keeps what a shift code means at a client, or at one of its sites; said again, the new meaning counts from
 * the next reading on. Refuses `client-not-found`, `site-not-found`, `code-unclear` for a code that could be read
 * as something else, `code-times` for times that do not fit together.
 */
export async function keepCode(
  tx: Tx,
  input: CodeInput,
): Promise<Result<{ placeId: string; code: string }>> {
  const site = await placeOf(tx, input.clientId, input.siteId);
  if (!site.ok) return site;
  const code = codeKey(input.code);
  if (code.length > 20 || /^\d|\d\s*[-–—]\s*\d|^[=+\-@]|[\t\n]/.test(code)) {
    return refuse(
      'code-unclear',
      `“${code}” would be read as a number, times or a formula. Use a few letters, like E, LD or N2.`,
    );
  }
  if ((input.start === '') !== (input.end === '')) {
    return refuse(
      'code-times',
      'Write both times, or neither where the code means that nobody works.',
    );
  }
  if (input.start !== '' && input.start === input.end) {
    return refuse(
      'code-times',
      `The end equals the start, ${input.start}. Write when the shift ends.`,
    );
  }
  const placeId = input.siteId ?? input.clientId;
  const values = {
    starts: input.start,
    ends: input.end,
    break_minutes: input.breakMinutes,
    kind: input.kind,
    kept_at: nowOf(tx),
    kept_by: actorOf(tx).memberId,
  };
  await rotaDb(tx)
    .insertInto('shift_code')
    .values({
      organisation_id: actorOf(tx).organisationId,
      place_id: placeId,
      code,
      client_id: input.clientId,
      site_id: input.siteId,
      ...values,
    })
    .onConflict((conflict) => {
      return conflict.columns(['organisation_id', 'place_id', 'code']).doUpdateSet(values);
    })
    .execute();
  record(tx, shiftCodeKept, {
    subjects: subjectsOf(input.clientId, input.siteId),
    facts: {
      code,
      times: input.start === '' ? 'off' : `${input.start}-${input.end}`,
      breakMinutes: input.breakMinutes,
      kind: input.kind,
    },
  });
  return ok({ placeId, code });
}

/** Forgets a shift code; lines that use it are refused from then on. Refuses `code-not-found`. */
export async function dropCode(
  tx: Tx,
  { placeId, code }: { readonly placeId: string; readonly code: string },
): Promise<Result<{ placeId: string; code: string }>> {
  const gone = await rotaDb(tx)
    .deleteFrom('shift_code')
    .where('place_id', '=', placeId)
    .where('code', '=', codeKey(code))
    .returning(['client_id', 'site_id', 'code'])
    .executeTakeFirst();
  if (!gone)
    return refuse('code-not-found', 'There is no such shift code. Look at the list again.');
  record(tx, shiftCodeDropped, {
    subjects: subjectsOf(gone.client_id, gone.site_id),
    facts: { code: gone.code },
  });
  return ok({ placeId, code: gone.code });
}

/** A client with a site, and the site if one is named: both of this organisation, one of the other. */
export async function placeOf(
  tx: Tx,
  clientId: string,
  siteId: string | null,
): Promise<Result<{ readonly clientName: string; readonly siteName: string | null }>> {
  const sites = await sitesIn(tx, clientId);
  const [first] = sites;
  if (!first) {
    return refuse(
      'client-not-found',
      'There is no such client, or it has no site yet. Look at its record.',
    );
  }
  if (siteId === null) return ok({ clientName: first.clientName, siteName: null });
  const site = sites.find((one) => one.siteId === siteId);
  if (!site) return refuse('site-not-found', `${first.clientName} has no such site.`);
  return ok({ clientName: first.clientName, siteName: site.siteName });
}

/** What an entry about a client or one of its sites is about. */
export function subjectsOf(clientId: string, siteId: string | null): Record<string, string> {
  return { client: clientId, ...(siteId === null ? {} : { site: siteId }) };
}
