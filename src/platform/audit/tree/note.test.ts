import { describe, expect, it } from 'vitest';
import { readCheckpoint, readOrigin, writeCheckpoint } from './checkpoint.ts';
import {
  fingerprintOf,
  makeKey,
  readNote,
  readVerifierKey,
  signingKeyOf,
  signNote,
  verifierKeyOf,
  verifyNote,
  writeVerifierKey,
} from './note.ts';

// Published by golang.org/x/mod, sumdb/note/note_test.go: a key, a text and the note they make.
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: object }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

describe('a signed note', () => {
  it('is byte for byte the one that Go publishes, from the same key and text', () => {
    const key = signingKeyOf('PeterNeumann', SEED);
    expect(writeVerifierKey(key)).toBe(VKEY);
    expect(signNote(TEXT, [key])).toBe(NOTE);
    expect(value(verifyNote(value(readNote(NOTE)), [value(readVerifierKey(VKEY))]))).toMatchObject([
      { name: 'PeterNeumann', id: 'c74f20a3' },
    ]);
  });

  it('is refused when any byte of its text is changed', () => {
    const keys = [value(readVerifierKey(VKEY))];
    for (let at = 0; at < TEXT.length; at++) {
      const changed = Buffer.from(NOTE);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const note = readNote(changed);
      expect(note.ok && verifyNote(note.value, keys).ok).toBe(false);
    }
  });

  it('counts signatures of unknown keys for nothing, and one wrong one under a known key refuses all', () => {
    const [rosa, tom] = [makeKey('log.example/rosa'), makeKey('log.example/tom')];
    const both = value(readNote(signNote('a\n', [rosa, tom])));
    expect(value(verifyNote(both, [tom]))).toMatchObject([{ id: tom.id }]);
    expect(value(verifyNote(both, [rosa, tom]))).toHaveLength(2);
    expect(verifyNote(both, [makeKey('log.example/rosa')])).toMatchObject({
      refusal: { code: 'key-unknown' },
    });
    const wrong = value(readNote(signNote('b\n', [tom])));
    const mixed = {
      text: 'a\n',
      signatures: [...both.signatures.slice(0, 1), ...wrong.signatures],
    };
    expect(verifyNote(mixed, [rosa, tom])).toMatchObject({ refusal: { code: 'signature-wrong' } });
    expect(verifyNote(mixed, [rosa]).ok).toBe(true);
  });

  const line = NOTE.slice(TEXT.length + 1);
  it.each([
    ['without a last newline', NOTE.slice(0, -1), 'cut off'],
    ['without a blank line', TEXT, 'no blank line'],
    ['without a signature', `${TEXT}\n`, 'no signature'],
    ['with a carriage return', NOTE.replace('\n', '\r\n'), 'line ends were changed'],
    ['with a tab', NOTE.replace(' ', '\t'), 'control character'],
    ['with another dash', NOTE.replace('—', '-'), 'signature line'],
    ['with a plus in a name', NOTE.replace('— Peter', '— Peter+'), 'space or a plus'],
    [
      'with a no-break space in a name',
      NOTE.replace('— Peter', '— Peter\u00a0'),
      'space or a plus',
    ],
    ['with two spaces', NOTE.replace('— Peter', '—  Peter'), 'signature line'],
    ['with a signature that is not base64', NOTE.replace('=\n', '*\n'), 'not base64'],
    ['with spare bits in its base64', NOTE.replace('nAM=\n', 'nAN=\n'), 'not base64'],
    ['with a signature of four bytes', NOTE.replace(line, '— P x08goQ==\n'), 'too short'],
    ['with half a character', `${TEXT}\ud800\n\n${line}`, 'UTF-8'],
    ['with a thousand signatures', `${TEXT}\n${line.repeat(1000)}`, 'too many'],
    ['of two megabytes', `${'x'.repeat(2e6)}\n\n${line}`, 'longer'],
  ])('%s is refused in plain words', (_what, text, words) => {
    expect(readNote(text)).toMatchObject({
      ok: false,
      refusal: { code: 'note-malformed', because: expect.stringContaining(words) },
    });
  });

  it('is refused when its bytes are not UTF-8', () => {
    expect(readNote(Buffer.concat([Buffer.from([0xff]), Buffer.from(NOTE)])).ok).toBe(false);
    expect(readNote(Buffer.concat([Buffer.from([0xc0, 0x80]), Buffer.from(NOTE)])).ok).toBe(false);
  });

  it('is never made of a text or a name that none can carry', () => {
    const key = makeKey('log.example');
    for (const text of ['', 'a', 'a\r\n', '\ud800\n'])
      expect(() => signNote(text, [key])).toThrow();
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u2003b'])
      expect(() => makeKey(name)).toThrow();
  });
});

