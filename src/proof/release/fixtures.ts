import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { seal } from '../../platform/audit/envelope.ts';
import { writeCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { ENTRY_FORMAT } from '../../platform/audit/tree/entry-package.ts';
import { leafHash, rootOf } from '../../platform/audit/tree/merkle.ts';
import { signingKeyOf, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { RELEASE_FORMAT, sha256Of, writeRelease } from './package.ts';

/** The key of an employer's log that exists in tests alone; the same for the same organisation. */
export function madeUpKey(organisationId: string) {
  const seed = createHash('sha256').update(organisationId).digest();
  return signingKeyOf(`deskproof/log/${organisationId}`, seed);
}

/** Who did what in a made-up record; it goes whole, under the rendition's word of the learner's part. */
export interface MadeUpRecord {
  readonly kind?: string;
  readonly actor: string | null;
  readonly preparedBy?: readonly string[];
  readonly contributed?: readonly string[];
  /** It is about the learner, as a testimony is. */
  readonly aboutLearner?: boolean;
  readonly part: 'actor' | 'prepared' | 'contributed' | 'about';
  /** Another confirmed the learner's part. */
  readonly confirmed?: boolean;
}

/** A package of one record from a log in memory, as an employer elsewhere would release it. */
export function madeUpPackage(of: {
  readonly organisationId: string;
  readonly learner: string;
  readonly code: string;
  readonly title: string;
  /** A sound file that goes beside. */
  readonly sound?: Buffer;
  /** Left out: the learner acted, and the record goes by its hash alone. */
  readonly record?: MadeUpRecord;
}): string {
  const at = new Date('2026-10-05T08:00:00Z');
  const { envelope } = seal(
    {
      kind: of.record?.kind ?? 'booking.confirmed',
      version: 1,
      subjects: { booking: newId(), ...(of.record?.aboutLearner ? { learner: of.learner } : {}) },
      facts: {},
      people: {},
      preparedBy: [...(of.record?.preparedBy ?? [])],
      contributed: [...(of.record?.contributed ?? [])],
    },
    of.organisationId,
    of.record ? of.record.actor : of.learner,
    at,
  );
  const leaf = leafHash(Buffer.from(envelope));
  const key = madeUpKey(of.organisationId);
  const evidence = newId();
  const rendition = canonicalJson({
    format: 'deskproof-rendition/1',
    evidence,
    title: of.title,
    note: '',
    organisation: { id: of.organisationId, sample: false },
    learner: 'Lena Lowe',
    entries: [
      {
        seq: 1,
        id: JSON.parse(envelope).id,
        kind: of.record?.kind ?? 'booking.confirmed',
        title: 'Booking confirmed',
        at: JSON.parse(envelope).at,
        part: of.record?.part ?? 'actor',
        leaf: leaf.toString('hex'),
        says: [],
        subjects: of.record?.confirmed
          ? [{ role: 'confirmed the learner’s part', pseudonym: 'Colleague K7Q-4MX' }]
          : [],
        documents: of.sound ? [fileDocument(of.sound)] : [],
      },
    ],
    made_at: at.toISOString(),
  });
  const whole = {
    format: ENTRY_FORMAT as typeof ENTRY_FORMAT,
    origin: key.name,
    sample: false,
    verifierKeys: [writeVerifierKey(key)],
    index: 0,
    size: 1,
    parts: [],
    withheld: 0,
    proof: [],
  };
  return writeRelease({
    format: RELEASE_FORMAT,
    evidence,
    learner: of.learner,
    code: of.code,
    origin: key.name,
    sample: false,
    verifierKeys: [writeVerifierKey(key)],
    renditionSha256: sha256Of(rendition),
    rendition,
    checkpoint: writeCheckpoint({ origin: key.name, size: 1, root: rootOf([leaf]) }, [key]),
    entries: [
      of.record
        ? { ...whole, envelope }
        : { closed: true, index: 0, leaf: leaf.toString('hex'), proof: [] },
    ],
    growth: [],
    ...(of.sound ? { file: besideOf(of.sound) } : {}),
  });
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

function fileDocument(sound: Buffer) {
  return { key: 'file', title: 'WAV recording', sha256: hash(sound).toString('hex'), sections: [] };
}

function besideOf(sound: Buffer) {
  return {
    media: 'audio/wav',
    bytes: sound.length,
    pieceBytes: 65_536,
    piecesSha256: hash(hash(sound)).toString('hex'),
    sha256: hash(sound).toString('hex'),
    madeAt: '2026-10-05T08:00:00.000Z',
    others: false,
    toldOn: null,
  };
}
