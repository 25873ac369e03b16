import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import {
  finishTravelled,
  openTravelled,
  type Travelled,
  takeTravelledPiece,
  travelled,
} from '../files/index.ts';
import { lockPortfolio } from '../portfolio/index.ts';
import type { ReleasePackage } from './package.ts';
import type { Missing, releasedFileRoute } from './schema.ts';
import { releaseDb } from './tables.ts';

/** What is written of how others were told: the employer's words of it stand in the rendition. */
const TOLD = 'as the employer’s record says';

/** Opens the file of an item that was taken in, so that its pieces can come. Refuses what `openTravelled` refuses. */
export async function openBeside(
  tx: Tx,
  {
    item: { file },
    evidenceId,
    learnerId,
    packageId,
  }: {
    readonly item: ReleasePackage;
    readonly evidenceId: string;
    readonly learnerId: string;
    readonly packageId: string;
  },
): Promise<Result<null>> {
  if (!file) return ok(null);
  const told = { toldOn: file.others ? file.toldOn : null, toldHow: file.others ? TOLD : '' };
  const opened = await openTravelled(tx, learnerId, {
    ...file,
    ...told,
    item: evidenceId,
    name: 'released',
    title: 'Released by the employer',
    shows: '',
  });
  if (!opened.ok) return opened;
  await releaseDb(tx)
    .insertInto('released_file')
    .values({
      organisation_id: actorOf(tx).organisationId,
      evidence_id: evidenceId,
      learner_id: learnerId,
      package_id: packageId,
      sha256: Buffer.from(file.sha256, 'hex'),
    })
    .execute();
  return ok(null);
}

/** Which package, and of which employer where a link opens that one's only. */
export interface OfPackage {
  readonly packageId: string;
  readonly employerId?: string;
}

async function packageHere(tx: Tx, { packageId, employerId }: OfPackage) {
  let query = releaseDb(tx)
    .selectFrom('released_package')
    .select(['id', 'evidence_id'])
    .where('id', '=', packageId);
  if (employerId !== undefined) query = query.where('employer_id', '=', employerId);
  const row = await query.executeTakeFirst();
  return row ? ok(row) : refuse('package-not-found', 'There is no such package here.');
}

async function fileOf(tx: Tx, of: OfPackage) {
  const found = await packageHere(tx, of);
  if (!found.ok) return found;
  const file = await releaseDb(tx)
    .selectFrom('released_file')
    .selectAll()
    .where('package_id', '=', of.packageId)
    .executeTakeFirst();
  if (file) return ok(file);
  return refuse(
    'file-not-found',
    found.value.evidence_id === null
      ? 'The package waits until the centre has confirmed the employer’s key. Send it again after that: its file follows then.'
      : 'No file goes with this package.',
  );
}

/** How far the file of a package is. Refuses `package-not-found`. */
export async function fileBesideOf(
  tx: Tx,
  of: OfPackage,
): Promise<Result<ReplyIn<typeof releasedFileRoute>>> {
  const found = await packageHere(tx, of);
  if (!found.ok) return found;
  const file = await fileOf(tx, of);
  if (!file.ok) return ok({ file: null });
  const upload = await travelled(tx, file.value.evidence_id);
  if (!upload.ok) return upload;
  const { pieces, pieceBytes, have, state } = upload.value;
  return ok({ file: { pieces, pieceBytes, have: [...have], state, ...daysOf(upload.value) } });
}

/**
 * Takes one piece of the file of a package; what was not finished in time begins anew with it. Refuses
 * `package-not-found`, `file-not-found` and as `takeTravelledPiece`.
 */
export async function takeReleasedPiece(
  tx: Tx,
  of: OfPackage,
  piece: { readonly nth: number; readonly sha256: string; readonly bytes: Buffer },
): Promise<Result<{ have: number; pieces: number }>> {
  const file = await fileOf(tx, of);
  if (!file.ok) return file;
  const { evidence_id: fileId, learner_id: learnerId } = file.value;
  return takeTravelledPiece(tx, learnerId, { fileId, ...piece });
}

/**
 * All pieces are here: checked by the hashes that the employer's record seals, and by its content; from then on the file
 * opens with its item. Again it changes nothing. Refuses `package-not-found`, `file-not-found` and as `finishTravelled`.
 */
export async function finishReleasedFile(
  tx: Tx,
  of: OfPackage,
): Promise<Result<{ evidenceId: string }>> {
  const file = await fileOf(tx, of);
  if (!file.ok) return file;
  const { evidence_id: evidenceId, learner_id: learnerId, sha256 } = file.value;
  await lockPortfolio(tx, learnerId);
  const done = await finishTravelled(tx, learnerId, evidenceId, sha256.toString('hex'));
  return done.ok ? ok({ evidenceId }) : done;
}

const daysOf = ({ until, givenUpAt }: Travelled) => ({
  until: until?.toISOString() ?? null,
  goneAt: givenUpAt?.toISOString() ?? null,
});

/** Of items that came with a file, what of it lacks, by item; null: all of it is here. */
export async function filesHere(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, Missing | null>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await releaseDb(tx)
    .selectFrom('released_file')
    .select('evidence_id')
    .where('evidence_id', 'in', [...evidenceIds])
    .execute();
  const here = new Map<string, Missing | null>();
  for (const { evidence_id } of rows) {
    const upload = await travelled(tx, evidence_id);
    if (!upload.ok) throw new Error('A released file without its row.');
    const { state, pieces, have } = upload.value;
    const missing = { pieces: pieces - have.length, of: pieces, ...daysOf(upload.value) };
    here.set(evidence_id, state === 'received' ? null : missing);
  }
  return here;
}
