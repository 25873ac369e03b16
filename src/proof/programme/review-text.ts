import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { enrolmentsOf } from '../portfolio/index.ts';
import { programmeDb, type StepDetails } from './tables.ts';

/** A review as who signs it reads it: what concerns them, and nothing else of the learner's record. */
export async function reviewText(tx: Tx, stepId: string) {
  const db = programmeDb(tx);
  const row = await db
    .selectFrom('programme_step')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', stepId)
    .where('kind', '=', 'review')
    .executeTakeFirst();
  const [enrolment] = row ? await enrolmentsOf(tx, { ids: [row.enrolment_id] }) : [];
  if (!row || !enrolment) return null;
  const newest = await db
    .selectFrom('programme_step')
    .select('id')
    .where('organisation_id', '=', row.organisation_id)
    .where('enrolment_id', '=', row.enrolment_id)
    .where('kind', '=', 'review')
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const text = {
    learner: (await memberNames(tx)).get(row.learner_id) ?? '',
    qualification: (await frameworkOf(tx, enrolment.frameworkId))?.title ?? '',
    on: row.on_day,
    who: row.who,
    words: row.words,
    nextOn: (row.details as StepDetails['review']).nextOn,
  };
  return {
    ...text,
    textSha256: createHash('sha256').update(canonicalJson(text)).digest('hex'),
    enrolmentId: row.enrolment_id,
    learnerId: row.learner_id,
    superseded: newest?.id !== stepId,
  };
}
