import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../lib/result.ts';
import { checkEntry } from './check-entry.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import {
  type EntryPackage,
  readEntryPackage,
  writeEntryPackage,
  writeTlogProof,
} from './entry-package.ts';
import { type MadeUpLog, madeUpLog, ROSA, TOM } from './made-up-log.fixtures.ts';
import { leafHash } from './merkle.ts';
import { makeKey, readVerifierKey, writeVerifierKey } from './note.ts';

const log = madeUpLog(11);
const kept = log.checkpoint(11);
const entry = log.entry(5, 11);
const envelope = JSON.parse(entry.envelope) as Record<string, unknown>;

const codeOf = (result: Result<unknown>): string => (result.ok ? 'verifies' : result.refusal.code);
const check = (changed: Partial<EntryPackage>, checkpoint: Checkpoint = kept): string =>
  codeOf(checkEntry({ ...entry, ...changed }, checkpoint, null));
/** As whoever receives the two files does. */
const checkFiles = (file: Uint8Array, note: Uint8Array): string => {
  const read = readEntryPackage(file);
  if (!read.ok) return read.refusal.code;
  const checkpoint = readCheckpoint(note);
  return checkpoint.ok
    ? codeOf(checkEntry(read.value, checkpoint.value, null))
    : checkpoint.refusal.code;
};
const [rosasPart, tomsPart] = entry.parts;
if (!rosasPart || !tomsPart) throw new Error('The fixture has two parts.');

