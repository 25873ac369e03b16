import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { enrolmentsOf } from '../portfolio/index.ts';
import type { listArrangements } from './schema.ts';
import { programmeDb } from './tables.ts';
import { mayAgreeOf } from './verifier-may.ts';

/** Minor arrangements of what the external verifier is appointed for: those that wait for them first (R48, W33). */
export async function arrangementList(tx: Tx): Promise<ReplyIn<typeof listArrangements>> {
  const names = await memberNames(tx);
  const codes = new Map((await frameworksHere(tx)).map(({ id, code }) => [id, code]));
  const frameworkOf = new Map(
    (await enrolmentsOf(tx)).map((one) => [one.enrolmentId, codes.get(one.frameworkId) ?? '']),
  );
  const rows = await programmeDb(tx)
    .selectFrom('special_arrangement')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('size', '=', 'minor')
    .where('ended_at', 'is', null)
    .orderBy('asked_on', 'desc')
    .orderBy('id')
    .execute();
  const may = new Set<string>();
  for (const code of new Set(frameworkOf.values())) {
    if ((await mayAgreeOf(tx, code)).ok) may.add(code);
  }
  const theirs = rows.filter((row) => may.has(frameworkOf.get(row.enrolment_id) ?? ''));
  const shown = theirs.map((row) => ({
    arrangementId: row.id,
    learnerName: names.get(row.learner_id) ?? '',
    frameworkCode: frameworkOf.get(row.enrolment_id) ?? '',
    what: row.what,
    askedOn: row.asked_on,
    askedBy: names.get(row.recorded_by) ?? '',
    agreedOn: row.agreed_on,
    fromOn: row.from_on,
    toOn: row.to_on,
  }));
  return {
    today: dateIn(nowOf(tx)),
    total: shown.length,
    rows: [
      ...shown.filter(({ agreedOn }) => agreedOn === null),
      ...shown.filter(({ agreedOn }) => agreedOn !== null),
    ],
  };
}
