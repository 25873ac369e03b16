import { canonicalJson } from '../../lib/canonical-json.ts';
import { signNote, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { madeUpKey } from '../release/fixtures.ts';
import { sha256Of } from '../release/index.ts';
import { MANIFEST, RECORD_FORMAT, SIGNATURE, signedText } from './record-file.ts';
import { writeZip } from './zip.ts';

/** A record without anything in it, from a centre that exists in tests alone, and the key that signed it. */
export function madeUpRecord(organisationId: string): { bytes: Buffer; key: string } {
  const key = madeUpKey(organisationId);
  const files = ['decisions.json', 'enrolments.json', 'evidence/index.json'];
  const manifest = canonicalJson({
    format: RECORD_FORMAT,
    organisation: { name: 'Dales Training', origin: key.name, sample: false },
    learner: 'Lena Lowe',
    madeAt: '2026-10-05T08:00:00.000Z',
    verifierKey: writeVerifierKey(key),
    files: files.map((path) => ({ path, sha256: sha256Of('[]') })),
  });
  const bytes = writeZip([
    { path: MANIFEST, bytes: Buffer.from(manifest) },
    { path: SIGNATURE, bytes: Buffer.from(signNote(signedText(manifest), [key])) },
    ...files.map((path) => ({ path, bytes: Buffer.from('[]') })),
  ]);
  return { bytes, key: writeVerifierKey(key) };
}