describe('an entry that was handed over', () => {
  it('verifies in every place of every checkpoint, with any of its parts shown', () => {
    for (const shown of [[], [ROSA], [TOM], [ROSA, TOM]]) {
      for (let size = 1; size <= 11; size++)
        for (let seq = 1; seq <= size; seq++)
          expect(codeOf(checkEntry(log.entry(seq, size, shown), log.checkpoint(size), null))).toBe(
            'verifies',
          );
    }
  });

  it('verifies under a key that was given, and under no other', () => {
    expect(checkEntry(entry, kept, [log.key])).toMatchObject({ value: { keysGiven: true } });
    expect(codeOf(checkEntry(entry, kept, [makeKey(log.key.name)]))).toBe('key-unknown');
    expect(codeOf(checkEntry(entry, kept, [makeKey('deskproof/log/other')]))).toBe(
      'key-of-another-log',
    );
  });

  it('verifies with a checkpoint signed by an old key and a new one, under either', () => {
    const fresh = makeKey(log.key.name);
    const both = log.checkpoint(11, [log.key, fresh]);
    expect(codeOf(checkEntry(entry, both, [log.key]))).toBe('verifies');
    expect(codeOf(checkEntry(entry, both, [fresh]))).toBe('verifies');
  });

  const stranger = madeUpLog(11);
  const impostor = madeUpLog(11, { organisationId: log.organisationId });
  const sample = madeUpLog(11, { organisationId: log.organisationId, sample: true });
  const otherOrganisation = entry.envelope.replace(log.organisationId, stranger.organisationId);
  const cases: readonly (readonly [string, string, () => string])[] = [
    [
      'a letter of its envelope',
      'root-differs',
      () => check({ envelope: entry.envelope.replace('454', '455') }),
    ],
    [
      'its envelope, written with a space',
      'root-differs',
      () => check({ envelope: JSON.stringify(envelope, null, 1) }),
    ],
    [
      'what is said of Rosa',
      'part-changed',
      () => check({ parts: [{ ...rosasPart, part: '{"name":"Rose Ahmed"}' }, tomsPart] }),
    ],
    [
      'the salt of a part',
      'part-changed',
      () => check({ parts: [rosasPart, { ...tomsPart, salt: '0'.repeat(64) }] }),
    ],
    [
      'whose part it is',
      'part-changed',
      () =>
        check({
          parts: [
            { ...rosasPart, person: TOM },
            { ...tomsPart, person: ROSA },
          ],
        }),
    ],
    [
      'a part, shown twice',
      'part-unknown',
      () => check({ parts: [rosasPart, tomsPart, tomsPart], withheld: 0 }),
    ],
    [
      'a part that was never sealed',
      'part-unknown',
      () => check({ parts: [rosasPart, tomsPart, { ...rosasPart, person: 'x' }] }),
    ],
    ['how many parts it withholds', 'withheld-differs', () => check({ withheld: 1 })],
    ['its place', 'index-wrong', () => check({ index: entry.index + 1 })],
    ['its place, to one past the end', 'index-wrong', () => check({ index: 11 })],
    [
      'a hash of its proof',
      'root-differs',
      () => check({ proof: entry.proof.with(1, Buffer.alloc(32).toString('base64')) }),
    ],
    ['the order of its proof', 'root-differs', () => check({ proof: entry.proof.toReversed() })],
    ['the length of its proof', 'proof-length', () => check({ proof: entry.proof.slice(1) })],
    ['the checkpoint, for an older one', 'size-differs', () => check({}, log.checkpoint(10))],
    ['the size, to fit an older one', 'proof-length', () => check({ size: 8 }, log.checkpoint(8))],
    [
      'the checkpoint, for another organisation’s',
      'other-log',
      () => check({}, stranger.checkpoint(11)),
    ],
    [
      'the checkpoint, for one signed by somebody else',
      'key-unknown',
      () => check({}, impostor.checkpoint(11)),
    ],
    [
      'the checkpoint and its key, for a log made afterwards',
      'root-differs',
      () => check({ verifierKeys: [writeVerifierKey(impostor.key)] }, impostor.checkpoint(11)),
    ],
    [
      'its log, for a sample’s',
      'sample-mark-differs',
      () => check({ origin: sample.key.name }, sample.checkpoint(11)),
    ],
    ['its mark as a sample', 'sample-mark-differs', () => check({ sample: true })],
    ['its log, for none of ours', 'origin-unknown', () => check({ origin: 'example.com/log' })],
    [
      'its key, for one of another log',
      'key-of-another-log',
      () => check({ verifierKeys: [writeVerifierKey(stranger.key)] }),
    ],
    [
      'a letter of its key',
      'key-malformed',
      () => check({ verifierKeys: entry.verifierKeys.map((key) => key.replace(/.$/, 'B')) }),
    ],
    [
      'the organisation in its envelope',
      'root-differs',
      () => check({ envelope: otherOrganisation }),
    ],
  ];
  it.each(cases)('does not verify when somebody changed %s: %s', (_what, code, changed) => {
    expect(changed()).toBe(code);
  });

  it('says in a sentence of its own what is wrong', () => {
    const words = new Set<string>();
    for (const changed of [
      { index: 3 },
      { size: 9 },
      { withheld: 1 },
      { proof: [] },
      { sample: true },
      { parts: [{ ...rosasPart, salt: '0'.repeat(64) }, tomsPart] },
      { envelope: entry.envelope.replace('454', '455') },
    ]) {
      const result = checkEntry({ ...entry, ...changed }, kept, null);
      words.add(result.ok ? '' : result.refusal.because);
    }
    expect(words.size).toBe(7);
    expect(words.has('')).toBe(false);
  });

  it('verifies only if the log itself sealed it for this organisation, in the one way of writing', () => {
    // A log whose key signs over what no Deskproof seals: two names alike, another organisation.
    const twice = madeUpLog(1);
    const [only] = twice.entries;
    if (!only) throw new Error('The fixture has one entry.');
    for (const [text, code] of [
      [only.envelope.replace('{', '{"kind":"a",'), 'envelope-changed'],
      [only.envelope.replace('{', '{ '), 'envelope-changed'],
      ['{}', 'envelope-unreadable'],
      ['[', 'envelope-changed'],
      [only.envelope.replace(twice.organisationId, log.organisationId), 'other-organisation'],
      // A second commitment to the same person could be opened to one reader and hidden from another.
      [only.envelope.replace(TOM, ROSA), 'envelope-unreadable'],
      [only.envelope.replace('"at":"2026', '"at":"0000'), 'envelope-unreadable'],
    ] as const) {
      const forged = { ...twice.entry(1, 1), envelope: text };
      expect(codeOf(checkEntry(forged, signedOver(twice, text), null))).toBe(code);
    }
  });

  it('is also written as c2sp.org/tlog-proof for other people’s tools', () => {
    const text = writeTlogProof(entry, log.note(11));
    const hashes = entry.proof.join('\n');
    expect(text).toBe(`c2sp.org/tlog-proof@v1\nindex 4\n${hashes}\n\n${log.note(11)}`);
    const alone = madeUpLog(1);
    expect(writeTlogProof(alone.entry(1, 1), alone.note(1))).toBe(
      `c2sp.org/tlog-proof@v1\nindex 0\n\n${alone.note(1)}`,
    );
  });
});

