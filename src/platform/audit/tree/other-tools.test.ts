import { execFile, spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../lib/canonical-json.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { type EntryPackage, writeEntryPackage } from './entry-package.ts';
import { type MadeUpLog, madeUpLog, ROSA, TOM } from './made-up-log.fixtures.ts';
import { leafHash } from './merkle.ts';
import { makeKey, type VerifierKey, writeVerifierKey } from './note.ts';

/** What Sigstore's client takes: its entry of a transparency log, and the keys of the logs it knows. */
type SigstoreEntry = Parameters<typeof verifyCheckpoint>[0];
type SigstoreLogs = Parameters<typeof verifyCheckpoint>[1];

function asSigstore(entry: EntryPackage, note: string): SigstoreEntry {
  const inclusionProof = {
    logIndex: String(entry.index),
    treeSize: String(entry.size),
    rootHash: Buffer.alloc(0),
    hashes: entry.proof.map((hash) => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: note },
  };
  return { canonicalizedBody: Buffer.from(entry.envelope), inclusionProof } as SigstoreEntry;
}

function logsOf(key: VerifierKey): SigstoreLogs {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') };
  return [
    {
      baseURL: key.name,
      logID: Buffer.from(key.id, 'hex'),
      publicKey: createPublicKey({ key: jwk, format: 'jwk' }),
      validFor: { start: new Date(0), end: new Date(8e15) },
    },
  ] as SigstoreLogs;
}

/** Checks with Sigstore's own code that the note is signed and the envelope under its root. */
function verifiesThere(log: MadeUpLog, entry: EntryPackage, note: string): boolean {
  const theirs = asSigstore(entry, note);
  try {
    verifyMerkleInclusion(theirs, verifyCheckpoint(theirs, logsOf(log.key)));
    return true;
  } catch {
    return false;
  }
}

describe('Sigstore’s client, which is not ours', () => {
  const log = madeUpLog(70);

  it('verifies our proofs and checkpoints at every place and size', () => {
    for (const size of [1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 64, 70]) {
      const note = log.note(size);
      for (let seq = 1; seq <= size; seq++)
        expect([seq, size, verifiesThere(log, log.entry(seq, size), note)]).toEqual([
          seq,
          size,
          true,
        ]);
    }
  });

  it('refuses what we refuse: another envelope, place, proof, size or signature', () => {
    const [entry, note] = [log.entry(20, 70), log.note(70)];
    expect(verifiesThere(log, { ...entry, envelope: `${entry.envelope} ` }, note)).toBe(false);
    expect(verifiesThere(log, { ...entry, index: 20 }, note)).toBe(false);
    expect(verifiesThere(log, { ...entry, proof: entry.proof.slice(1) }, note)).toBe(false);
    expect(verifiesThere(log, entry, log.note(64))).toBe(false);
    expect(verifiesThere(log, entry, log.note(70, [makeKey(log.key.name)]))).toBe(false);
    expect(verifiesThere(log, entry, note.replace('\n70\n', '\n71\n'))).toBe(false);
  });
});

const here = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { encoding: 'utf8' }).status === 0;
const tools =
  here('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 8))') &&
  /^OpenSSL [3-9]/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '');

const VERIFIER = path.resolve(import.meta.dirname, '../../../../docs/format/verify_entry.py');
const folder = mkdtempSync(path.join(tmpdir(), 'proof in python-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inPythonWith(env: object, entry: object, note: string, ...key: string[]) {
  const [entryFile, noteFile] = [path.join(folder, 'entry.json'), path.join(folder, 'note.txt')];
  writeFileSync(entryFile, JSON.stringify(entry));
  writeFileSync(noteFile, note);
  const run = promisify(execFile)('python3', [VERIFIER, entryFile, noteFile, ...key], {
    env: { ...process.env, ...env },
  });
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (fault: { code: number; stderr: string }) => ({ code: fault.code, said: fault.stderr }),
  );
}

async function inPython(entry: object, note: string, ...key: string[]) {
  const { code, said } = await inPythonWith({}, entry, note, ...key);
  return { verified: code === 0, said };
}