describe('a verifier key', () => {
  it('as the specification shows one is read and written back', () => {
    const shown = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    expect(writeVerifierKey(value(readVerifierKey(shown)))).toBe(shown);
  });

  it('is read back as it was made, and has a fingerprint to read aloud', () => {
    const key = makeKey('deskproof/log/0199');
    const again = value(readVerifierKey(writeVerifierKey(key)));
    expect(again).toEqual(verifierKeyOf(key.name, key.publicKey));
    expect(fingerprintOf(again)).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  });

  it('with any one character changed or lost is refused', () => {
    for (let at = 0; at < VKEY.length; at++) {
      const next = String.fromCharCode(VKEY.charCodeAt(at) + 1);
      expect(readVerifierKey(VKEY.slice(0, at) + next + VKEY.slice(at + 1)).ok).toBe(false);
      expect(readVerifierKey(VKEY.slice(0, at) + VKEY.slice(at + 1)).ok).toBe(false);
      if (at > 0) expect(readVerifierKey(VKEY.slice(0, at)).ok).toBe(false);
    }
  });

  it('of another kind or length is refused, although its id fits', () => {
    expect(
      readVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')
        .ok,
    ).toBe(false);
    expect(
      readVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW').ok,
    ).toBe(false);
  });
});

describe('a checkpoint', () => {
  const key = makeKey('deskproof/log/01993b2e-0000-7000-8000-000000000001');
  const root = Buffer.alloc(32, 7);
  const note = (body: string): string => signNote(body, [key]);
  const lines = (size: string) => `${key.name}\n${size}\n${root.toString('base64')}\n`;

  it('is read as it was written', () => {
    const written = writeCheckpoint({ origin: key.name, size: 12, root }, [key]);
    expect(written.startsWith(lines('12'))).toBe(true);
    expect(value(readCheckpoint(written))).toMatchObject({ origin: key.name, size: 12, root });
    expect(readCheckpoint(Buffer.from(written)).ok).toBe(true);
  });

  it('may carry lines that others add', () => {
    expect(value(readCheckpoint(note(`${lines('1')}more\n`))).extensions).toEqual(['more']);
  });

  it.each([
    ['leading zeros', lines('012')],
    ['a sign', lines('+12')],
    ['a size that is no number', lines('twelve')],
    ['a size past all counting', lines('99999999999999999999')],
    ['a root of another length', `${key.name}\n1\nAAAA\n`],
    [
      'a root in the other alphabet',
      `${key.name}\n1\n${Buffer.alloc(32, 255).toString('base64url')}\n`,
    ],
    ['no root', `${key.name}\n1\n`],
    ['no origin', `\n1\n${root.toString('base64')}\n`],
    ['an empty line', `${lines('1')}\nmore\n`],
  ])('with %s is refused', (_what, body) => {
    expect(readCheckpoint(note(body))).toMatchObject({ refusal: { code: 'checkpoint-malformed' } });
  });

  it('names its log: an agency’s own or a sample’s, and nobody else’s', () => {
    const id = '01993b2e-0000-7000-8000-000000000001';
    expect(readOrigin(`deskproof/log/${id}`)).toEqual({ organisationId: id, isSample: false });
    expect(readOrigin(`deskproof/sample-not-evidence/${id}`)).toEqual({
      organisationId: id,
      isSample: true,
    });
    for (const other of ['', id, 'deskproof/log/', `deskproof/log/${id}/`, `rekor.example/${id}`])
      expect(readOrigin(other)).toBeNull();
  });
});
