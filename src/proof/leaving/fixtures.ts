import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { signNote, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { writeZip } from '../../platform/zip.ts';
import { type MadeUpRecord, madeUpKey, madeUpPackage } from '../release/fixtures.ts';
import { sha256Of } from '../release/index.ts';
import { FILES, MANIFEST, RECORD_FORMAT, SIGNATURE, signedText } from './record-file.ts';

interface MadeUp {
  readonly bytes: Buffer;
  readonly key: string;
  /** A sound file, which is all of one item. */
  readonly item: string;
  readonly sound: Buffer;
}

const made = new Map<string, MadeUp>();

/**
 * A record of one item and one decision from a centre that exists in tests alone, and the key that signed it: the
 * same for the same centre.
 * @param by who did what in the item's record; left out: the learner
 */
export function madeUpRecord(organisationId: string, by?: MadeUpRecord): MadeUp {
  const known = made.get(organisationId);
  if (known) return known;
  const record = make(organisationId, by);
  made.set(organisationId, record);
  return record;
}

function make(organisationId: string, by?: MadeUpRecord): MadeUp {
  const key = madeUpKey(organisationId);
  const item = madeUpPackage({
    organisationId,
    learner: newId(),
    code: 'whole record',
    title: 'A booking confirmed',
    ...(by ? { record: by } : {}),
  });
  const { evidence, renditionSha256 } = JSON.parse(item);
  const at = '2026-10-05T08:00:00.000Z';
  const title = 'A booking confirmed';
  const one = { item: evidence, title, source: 'work', acceptedAt: at, renditionSha256 };
  const decision = { decisionId: newId(), framework: 'SALES', unit: '1', outcome: 'achieved' };
  const sound = Buffer.from('RIFF\0\0\0\0WAVEfmt and nothing more');
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  const file = {
    item: evidence,
    name: 'call.wav',
    title: 'A call taken',
    shows: '',
    media: 'audio/wav',
    bytes: sound.length,
    pieceBytes: 65_536,
    piecesSha256: hash(hash(sound)).toString('hex'),
    sha256: hash(sound).toString('hex'),
    madeAt: at,
    others: false,
    toldOn: null,
    toldHow: '',
  };
  const open = { claim: newId(), framework: 'SALES', unit: '2', attempt: 1, claimedAt: at };
  const texts = new Map([
    [FILES, JSON.stringify({ files: [file], stays: [] })],
    ['open-claims.json', JSON.stringify([open])],
    ['decisions.json', JSON.stringify([{ ...decision, standing: 'informal', decidedAt: at }])],
    ['enrolments.json', '[]'],
    [`evidence/${evidence}.json`, item],
    ['evidence/index.json', JSON.stringify([{ ...one, references: [] }])],
  ]);
  const manifest = canonicalJson({
    format: RECORD_FORMAT,
    organisation: { name: 'Dales Training', origin: key.name, sample: false },
    learner: 'Lena Lowe',
    madeAt: at,
    verifierKey: writeVerifierKey(key),
    files: [...texts].map(([path, text]) => ({ path, sha256: sha256Of(text) })),
  });
  const bytes = writeZip([
    { path: MANIFEST, bytes: Buffer.from(manifest) },
    { path: SIGNATURE, bytes: Buffer.from(signNote(signedText(manifest), [key])) },
    ...[...texts].map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  ]);
  return { bytes, key: writeVerifierKey(key), item: evidence, sound };
}
