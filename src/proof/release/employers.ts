import { peopleOf } from '../../desk/people/index.ts';
import { dateIn } from '../../lib/time.ts';
import { fingerprintOf, readVerifierKey } from '../../platform/audit/tree/note.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { learnersHere } from '../portfolio/index.ts';
import { lastReviews } from '../programme/index.ts';
import { filesHere } from './beside.ts';
import { policy } from './policy.ts';
import type { listEmployers } from './schema.ts';
import { releaseDb } from './tables.ts';
import { opened } from './take-in.ts';

type Employers = Reply<typeof listEmployers>;
type Employer = Employers['rows'][number];

/** How many packages of an employer are shown; the rest stand in their learners' portfolios. */
const MOST_SHOWN = 50;

/** The centre's employers, each with its people and what it sent. */
export async function employerList(tx: Tx): Promise<Employers> {
  const db = releaseDb(tx);
  const rows = await db.selectFrom('employer').selectAll().orderBy('name').orderBy('id').execute();
  const names = await memberNames(tx);
  const contacts = await peopleOf(
    tx,
    rows.map(({ contact_id }) => contact_id),
  );
  const employments = Map.groupBy(
    await db.selectFrom('employment').selectAll().orderBy('from_on', 'desc').execute(),
    ({ employer_id }) => employer_id,
  );
  const reviews = await lastReviews(tx);
  const mayManage = actorOf(tx).roles.some((role) =>
    (policy['employers.manage'] as readonly string[]).includes(role),
  );
  const employers: Employer[] = [];
  for (const row of rows) {
    const own = employments.get(row.id) ?? [];
    employers.push({
      employerId: row.id,
      name: row.name,
      contact: contacts.get(row.contact_id)?.displayName ?? '',
      key: keyOf(row, names),
      employments: own.map((one) => ({
        employmentId: one.id,
        learner: { id: one.learner_id, name: names.get(one.learner_id) ?? '' },
        fromOn: one.from_on,
        toOn: one.to_on,
        code: mayManage ? one.code : '',
        bound: one.known_as !== null,
        lastReviewOn: reviews.get(one.learner_id) ?? null,
      })),
      packages: await packagesOf(tx, row.id, own, names),
    });
  }
  return { today: dateIn(nowOf(tx)), learners: [...(await learnersHere(tx))], rows: employers };
}

function keyOf(
  row: {
    readonly verifier_key: string | null;
    readonly key_confirmed_at: Date | null;
    readonly key_confirmed_by: string | null;
  },
  names: ReadonlyMap<string, string>,
): Employer['key'] {
  if (row.verifier_key === null) return null;
  const key = readVerifierKey(row.verifier_key);
  if (!key.ok) throw new Error(`employer holds no verifier key: ${key.refusal.because}`);
  return {
    verifierKey: row.verifier_key,
    fingerprint: fingerprintOf(key.value),
    confirmedAt: row.key_confirmed_at?.toISOString() ?? null,
    confirmedBy: row.key_confirmed_by ? (names.get(row.key_confirmed_by) ?? '') : null,
  };
}

async function packagesOf(
  tx: Tx,
  employerId: string,
  employments: readonly {
    readonly id: string;
    readonly learner_id: string;
    readonly from_on: string;
    readonly to_on: string | null;
  }[],
  names: ReadonlyMap<string, string>,
): Promise<Employer['packages'][number][]> {
  const rows = await releaseDb(tx)
    .selectFrom('released_package')
    .select(['id', 'employment_id', 'package', 'received_at', 'received_by'])
    .select(['evidence_id', 'turned_away_at'])
    .where('employer_id', '=', employerId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(MOST_SHOWN)
    .execute();
  const whole = await filesHere(
    tx,
    rows.flatMap(({ evidence_id }) => (evidence_id === null ? [] : [evidence_id])),
  );
  return rows.flatMap((row) => {
    const employment = employments.find(({ id }) => id === row.employment_id);
    const { rendition } = opened(row.package);
    const times = rendition.entries.map(({ at }) => at).sort();
    const [firstAt, lastAt] = [times[0], times.at(-1)];
    if (!employment || !firstAt || !lastAt) return [];
    const of = employments.filter(({ learner_id }) => learner_id === employment.learner_id);
    return [
      {
        packageId: row.id,
        learner: { id: employment.learner_id, name: names.get(employment.learner_id) ?? '' },
        title: rendition.title,
        records: times.length,
        firstAt,
        lastAt,
        outside: times.some((at) => {
          const day = dateIn(new Date(at));
          return !of.some((one) => day >= one.from_on && (one.to_on === null || day <= one.to_on));
        }),
        receivedAt: row.received_at.toISOString(),
        byLink: row.received_by === null,
        state: row.turned_away_at ? 'turned_away' : row.evidence_id === null ? 'waits' : 'item',
        fileMissing: whole.get(row.evidence_id ?? '') ?? null,
      },
    ];
  });
}
