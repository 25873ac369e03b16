import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { settingWithdrawn } from './events.ts';
import { notAfterToday, speakerOf } from './found.ts';
import type { withdrawSettingRoute } from './schema.ts';
import { changedMeanwhile, currentSetting, keepVersion, recordedAs, siteOf } from './stored.ts';

/**
 * Records that one role at a site is no longer different: from now on what is said of the whole site speaks for
 * it. The earlier versions stay. The same id again gives the first result. Refuses `site-not-found`,
 * `setting-not-found` when the role is not different, `contact-of-other-client`, `not-yet` and `setting-changed`.
 */
export async function withdrawSetting(
  tx: Tx,
  siteId: string,
  { id, role, from, saidBy, saidOn }: BodyOf<typeof withdrawSettingRoute>,
): Promise<Result<{ settingId: string; version: number }>> {
  const site = await siteOf(tx, siteId);
  if (!site.ok) return site;
  const first = await recordedAs(tx, id);
  if (first) return first;
  const past = notAfterToday(tx, saidOn, 'saidOn');
  if (!past.ok) return past;
  const speaker = await speakerOf(tx, site.value.client_id, saidBy);
  if (!speaker.ok) return speaker;
  const before = await currentSetting(tx, siteId, role);
  if (before === null || before.withdrawn) {
    return (
      (await recordedAs(tx, id)) ??
      refuse('setting-not-found', 'This role is not different from the rest of the site.')
    );
  }
  if (from !== before.version) return (await recordedAs(tx, id)) ?? changedMeanwhile();
  const version = from + 1;
  const made = { id, siteId, role, version, notes: '', saidBy, saidOn, withdrawn: true };
  if (!(await keepVersion(tx, { ...before, ...made }))) {
    return (await recordedAs(tx, id)) ?? changedMeanwhile();
  }
  record(tx, settingWithdrawn, {
    subjects: {
      client: site.value.client_id,
      site: siteId,
      setting: id,
      contact: saidBy,
      person: speaker.value.personId,
    },
    facts: { role, version, saidOn },
  });
  return ok({ settingId: id, version });
}