const why = tools ? '' : ' (skipped: no python3 with OpenSSL 3 here)';
describe.skipIf(!tools)(`the verifier in docs/format${why}`, () => {
  const log = madeUpLog(7);
  const [entry, note] = [log.entry(4, 7, [ROSA]), log.note(7)];

  it('verifies an entry with some of its parts, with the key in the file or one that is given', async () => {
    expect(await inPython(JSON.parse(writeEntryPackage(entry)), note)).toEqual({
      verified: true,
      said: expect.stringContaining('VERIFIED: entry 4 of 7: shift.assigned'),
    });
    const given = await inPython(entry, note, writeVerifierKey(log.key));
    expect(given).toMatchObject({ verified: true });
    expect(given.said).not.toContain('KEY NOT CHECKED');
    for (const [seq, size, shown] of [
      [1, 1, []],
      [6, 6, [ROSA, TOM]],
      [3, 5, [TOM]],
    ] as const)
      expect((await inPython(log.entry(seq, size, shown), log.note(size))).verified).toBe(true);
  });

  it('marks a sample loudly', async () => {
    const sample = madeUpLog(3, { sample: true });
    const answer = await inPython(sample.entry(2, 3), sample.note(3));
    expect(answer).toEqual({ verified: true, said: expect.stringMatching(/^\*\*\* SAMPLE/) });
  });

  const rosas = entry.parts[0];
  const cases: readonly (readonly [string, object, string])[] = [
    ['envelope', { envelope: entry.envelope.replace('453', '454') }, 'not under this root'],
    ['place', { index: 4 }, 'not under this root'],
    ['proof', { proof: entry.proof.toReversed() }, 'not under this root'],
    ['size', { size: 6 }, 'another checkpoint'],
    ['part', { parts: [{ ...rosas, part: '{}' }] }, 'changed'],
    ['withheld', { withheld: 2 }, 'not said to be withheld'],
    ['sample mark', { sample: true }, 'another log'],
    ['key', { verifierKeys: [writeVerifierKey(makeKey(log.key.name))] }, 'no key that is known'],
    ['proof, shorter', { proof: entry.proof.slice(1) }, 'DOES NOT VERIFY'],
    ['proof, not base64', { proof: ['*'] }, 'not in the form'],
    ['salt, in capitals', { parts: [{ ...rosas, salt: rosas?.salt.toUpperCase() }] }, 'a salt'],
    ['set of fields', { more: 1 }, 'other fields'],
    ['kind of key', { verifierKeys: [1] }, 'not in the form'],
    ['kind of place', { index: true }, 'not in the form'],
  ];
  it.each(cases)('refuses another %s', async (_what, changed, words) => {
    const answer = await inPython({ ...entry, ...changed }, note);
    expect(answer).toEqual({ verified: false, said: expect.stringContaining(words) });
  });

  const changed = { ...JSON.parse(entry.envelope), kind: '\u001b[2J\u202e' } as object;
  const signedOver = (envelope: string) => {
    const root = leafHash(Buffer.from(envelope));
    return [
      { ...entry, index: 0, size: 1, proof: [], envelope },
      writeCheckpoint({ origin: log.key.name, size: 1, root }, [log.key]),
    ] as const;
  };
  const sealed: readonly (readonly [string, string, string])[] = [
    ['a name twice', entry.envelope.replace('{', '{"kind":"a",'), 'not canonical'],
    ['a person twice', entry.envelope.replace(TOM, ROSA), 'a person is named twice'],
    ['white space', entry.envelope.replace('{', '{ '), 'not canonical'],
  ];
  it.each(sealed)(
    'refuses an envelope with %s, although it was signed',
    async (_what, text, words) => {
      expect(await inPython(...signedOver(text))).toEqual({
        verified: false,
        said: expect.stringContaining(words),
      });
    },
  );

  it('shows nothing that a terminal would obey', async () => {
    const { verified, said } = await inPython(...signedOver(canonicalJson(changed)));
    expect(verified).toBe(true);
    expect(said).not.toMatch(/(?!\n)\p{C}/u);
  });

  it('says in the first lines that nobody has checked a key that came with the file', async () => {
    expect((await inPython(entry, note)).said).toContain('KEY NOT CHECKED');
    expect((await inPython(entry, note, writeVerifierKey(log.key))).said).not.toContain('KEY NOT');
  });

  it('takes the keys in a file as the agency hands them out', async () => {
    const file = path.join(folder, 'verifier-keys.txt');
    writeFileSync(file, `# A key.\n\n${writeVerifierKey(log.key)}\n`);
    expect(await inPython(entry, note, file)).toMatchObject({ verified: true });
    writeFileSync(file, `${writeVerifierKey(makeKey(log.key.name))}\n`);
    expect((await inPython(entry, note, file)).said).toContain('no key that is known');
  });

  it('never calls a signature wrong because openssl could not check it', async () => {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      path.join(bin, 'openssl'),
      '#!/bin/sh\necho "unknown option -rawin" >&2\nexit 1\n',
    );
    chmodSync(path.join(bin, 'openssl'), 0o755);
    const PATH = `${bin}:${process.env['PATH']}`;
    const answer = await inPythonWith({ PATH }, entry, note);
    expect(answer).toMatchObject({
      code: 2,
      said: expect.stringContaining('could not be checked'),
    });
    expect(answer.said).not.toContain('DOES NOT VERIFY');
    expect(await inPythonWith({}, entry, note, 'no such key')).toMatchObject({ code: 2 });
  });

  it('refuses a checkpoint of which a byte was changed', async () => {
    const signature = note.lastIndexOf(' ') + 20;
    const wrong = `${note.slice(0, signature)}${note[signature] === 'A' ? 'B' : 'A'}${note.slice(signature + 1)}`;
    expect(await inPython(entry, wrong)).toEqual({
      verified: false,
      said: expect.stringContaining('a signature is wrong'),
    });
  });
});
