import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { actWithLink, lookWithLink } from '../../platform/links/with-link.ts';
import { roleNames } from '../candidates/index.ts';
import { placesOfWork } from '../clients/index.ts';
import { photosOf } from '../registration/index.ts';
import { gatehouseShown } from './events.ts';
import { confirmedAt } from './gatehouse.ts';
import type { lookAtGatehouse } from './gatehouse-schema.ts';
import { attendanceDb } from './tables.ts';

async function listOf(tx: Tx, link: Link) {
  return attendanceDb(tx)
    .selectFrom('attendance_list')
    .select(['id', 'site_id as siteId', 'on_date as onDate'])
    .where('id', '=', link.about)
    .where('kind', '=', 'gatehouse')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

const gone = () =>
  refuse('link-withdrawn', 'This list was taken back. Ring us if you expected one here.');

/**
 * What the gatehouse's link opens: whoever is confirmed for its one site and day as it stands at this moment. The
 * first look of each day is recorded with whom it showed. Refuses what `actWithLink` refuses.
 */
export function lookAtGatehouseByLink(
  db: Database,
  token: string,
): Promise<Result<ReplyIn<typeof lookAtGatehouse>>> {
  return actWithLink(db, token, 'gatehouse', async (tx, link) => {
    const list = await listOf(tx, link);
    if (!list) return gone();
    const people = await confirmedAt(tx, list.siteId, list.onDate);
    const photos = await photosOf(
      tx,
      people.flatMap(({ personId }) => personId ?? []),
    );
    await noteLook(tx, list, {
      assignments: people.flatMap(({ assignmentId }) => assignmentId ?? []),
      photos: photos.size,
    });
    const site = (await placesOfWork(tx, [list.siteId])).get(list.siteId);
    const roles = await roleNames(tx);
    const card = await organisationCard(tx);
    return ok({
      agency: { name: card.name, isSample: card.isSample },
      siteName: site?.siteName ?? '',
      onDate: list.onDate,
      asAt: nowOf(tx).toISOString(),
      rows: people.map((one) => ({
        assignmentId: one.assignmentId ?? '',
        name: one.workerName ?? '',
        roleName: roles.get(one.role) ?? one.role,
        startsAt: one.startsAt.toISOString(),
        endsAt: one.endsAt.toISOString(),
        reportTo: one.reportTo,
        hasPhoto: one.personId !== null && photos.has(one.personId),
      })),
    });
  });
}

async function noteLook(
  tx: Tx,
  { id, siteId }: { readonly id: string; readonly siteId: string },
  shown: { readonly assignments: readonly string[]; readonly photos: number },
): Promise<void> {
  const now = nowOf(tx);
  const shownOn = dateIn(now);
  const noted = await attendanceDb(tx)
    .insertInto('gatehouse_shown')
    .values({
      organisation_id: actorOf(tx).organisationId,
      list_id: id,
      shown_on: shownOn,
      shown_at: now,
      assignment_ids: shown.assignments,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (noted.numInsertedOrUpdatedRows !== 1n) return;
  record(tx, gatehouseShown, {
    subjects: { list: id, site: siteId },
    facts: { list: id, shownOn, assignments: [...shown.assignments], photos: shown.photos },
  });
}

/** The photo of somebody on the link's list. Refuses `photo-not-found` and what `lookWithLink` refuses. */
export function photoByLink(
  db: Database,
  token: string,
  assignmentId: string,
): Promise<Result<FileReply>> {
  return lookWithLink(db, token, 'gatehouse', async (tx, link) => {
    const list = await listOf(tx, link);
    if (!list) return gone();
    const people = await confirmedAt(tx, list.siteId, list.onDate);
    const personId = people.find((one) => one.assignmentId === assignmentId)?.personId;
    const photo = personId ? (await photosOf(tx, [personId])).get(personId) : undefined;
    if (!photo) {
      return refuse(
        'photo-not-found',
        'Nobody on this list has such a photo. Load the page again.',
      );
    }
    const fileName = photo.contentType === 'image/png' ? 'photo.png' : 'photo.jpg';
    return ok({ fileName, contentType: photo.contentType, bytes: photo.bytes, inline: true });
  });
}
