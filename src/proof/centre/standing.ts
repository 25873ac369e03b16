import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import type { Language } from '../../lib/languages.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Band, centreDb, type Post, type TieKind, type UnitsOf } from './tables.ts';
import { bandOn } from './tariff.ts';

/** The rating of a qualification here, and what it asks: per cent of learner-units, rounded up. */
export interface Tariff {
  readonly band: Band;
  readonly since: DateText;
  readonly internalPercent: number;
  readonly externalPercent: number;
  /** The centre claims without the external verifier's signature first. */
  readonly directClaims: boolean;
}

/** The tariff of a qualification here on a day (R17-R20); null: none is on record. */
export async function tariffOn(
  tx: Tx,
  frameworkCode: string,
  on: DateText,
): Promise<Tariff | null> {
  const row = await centreDb(tx)
    .selectFrom('centre_tariff')
    .select(['band', 'from_on'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('framework_code', '=', frameworkCode)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const asks = row && bandOn(row.band, on);
  if (!row || !asks) return null;
  const { internalPercent, externalPercent, directClaims } = asks;
  return { band: row.band, since: row.from_on, internalPercent, externalPercent, directClaims };
}

/** Whether the centre, and this qualification of it, stand approved on a day (R15). */
export async function approvalsOn(
  tx: Tx,
  frameworkCode: string,
  on: DateText,
): Promise<{ readonly centre: boolean; readonly qualification: boolean }> {
  const rows = await centreDb(tx)
    .selectFrom('centre_approval')
    .select(['kind', 'framework_code'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('from_on', '<=', on)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', on)]))
    .execute();
  return {
    centre: rows.some(({ kind }) => kind === 'centre'),
    qualification: rows.some(({ framework_code }) => framework_code === frameworkCode),
  };
}

/** A post somebody holds on a day. */
interface HeldPost {
  readonly memberId: string;
  readonly post: Post;
  readonly units: UnitsOf;
  readonly settled: boolean;
}

async function postsOn(tx: Tx, on: DateText): Promise<readonly HeldPost[]> {
  const rows = await centreDb(tx)
    .selectFrom('centre_staff')
    .select(['member_id', 'post', 'units', 'settled_at'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('from_on', '<=', on)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', on)]))
    .execute();
  return rows.map(({ member_id, post, units, settled_at }) => ({
    memberId: member_id,
    post,
    units,
    settled: settled_at !== null,
  }));
}

const POST_OF = {
  advise: 'adviser',
  assess: 'assessor',
  verify: 'internal_verifier',
} as const satisfies Readonly<Record<string, Post>>;
const SOURCE = 'Awarding body’s specification: occupational competence of staff';

/** A unit by its framework's code and its reference. */
export interface UnitName {
  readonly framework: string;
  readonly reference: string;
}

/**
 * May this member advise on, assess or verify these units on this day? Empty: they may. An organisation that has
 * authorised nobody yet has not set up its centre and works as it did; what it lacks stands on the centre's page.
 * Findings of R22 (not authorised, or not for these units) and R25 (no knowledge of the trade on record: it stops who
 * would assess or verify, and warns of who advises).
 */
export async function mayAct(
  tx: Tx,
  asked: {
    readonly memberId: string;
    readonly as: keyof typeof POST_OF;
    readonly units: readonly UnitName[];
    readonly on: DateText;
  },
): Promise<readonly Finding[]> {
  const posts = await postsOn(tx, asked.on);
  if (posts.length === 0 && !(await everAuthorised(tx))) return [];
  const post = posts.find(
    (one) => one.memberId === asked.memberId && one.post === POST_OF[asked.as],
  );
  if (!post) {
    return [
      {
        rule: 'R22',
        outcome: 'block',
        because: `On ${showDate(asked.on)} nobody has authorised this member to ${asked.as}.`,
        source: SOURCE,
        clears: 'The quality manager authorises them on the centre’s page.',
      },
    ];
  }
  const outside = asked.units.filter((unit) => !covers(post.units, unit));
  if (outside.length > 0) {
    return [
      {
        rule: 'R22',
        outcome: 'block',
        because: `They are not authorised to ${asked.as} ${listed(outside.map(({ reference }) => reference))}.`,
        source: SOURCE,
        clears: 'The quality manager ends this post and authorises them anew with these units.',
      },
    ];
  }
  const knows = await holding(tx, [asked.memberId], 'occupation', asked.on);
  return knows.has(asked.memberId)
    ? []
    : [
        {
          rule: 'R25',
          // Who advises judges nothing: L239 speaks of assessors and verifiers.
          outcome: asked.as === 'advise' ? 'warn' : 'block',
          because: `Nothing on record shows that they know the trade at this level on ${showDate(asked.on)}.`,
          source: SOURCE,
          clears: 'Somebody sees their certificate, membership or experience and records it.',
        },
      ];
}

function covers(units: UnitsOf, { framework, reference }: UnitName): boolean {
  const own = units[framework] ?? [];
  return own.includes('*') || own.includes(reference);
}

async function everAuthorised(tx: Tx): Promise<boolean> {
  const row = await centreDb(tx)
    .selectFrom('centre_staff')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function holding(
  tx: Tx,
  memberIds: readonly string[],
  shows: 'assessing' | 'verifying' | 'occupation',
  on: DateText,
): Promise<ReadonlySet<string>> {
  const rows = await centreDb(tx)
    .selectFrom('staff_qualification')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`member_id = any(${[...memberIds]}::uuid[])`)
    .where('shows', '=', shows)
    .where('awarded_on', '<=', on)
    .where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('expires_on', 'is', null), where('expires_on', '>=', on)]))
    .execute();
  return new Set(rows.map(({ member_id }) => member_id));
}

/** Who of these holds, on a day, what lets them assess or verify without a countersignature (R24, R26, R27). */
export function qualifiedOn(
  tx: Tx,
  memberIds: readonly string[],
  as: 'assessor' | 'verifier',
  on: DateText,
): Promise<ReadonlySet<string>> {
  return holding(tx, memberIds, as === 'assessor' ? 'assessing' : 'verifying', on);
}

/** Who is on record as reading a language on a day (R50). */
export async function proficientOn(
  tx: Tx,
  language: Language,
  on: DateText,
): Promise<ReadonlySet<string>> {
  const rows = await centreDb(tx)
    .selectFrom('staff_qualification')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('shows', '=', 'language')
    .where('language', '=', language)
    .where('awarded_on', '<=', on)
    .where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('expires_on', 'is', null), where('expires_on', '>=', on)]))
    .execute();
  return new Set(rows.map(({ member_id }) => member_id));
}

