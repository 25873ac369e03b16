import { sql } from 'kysely';
import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { nowOf, type Tx } from '../db/tx.ts';
import type { Actor } from '../identity/actor.ts';
import { systemActor } from '../identity/create-organisation.ts';
import { linkRefused } from './events.ts';
import type { Link, LinkPurpose } from './links.ts';
import { hashOf } from './make-link.ts';
import { linksDb } from './tables.ts';

/** One refused press of a link is recorded; more within this time are the same news. */
const RECORD_AGAIN = 60 * 60_000;

const NOT_FOUND: Refusal = {
  code: 'link-not-found',
  because:
    'This link opens nothing here. Open it as it stands in the message, whole, or ask us for a new one.',
};
const EXPIRED: Refusal = {
  code: 'link-expired',
  because: 'This link has expired. If you still want to answer, ring us or ask us for a new one.',
};
const WITHDRAWN: Refusal = {
  code: 'link-withdrawn',
  because:
    'This link was withdrawn: the matter is settled, or a newer message has replaced it. Ring us if you expected something here.',
};

const WHY = {
  'link-not-found': 'other_purpose',
  'link-expired': 'expired',
  'link-withdrawn': 'withdrawn',
  'link-used': 'used',
} as const;

async function actorFor(db: Database, token: string): Promise<Actor | null> {
  const { rows } = await sql<{ organisation_id: string; is_sample: boolean }>`
    select organisation_id, is_sample from link_organisation(${hashOf(token)})`.execute(db.kysely);
  const [found] = rows;
  return found ? systemActor(found.organisation_id, found.is_sample) : null;
}

async function openLink(
  tx: Tx,
  token: string,
  purpose: LinkPurpose,
  locked: boolean,
): Promise<Result<Link>> {
  const query = linksDb(tx)
    .selectFrom('personal_link')
    .select(['id', 'purpose', 'person_id', 'about', 'expires_at', 'used_at', 'withdrawn_at'])
    .where('token_hash', '=', hashOf(token));
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst();
  if (!row || row.purpose !== purpose) return { ok: false, refusal: NOT_FOUND };
  if (row.withdrawn_at) return { ok: false, refusal: WITHDRAWN };
  if (row.expires_at <= nowOf(tx)) return { ok: false, refusal: EXPIRED };
  return ok({
    id: row.id,
    personId: row.person_id,
    about: row.about,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  });
}

/** Records a press that opened nothing, in an act of its own, so that looking stays a read. */
async function noteRefusal(
  db: Database,
  actor: Actor,
  token: string,
  { purpose, refusal }: { readonly purpose: LinkPurpose; readonly refusal: Refusal },
): Promise<void> {
  const why = WHY[refusal.code as keyof typeof WHY];
  if (!why) return;
  await act(db, actor, async (tx) => {
    const now = nowOf(tx);
    const [noted] = await linksDb(tx)
      .updateTable('personal_link')
      .set({ refused_at: now })
      .where('token_hash', '=', hashOf(token))
      .where((where) =>
        where.or([
          where('refused_at', 'is', null),
          where('refused_at', '<=', new Date(now.getTime() - RECORD_AGAIN)),
        ]),
      )
      .returning(['id', 'person_id'])
      .execute();
    if (noted) {
      record(tx, linkRefused, {
        subjects: { link: noted.id, person: noted.person_id },
        facts: { purpose, why },
      });
    }
    return ok(null);
  });
}

/**
 * Reads with a personal link, as the system inside the link's own organisation. A link that opens is not
 * changed by being looked at: whatever scans mail may open it.
 * @param work gives the answer, or a refusal of its own: `link-used` where a second look shows nothing
 * @returns the answer, or `link-not-found` (unknown, or made for another purpose), `link-expired`,
 *   `link-withdrawn`; where the organisation is known the refusal is recorded as `link.refused`
 */
export async function lookWithLink<T>(
  db: Database,
  token: string,
  purpose: LinkPurpose,
  work: (tx: Tx, link: Link) => Promise<Result<T>>,
): Promise<Result<T>> {
  const actor = await actorFor(db, token);
  if (!actor) return { ok: false, refusal: NOT_FOUND };
  const result = await read(db, actor, async (tx): Promise<Result<T>> => {
    const link = await openLink(tx, token, purpose, false);
    return link.ok ? work(tx, link.value) : link;
  });
  if (!result.ok) await noteRefusal(db, actor, token, { purpose, refusal: result.refusal });
  return result;
}

/**
 * Acts with a personal link: `act()` as the system inside the link's own organisation (`memberId` null), the
 * link's row locked, so that of two presses the second sees what the first did. Call `markUsed` once it is
 * answered. Refuses and records as `lookWithLink`.
 * @param first takes the locks that come before the link's row (workers first, then rows, in every act)
 */
export async function actWithLink<T>(
  db: Database,
  token: string,
  purpose: LinkPurpose,
  work: (tx: Tx, link: Link) => Promise<Result<T>>,
  first?: (tx: Tx, link: Link) => Promise<unknown>,
): Promise<Result<T>> {
  const actor = await actorFor(db, token);
  if (!actor) return { ok: false, refusal: NOT_FOUND };
  const result = await act(db, actor, async (tx): Promise<Result<T>> => {
    if (first) {
      const seen = await openLink(tx, token, purpose, false);
      if (!seen.ok) return seen;
      await first(tx, seen.value);
    }
    const link = await openLink(tx, token, purpose, true);
    return link.ok ? work(tx, link.value) : link;
  });
  if (!result.ok) await noteRefusal(db, actor, token, { purpose, refusal: result.refusal });
  return result;
}

/** The refusal of a purpose whose link answers once. @param answered what was done with it, a whole sentence */
export function linkUsed(answered: string): Result<never> {
  return refuse('link-used', `${answered} This link works once; ring us to change anything.`);
}
