import { sql } from 'kysely';
import { peopleOf } from '../../desk/people/index.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { readProgramme } from './schema.ts';
import { programmeDb } from './tables.ts';

type Signing = ReplyIn<
  typeof readProgramme
>['programmes'][number]['reviews'][number]['signings'][number];

/** Who was asked to sign each of these reviews, and how that stands, the newest first. By step. */
export async function signingsOf(
  tx: Tx,
  learnerIds: readonly string[],
): Promise<ReadonlyMap<string, Signing[]>> {
  const rows = await programmeDb(tx)
    .selectFrom('review_signing')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute();
  const people = await peopleOf(
    tx,
    rows.map(({ signer_id }) => signer_id),
  );
  const now = nowOf(tx);
  const byStep = new Map<string, Signing[]>();
  for (const row of rows) {
    byStep.set(row.step_id, [
      ...(byStep.get(row.step_id) ?? []),
      {
        signingId: row.id,
        name: people.get(row.signer_id)?.displayName ?? '',
        relation: row.relation,
        state: stateOf(row, now),
        at: (row.answered_at ?? row.opened_at ?? row.asked_at).toISOString(),
        until: row.expires_at.toISOString(),
        signedName: row.signed_name,
        job: row.job,
        comment: row.comment,
      },
    ]);
  }
  return byStep;
}

function stateOf(
  row: {
    readonly agreed: boolean | null;
    readonly withdrawn_at: Date | null;
    readonly expires_at: Date;
    readonly opened_at: Date | null;
  },
  now: Date,
): Signing['state'] {
  if (row.agreed !== null) return row.agreed ? 'signed' : 'not_agreed';
  if (row.withdrawn_at) return 'withdrawn';
  if (row.expires_at <= now) return 'lapsed';
  return row.opened_at ? 'opened' : 'asked';
}
