import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import { archiveOf, fileLeaving } from '../files/index.ts';
import { evidenceReleased, releaseDeclined } from './events.ts';
import { type FileBeside, PACKAGE, readRelease, sha256Of, writeRelease } from './package.ts';
import { type Prepared, packageOf, prepare } from './release.ts';
import { releaseDb } from './tables.ts';

/** A release that was asked for. Refuses `release-not-found`. @param locked nobody else answers it meanwhile */
export async function releaseHere(tx: Tx, releaseId: string, locked = false) {
  const query = releaseDb(tx)
    .selectFrom('evidence_release')
    .selectAll()
    .where('id', '=', releaseId);
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst();
  return row ? ok(row) : refuse('release-not-found', 'No such release was asked for here.');
}

type Asked = Extract<Awaited<ReturnType<typeof releaseHere>>, { ok: true }>['value'];

/** What would go now, of a release that was asked for. Refuses `evidence-not-found`. */
export function prepared(tx: Tx, asked: Asked): Promise<Result<Prepared>> {
  return prepare(tx, asked.learner_id, asked.evidence_id, async (seqs) => {
    const entries = await entriesOf(tx, seqs);
    return new Map(entries.map(({ seq, envelope }) => [seq, envelope]));
  });
}

/** The file that goes beside a package, as the package names it. Refuses as `fileLeaving`. @returns null: there is none */
export async function fileBeside(tx: Tx, evidenceId: string): Promise<Result<FileBeside | null>> {
  const file = await fileLeaving(tx, evidenceId);
  if (!file.ok || !file.value) return file.ok ? ok(null) : file;
  const { media, bytes, pieceBytes, piecesSha256, sha256, madeAt, others, toldOn } = file.value;
  return ok({ media, bytes, pieceBytes, piecesSha256, sha256, madeAt, others, toldOn });
}

/** Whoever learns does not let their own evidence go. Refuses `own-release`. */
function byAnother(tx: Tx, asked: Asked): Result<null> {
  if (actorOf(tx).memberId !== asked.learner_id) return ok(null);
  return refuse(
    'own-release',
    'This is your own evidence: it is the employer’s to release. Ask another owner or branch manager.',
  );
}

/**
 * The employer lets an item go to the centre, exactly as it was looked at: redacted rendition, sealed records,
 * proofs, checkpoint and the key that signed it. The package is kept as it went. Refuses `release-not-found`,
 * `own-release`, `release-answered`, `release-changed`, and what `packageOf` refuses; of a file that may not leave as
 * `fileLeaving` does.
 * @param seen as the preview gave it
 */
export async function confirmRelease(
  tx: Tx,
  releaseId: string,
  seen: string,
): Promise<Result<{ releaseId: string }>> {
  const found = await releaseHere(tx, releaseId, true);
  if (!found.ok) return found;
  const asked = found.value;
  const another = byAnother(tx, asked);
  if (!another.ok) return another;
  if (asked.package !== null) return ok({ releaseId });
  if (asked.answered_at) return answeredBefore();
  const item = await prepared(tx, asked);
  if (!item.ok) return item;
  if (item.value.seen !== seen) {
    return refuse(
      'release-changed',
      'The item was changed since you looked at it, so nothing was sent. Look at it again, then release it.',
    );
  }
  const file = await fileBeside(tx, asked.evidence_id);
  if (!file.ok) return file;
  const to = { learnerId: asked.learner_id, code: asked.code };
  const made = await packageOf(tx, item.value, file.value ? { ...to, file: file.value } : to);
  if (!made.ok) return made;
  const text = writeRelease(made.value);
  const sha256 = sha256Of(text);
  const size = Number(made.value.checkpoint.split('\n')[1]);
  await releaseDb(tx)
    .updateTable('evidence_release')
    .set({
      answered_at: nowOf(tx),
      answered_by: actorOf(tx).memberId ?? '',
      package: text,
      package_sha256: Buffer.from(sha256, 'hex'),
      checkpoint_size: size,
    })
    .where('id', '=', releaseId)
    .execute();
  record(tx, evidenceReleased, {
    subjects: subjectsOf(asked),
    facts: {
      packageSha256: sha256,
      renditionSha256: made.value.renditionSha256,
      checkpoint: size,
      records: made.value.entries.length,
      byHashAlone: item.value.byHash.size,
    },
  });
  return ok({ releaseId });
}

/**
 * The employer does not let an item go, and says why. Refuses `release-not-found`, `own-release`,
 * `release-answered` and the reason's own.
 */
export async function declineRelease(
  tx: Tx,
  releaseId: string,
  because: string,
): Promise<Result<{ releaseId: string }>> {
  const found = await releaseHere(tx, releaseId, true);
  if (!found.ok) return found;
  const asked = found.value;
  const another = byAnother(tx, asked);
  if (!another.ok) return another;
  if (asked.refused_because !== null) return ok({ releaseId });
  if (asked.answered_at) return answeredBefore();
  const words = cleanText(because, { min: 3, max: 1000, lines: true, what: 'The reason' });
  if (!words.ok) return words;
  await releaseDb(tx)
    .updateTable('evidence_release')
    .set({
      answered_at: nowOf(tx),
      answered_by: actorOf(tx).memberId ?? '',
      refused_because: words.value,
    })
    .where('id', '=', releaseId)
    .execute();
  record(tx, releaseDeclined, { subjects: subjectsOf(asked), facts: {} });
  return ok({ releaseId });
}

/**
 * The package as it went; of a file an archive with its bytes beside. Refuses `release-not-found`, `not-released`, and
 * as `fileLeaving` where the file is not here any more.
 */
export async function packageFile(
  tx: Tx,
  releaseId: string,
): Promise<Result<FileReply | PiecedFile>> {
  const found = await releaseHere(tx, releaseId);
  if (!found.ok) return found;
  const { package: text, evidence_id: evidence } = found.value;
  if (text === null) {
    return refuse('not-released', 'This item has not been released, so there is no package of it.');
  }
  const bytes = Buffer.from(text);
  const sound = readRelease(bytes);
  if (!sound.ok) throw new Error(`A kept package cannot be read: ${sound.refusal.because}`);
  if (!sound.value.file) {
    return ok({ fileName: `release-${evidence}.json`, contentType: 'application/json', bytes });
  }
  const file = await fileLeaving(tx, evidence);
  if (!file.ok) return file;
  if (!file.value) throw new Error('A file was released that is none.');
  const archive = await archiveOf(tx, [{ path: PACKAGE, bytes }], [file.value], sha256Of(text));
  return ok({ fileName: `release-${evidence}.zip`, contentType: 'application/zip', ...archive });
}

function subjectsOf(asked: Asked) {
  return {
    learner: asked.learner_id,
    evidence: asked.evidence_id,
    release: asked.id,
    release_centre: asked.centre_id,
  };
}

function answeredBefore(): Result<never> {
  return refuse(
    'release-answered',
    'This was answered already. The learner may ask for it again if it was declined.',
  );
}