/** A checkpoint of one entry, whatever it says, signed with the log's own key. */
function signedOver({ key }: MadeUpLog, text: string): Checkpoint {
  const head = { origin: key.name, size: 1, root: leafHash(Buffer.from(text)) };
  const read = readCheckpoint(writeCheckpoint(head, [key]));
  if (!read.ok) throw new Error(read.refusal.because);
  return read.value;
}

describe('the two files', () => {
  const file = Buffer.from(writeEntryPackage(entry));
  const note = Buffer.from(log.note(11));

  it('verify as they are', () => {
    expect(checkFiles(file, note)).toBe('verifies');
    expect(checkFiles(Buffer.from(JSON.stringify(entry)), note)).toBe('verifies');
  });

  it('never verify with any bit changed in any value of the entry or byte of the checkpoint', () => {
    const text = file.toString('latin1');
    const blank = (at: number): boolean => /\s/.test(text[at] ?? '');
    for (let at = 0; at < file.length; at++) {
      if (blank(at)) continue;
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
      expect([at, checkFiles(changed, note)]).not.toEqual([at, 'verifies']);
    }
    for (let at = 0; at < note.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(note);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect([at, checkFiles(file, changed)]).not.toEqual([at, 'verifies']);
      }
    }
  });

  it('never verify cut short, and say that they were', () => {
    for (let length = 1; length < file.length - 2; length++) {
      const code = checkFiles(file.subarray(0, length), note);
      // The cut may go through the middle of a character: é has two bytes, — has three.
      if (code !== 'file-not-text') expect([length, code]).toEqual([length, 'file-cut-off']);
    }
    for (let length = 0; length < note.length; length++)
      expect(checkFiles(file, note.subarray(0, length))).toBe('checkpoint-malformed');
  });

  it('of any other kind are told apart and never end in a fault', () => {
    expect(checkFiles(Buffer.from('hello'), note)).toBe('file-not-json');
    expect(checkFiles(Buffer.from([0xff, 0xfe, 0x7b]), note)).toBe('file-not-text');
    expect(checkFiles(Buffer.alloc(9_000_000, 0x20), note)).toBe('file-too-large');
    expect(checkFiles(Buffer.from('{"format":"deskproof-entry/9"}'), note)).toBe('format-unknown');
    expect(checkFiles(Buffer.from('{"format":"deskproof-entry/1"}'), note)).toBe('file-malformed');
    expect(checkFiles(Buffer.from('null'), note)).toBe('format-unknown');
    expect(checkFiles(Buffer.from('['.repeat(1e6)), note)).toBe('file-not-json');
    expect(checkFiles(Buffer.from(`\ufeff${file}`), note)).toBe('file-not-json');
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        expect(checkFiles(Buffer.from(json), Buffer.from(text))).not.toBe('verifies');
      }),
    );
  });

  it('with any field of another kind, left out or added are refused', () => {
    for (const field of Object.keys(entry)) {
      const { [field as keyof EntryPackage]: _gone, ...rest } = entry;
      expect(checkFiles(Buffer.from(JSON.stringify(rest)), note)).not.toBe('verifies');
      for (const other of [null, -1, 1.5, 'x', {}, [{}], true, 2 ** 60]) {
        const changed = Buffer.from(JSON.stringify({ ...entry, [field]: other }));
        expect([field, checkFiles(changed, note)]).not.toEqual([field, 'verifies']);
      }
    }
    const more = Buffer.from(JSON.stringify({ ...entry, note: 'more' }));
    expect(checkFiles(more, note)).toBe('file-malformed');
  });

  it('do not take half a character for the mark that stands for it', () => {
    const part = '{"name":"\ufffd"}';
    const halved = { ...entry, parts: [{ ...rosasPart, part: part.replace('\ufffd', '\ud800') }] };
    expect(checkFiles(Buffer.from(JSON.stringify(halved)), note)).toBe('file-malformed');
  });

  it('hold keys that can be read back', () => {
    for (const key of entry.verifierKeys) expect(readVerifierKey(key).ok).toBe(true);
  });
});
