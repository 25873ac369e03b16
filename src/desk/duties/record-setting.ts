import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { settingRecorded } from './events.ts';
import { notAfterToday, rolesKnown, speakerOf } from './found.ts';
import type { recordSettingRoute } from './schema.ts';
import { ANSWER_KEYS, changedAnswers, disagreement, settled } from './setting.ts';
import { changedMeanwhile, currentSetting, keepVersion, recordedAs, siteOf } from './stored.ts';

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
  const site = await siteOf(tx, siteId);
  if (!site.ok) return site;
  const first = await recordedAs(tx, id);
  if (first) return first;
  const answers = settled(given);
  const checked = await checks(tx, site.value.client_id, { role, saidBy, saidOn }, answers);
  if (!checked.ok) return checked;
  const before = await currentSetting(tx, siteId, role ?? '');
  // The same press at the same moment may have recorded it since.
  if (from !== (before?.version ?? 0)) return (await recordedAs(tx, id)) ?? changedMeanwhile();
  const version = from + 1;
  const made = { id, siteId, role: role ?? '', version, notes, saidBy, saidOn, withdrawn: false };
  if (!(await keepVersion(tx, { ...answers, ...made }))) {
    return (await recordedAs(tx, id)) ?? changedMeanwhile();
  }
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
