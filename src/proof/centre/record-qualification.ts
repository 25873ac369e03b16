import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { learningRecorded, qualificationSeen, qualificationWithdrawn } from './events.ts';
import { memberHere, whoActs } from './found.ts';
import type {
  recordLearningRoute,
  recordQualificationRoute,
  withdrawQualificationRoute,
} from './schema.ts';
import { centreDb } from './tables.ts';

const WAYS = {
  assessing: ['accredited', 'mapped', 'employer_programme'],
  verifying: ['accredited', 'mapped', 'employer_programme'],
  occupation: ['qualification', 'membership', 'experience'],
  language: ['qualification', 'experience', 'first_language'],
} as const;

/**
 * A certificate was seen by whoever records it (R23-R25), or how they read a language (R50). The same id again gives the first result. Refuses
 * `own-qualification`, `member-not-found`, `way-does-not-fit`, `language-missing`, `not-yet` and `ends-before-it-begins`.
 */
export async function recordQualification(
  tx: Tx,
  input: BodyOf<typeof recordQualificationRoute>,
): Promise<Result<{ qualificationId: string }>> {
  const {
    id,
    memberId,
    shows,
    byWayOf,
    language = null,
    title,
    awardedOn,
    expiresOn,
    seenOn,
  } = input;
  const by = whoActs(tx);
  if (by === memberId) {
    return refuse(
      'own-qualification',
      'Nobody records that they saw their own certificate. Show it to a colleague.',
      'R24',
    );
  }
  const missing = await memberHere(tx, memberId, 'memberId');
  if (missing) return missing;
  if (!(WAYS[shows] as readonly string[]).includes(byWayOf)) {
    return wrongField(
      'byWayOf',
      'way-does-not-fit',
      shows === 'occupation'
        ? 'Knowledge of the trade is shown by a qualification, a membership or experience.'
        : shows === 'language'
          ? 'A language is shown by a qualification, by experience, or as a first language.'
          : 'Assessing and verifying are shown by an accredited or mapped qualification, or an employer’s mapped programme.',
    );
  }
  if ((shows === 'language') !== (language !== null && language !== 'en')) {
    return wrongField(
      'language',
      'language-missing',
      shows === 'language'
        ? 'Choose which language beside English they read.'
        : 'Only a certificate of a language names one.',
      'R50',
    );
  }
  const today = dateIn(nowOf(tx));
  if (awardedOn > today) return wrongField('awardedOn', 'not-yet', 'This day is still to come.');
  if (seenOn > today) return wrongField('seenOn', 'not-yet', 'This day is still to come.');
  if (expiresOn !== null && expiresOn < awardedOn) {
    return wrongField('expiresOn', 'ends-before-it-begins', 'That is before it was awarded.');
  }
  const made = await centreDb(tx)
    .insertInto('staff_qualification')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      member_id: memberId,
      shows,
      by_way_of: byWayOf,
      language,
      title,
      awarded_on: awardedOn,
      expires_on: expiresOn,
      seen_on: seenOn,
      seen_by: by,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_because: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, qualificationSeen, {
      subjects: { member: memberId, qualification: id },
      facts: { qualification: id, shows, byWayOf, language, awardedOn, expiresOn },
    });
  }
  return ok({ qualificationId: id });
}

/** It counts no longer, and stays shown. Refuses `qualification-not-found` and `already-withdrawn`. */
export async function withdrawQualification(
  tx: Tx,
  qualificationId: string,
  { because }: BodyOf<typeof withdrawQualificationRoute>,
): Promise<Result<{ qualificationId: string }>> {
  const db = centreDb(tx);
  const row = await db
    .selectFrom('staff_qualification')
    .selectAll()
    .where('id', '=', qualificationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('qualification-not-found', 'There is no such qualification here.');
  if (row.withdrawn_at !== null) return refuse('already-withdrawn', 'This was withdrawn already.');
  await db
    .updateTable('staff_qualification')
    .set({
      withdrawn_at: nowOf(tx),
      withdrawn_by: whoActs(tx),
      withdrawn_because: because,
    })
    .where('id', '=', qualificationId)
    .execute();
  record(tx, qualificationWithdrawn, {
    subjects: { member: row.member_id, qualification: qualificationId },
    facts: { qualification: qualificationId },
  });
  return ok({ qualificationId });
}

/** What one did oneself to keep up to date (R23). The same id again gives the first result. Refuses `not-yet`. */
export async function recordLearning(
  tx: Tx,
  { id, on, minutes, what, learnt, units }: BodyOf<typeof recordLearningRoute>,
): Promise<Result<{ learningId: string }>> {
  if (on > dateIn(nowOf(tx))) return wrongField('on', 'not-yet', 'This day is still to come.');
  const memberId = whoActs(tx);
  const made = await centreDb(tx)
    .insertInto('staff_learning')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      member_id: memberId,
      on_day: on,
      minutes,
      what,
      learnt,
      units: [...new Set(units)],
      recorded_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, learningRecorded, {
      subjects: { member: memberId, learning: id },
      facts: { learning: id, on, minutes, units: [...new Set(units)] },
    });
  }
  return ok({ learningId: id });
}
