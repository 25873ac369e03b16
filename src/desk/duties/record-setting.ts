import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { settingRecorded } from './events.ts';
import { notAfterToday, rolesKnown, speakerOf } from './found.ts';
import type { recordSettingRoute } from './schema.ts';
import { ANSWER_KEYS, changedAnswers, disagreement, settled } from './setting.ts';
import { currentSetting, siteOf } from './stored.ts';
import { dutiesDb } from './tables.ts';

type Input = BodyOf<typeof recordSettingRoute>;

/**
 * Records what somebody at the client said the law asks of the work at a site, or of one role there: a new
 * version, the earlier ones stay. The same id again gives the first result. Refuses `site-not-found`,
 * `role-not-found`, `contact-of-other-client`, `not-yet`, `answers-disagree`, `nothing-said` when no question
 * is answered, and `setting-changed` when a colleague recorded another version since the one this was made from.
 */
export async function recordSetting(
  tx: Tx,
  siteId: string,
  { id, role, from, notes, saidBy, saidOn, ...given }: Input,
): Promise<Result<{ settingId: string; version: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  const site = await siteOf(tx, siteId);
  if (!site.ok) return site;
  const first = await recordedAs(tx, id);
  if (first) return ok(first);
  const answers = settled(given);
  const checked = await checks(tx, site.value.client_id, { role, saidBy, saidOn }, answers);
  if (!checked.ok) return checked;
  const before = await currentSetting(tx, siteId, role ?? '');
  // The same press at the same moment may have recorded it since.
  if (from !== (before?.version ?? 0)) return (await again(tx, id)) ?? changedMeanwhile();
  const version = from + 1;
  // Of two versions made from the same one the database takes the first; the other finds it taken.
  const { numInsertedOrUpdatedRows } = await dutiesDb(tx)
    .insertInto('work_setting')
    .values({
      organisation_id: organisationId,
      id,
      site_id: siteId,
      role: role ?? '',
      version,
      vulnerable: answers.vulnerable,
      regulated_activity: answers.regulatedActivity,
      school: answers.school,
      dbs_class: answers.dbsClass,
      night_hazard: answers.nightHazard,
      young_sector: answers.youngSector,
      gangmaster_sector: answers.gangmasterSector,
      gangmaster_task: answers.gangmasterTask,
      food_for_sale: answers.foodForSale,
      driving: answers.driving,
      notes,
      said_by: saidBy,
      said_on: saidOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return (await again(tx, id)) ?? changedMeanwhile();
  record(tx, settingRecorded, {
    subjects: {
      client: site.value.client_id,
      site: siteId,
      setting: id,
      contact: saidBy,
      person: checked.value.personId,
    },
    facts: { role, version, saidOn, answers, changed: [...changedAnswers(before, answers)] },
  });
  return ok({ settingId: id, version });
}

async function checks(
  tx: Tx,
  clientId: string,
  { role, saidBy, saidOn }: Pick<Input, 'role' | 'saidBy' | 'saidOn'>,
  answers: ReturnType<typeof settled>,
) {
  if (role !== null) {
    const known = await rolesKnown(tx, [role], 'role');
    if (!known.ok) return known;
  }
  const past = notAfterToday(tx, saidOn, 'saidOn');
  if (!past.ok) return past;
  const apart = disagreement(answers);
  if (apart !== null) return apart;
  if (ANSWER_KEYS.every((key) => answers[key] === 'not_known')) {
    return refuse(
      'nothing-said',
      'Every answer is “not known yet”, so there is nothing to record. Enter what the client has said.',
    );
  }
  return speakerOf(tx, clientId, saidBy);
}

async function recordedAs(tx: Tx, id: string) {
  return dutiesDb(tx)
    .selectFrom('work_setting')
    .select(['id as settingId', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
}

async function again(tx: Tx, id: string) {
  const meanwhile = await recordedAs(tx, id);
  return meanwhile ? ok(meanwhile) : null;
}

function changedMeanwhile(): Result<never> {
  return refuse(
    'setting-changed',
    'A colleague recorded what the law asks of this work while you were writing. Look at it and put your change into it.',
  );
}