/** The certificate, by id, that lets a member assess or verify on a day; the newest; null: there is none (R24). */
export async function certificateOn(
  tx: Tx,
  memberId: string,
  as: 'assessor' | 'verifier',
  on: DateText,
): Promise<string | null> {
  const row = await centreDb(tx)
    .selectFrom('staff_qualification')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('member_id', '=', memberId)
    .where('shows', '=', as === 'assessor' ? 'assessing' : 'verifying')
    .where('awarded_on', '<=', on)
    .where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('expires_on', 'is', null), where('expires_on', '>=', on)]))
    .orderBy('awarded_on', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Assessors whose early decisions are still to be monitored (R28). */
export async function newAssessors(tx: Tx, on: DateText): Promise<ReadonlySet<string>> {
  const posts = await postsOn(tx, on);
  return new Set(
    posts
      .filter(({ post, settled }) => post === 'assessor' && !settled)
      .map(({ memberId }) => memberId),
  );
}

/** A tie that stands. */
export interface Tie {
  readonly tieId: string;
  readonly memberId: string;
  readonly learnerId: string;
  readonly kind: TieKind;
}

/** The ties that stand now, of these members, to these learners, or all (W34). */
export async function tiesOf(
  tx: Tx,
  of: { readonly memberIds?: readonly string[]; readonly learnerIds?: readonly string[] } = {},
): Promise<readonly Tie[]> {
  let asked = centreDb(tx)
    .selectFrom('tie')
    .select(['id', 'member_id', 'learner_id', 'kind'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('ended_at', 'is', null);
  if (of.memberIds) {
    asked = asked.where(sql<boolean>`member_id = any(${[...of.memberIds]}::uuid[])`);
  }
  if (of.learnerIds) {
    asked = asked.where(sql<boolean>`learner_id = any(${[...of.learnerIds]}::uuid[])`);
  }
  const rows = await asked.orderBy('declared_at').orderBy('id').execute();
  return rows.map(({ id, member_id, learner_id, kind }) => ({
    tieId: id,
    memberId: member_id,
    learnerId: learner_id,
    kind,
  }));
}

/** Everybody who holds a post on a day, by name: for lists to choose from. */
export async function staffOn(tx: Tx, post: Post, on: DateText) {
  const names = await memberNames(tx);
  return (await postsOn(tx, on))
    .filter((one) => one.post === post)
    .map(({ memberId, units }) => ({ memberId, name: names.get(memberId) ?? '', units }));
}
