import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames, workerFacts } from '../candidates/index.ts';
import { photoKept, photoRemoved, photoRoleSet } from './events.ts';
import { candidateFound } from './found.ts';
import { registrationDb } from './tables.ts';

/** A candidate's photo. */
export interface Photo {
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly bytes: Buffer;
}

/** What a picture is by its own first bytes; null: neither JPEG nor PNG. */
export function pictureType(bytes: Buffer): Photo['contentType'] | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes.subarray(0, 8).equals(png) ? 'image/png' : null;
}

/** Which of a candidate's roles need a photo; none: no photo is kept. */
export async function rolesWithPhoto(tx: Tx, personId: string): Promise<readonly string[]> {
  const roles = (await workerFacts(tx, [personId])).get(personId)?.roles ?? [];
  const rows = await registrationDb(tx).selectFrom('photo_role').select('role').execute();
  return rows.map(({ role }) => role).filter((role) => roles.includes(role));
}

/**
 * Takes in a candidate's photo in place of the one before. The same picture again changes nothing.
 * @returns refuses `candidate-not-found`, `photo-not-needed`, `not-a-picture`
 */
export async function keepPhoto(
  tx: Tx,
  { personId, bytes }: { readonly personId: string; readonly bytes: Buffer },
): Promise<Result<{ personId: string }>> {
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const contentType = pictureType(bytes);
  if (contentType === null) {
    return wrongField(
      'file',
      'not-a-picture',
      'This is no JPEG or PNG picture. Choose another file.',
    );
  }
  if ((await rolesWithPhoto(tx, personId)).length === 0) {
    return refuse(
      'photo-not-needed',
      'None of this candidate’s roles needs a photo, so none is kept. A manager says which roles do.',
      'UK GDPR Art 5(1)(c)',
    );
  }
  const db = registrationDb(tx);
  const sha256 = createHash('sha256').update(bytes).digest();
  const before = await db
    .selectFrom('candidate_photo')
    .select('sha256')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (before?.sha256.equals(sha256)) return ok({ personId });
  const { organisationId, memberId } = actorOf(tx);
  const photo = {
    content_type: contentType,
    bytes,
    sha256,
    taken_in_at: nowOf(tx),
    taken_in_by: memberId,
  };
  await db
    .insertInto('candidate_photo')
    .values({ organisation_id: organisationId, person_id: personId, ...photo })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(photo))
    .execute();
  record(tx, photoKept, {
    subjects: { candidate: personId },
    facts: { bytes: bytes.length, replaces: before !== undefined },
  });
  return ok({ personId });
}

/** Takes a candidate's photo away. Refuses `photo-not-found`. */
export async function removePhoto(tx: Tx, personId: string): Promise<Result<{ personId: string }>> {
  const { numDeletedRows } = await registrationDb(tx)
    .deleteFrom('candidate_photo')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return refuse('photo-not-found', 'No photo of them is on file.');
  record(tx, photoRemoved, { subjects: { candidate: personId }, facts: {} });
  return ok({ personId });
}

/** The photos on file of these people. One question. */
export async function photosOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Photo>> {
  const { rows } = await sql<Photo & { personId: string }>`
    select p.person_id as "personId", p.content_type as "contentType", p.bytes
    from candidate_photo p where p.person_id = any(${[...personIds]}::uuid[])`.execute(
    registrationDb(tx),
  );
  return new Map(rows.map(({ personId, ...photo }) => [personId, photo]));
}

/**
 * Says whether a role needs a photo, and why. As it was leaves no record.
 * @returns refuses `role-not-found`, and what `cleanText` refuses
 */
export async function setPhotoRole(
  tx: Tx,
  input: { readonly role: string; readonly needed: boolean; readonly because: string },
): Promise<Result<{ role: string }>> {
  const { role, needed } = input;
  if (!(await roleNames(tx)).has(role)) {
    return wrongField('role', 'role-not-found', 'There is no such role. Choose one of the list.');
  }
  const db = registrationDb(tx);
  if (!needed) {
    const { numDeletedRows } = await db
      .deleteFrom('photo_role')
      .where('role', '=', role)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return ok({ role });
  } else {
    const because = cleanText(input.because, { min: 1, max: 300, what: 'The reason' });
    if (!because.ok) return because;
    const { organisationId, memberId } = actorOf(tx);
    const known = await db
      .selectFrom('photo_role')
      .select('because')
      .where('role', '=', role)
      .executeTakeFirst();
    if (known?.because === because.value) return ok({ role });
    const said = { because: because.value, since: nowOf(tx), set_by: memberId };
    await db
      .insertInto('photo_role')
      .values({ organisation_id: organisationId, role, ...said })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'role']).doUpdateSet(said))
      .execute();
  }
  record(tx, photoRoleSet, {
    subjects: { organisation: actorOf(tx).organisationId },
    facts: { role, needed },
  });
  return ok({ role });
}
