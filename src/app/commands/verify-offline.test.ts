import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../lib/ids.ts';
import { writeConsistencyPackage } from '../../platform/audit/tree/consistency-package.ts';
import { writeEntryPackage } from '../../platform/audit/tree/entry-package.ts';
import {
  EVIDENCE_FORMAT,
  writeEvidencePackage,
} from '../../platform/audit/tree/evidence-package.ts';
import { madeUpLog, ROSA } from '../../platform/audit/tree/made-up-log.fixtures.ts';
import { leafHash } from '../../platform/audit/tree/merkle.ts';
import { fingerprintOf, makeKey, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { readCall } from './terminal.ts';
import { verifyOffline } from './verify-offline.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'handed over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** Runs a check in this process, and gives the exit code and what was said. */
function verify(...argv: string[]): { code: number; out: string; err: string } {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text;
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += text;
    return true;
  });
  try {
    return { code: verifyOffline(readCall(['verify', ...argv])), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const log = madeUpLog(9);
const entry = log.entry(4, 9, [ROSA]);
const entryFile = put('entry 4.json', writeEntryPackage(entry));
const noteFile = put('checkpoint-9.txt', log.note(9));
const key = writeVerifierKey(log.key);
const files = ['--entry', entryFile, '--checkpoint', noteFile];

describe('verify --entry', () => {
  it('works where there is no Deskproof set up: no database, no DATA_DIR, no network', () => {
    const cli = path.resolve(import.meta.dirname, '../../cli.ts');
    const nowhere = {
      PATH: process.env['PATH'],
      DATA_DIR: '/dev/null/none',
      DATABASE_URL: 'nonsense',
    };
    const run = spawnSync(process.execPath, [cli, 'verify', ...files, '--key', key], {
      cwd: folder,
      env: nowhere,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('VERIFIED: entry 4 of 9');
    expect(run.status).toBe(0);
  });

  it('says what the entry is, what is shown of it and who signed it', () => {
    const { code, out } = verify(...files);
    expect(code).toBe(0);
    for (const words of [
      'VERIFIED: entry 4 of 9 is in the log that was signed.',
      'shift.assigned',
      'Mon 23 Nov 2026 06:45 UK time',
      '"minutes":453',
      '1 part shown, 1 withheld',
      'Rosa Ahmed — café',
      key,
      fingerprintOf(log.key),
      'Compare it with the one that the organisation publishes',
    ])
      expect(out).toContain(words);
    expect(out).not.toContain('SAMPLE');
    expect(out).not.toContain('Tom Bell');
  });

  it('trusts a key that is given, as it stands or in a file', () => {
    expect(verify(...files, '--key', key).out).toContain('You gave this key yourself');
    const keyFile = put('keys.txt', `# published on our site\n\n${key}\r\n`);
    expect(verify(...files, '--key', keyFile).out).toContain('You gave this key yourself');
    const other = verify(...files, '--key', writeVerifierKey(makeKey(log.key.name)));
    expect(other.code).toBe(1);
    expect(other.out).toContain('DOES NOT VERIFY.');
    expect(other.out).toContain('signed by a key that is not known here');
  });

  it('says beside the verdict that nobody has checked a key that came with the file', () => {
    const second = (...argv: string[]) => verify(...argv).out.split('\n')[1];
    expect(second(...files)).toContain('KEY NOT CHECKED');
    expect(second(...files)).toContain('anybody can make a file and a key that fit each other');
    expect(second(...files, '--key', key)).toBe('');
  });

  it('refuses an option it does not know, so that a slip never drops the key that was given', () => {
    for (const slip of ['--keys', '--Key', '--checkpoints', '--organisation', '--from']) {
      const { code, out, err } = verify(...files, slip, key);
      expect([slip, code, out]).toEqual([slip, 2, '']);
      expect(err).toContain(slip);
    }
    expect(verify(...files, 'stray').code).toBe(2);
  });

  it('marks a sample loudly', () => {
    const sample = madeUpLog(2, { sample: true });
    const sampleFiles = [
      '--entry',
      put('sample.json', writeEntryPackage(sample.entry(1, 2))),
      '--checkpoint',
      put('sample.txt', sample.note(2)),
    ];
    const { code, out } = verify(...sampleFiles);
    expect([code, out.startsWith('*** SAMPLE, NOT EVIDENCE ***')]).toEqual([0, true]);
    expect(JSON.parse(verify(...sampleFiles, '--json').out)).toMatchObject({
      verified: true,
      sample: true,
      evidence: false,
    });
  });

  it('answers a program in JSON, what verifies and what does not', () => {
    expect(JSON.parse(verify(...files, '--json').out)).toMatchObject({
      verified: true,
      entry: 4,
      size: 9,
      kind: 'shift.assigned',
      at: '2026-11-23T06:45:00.000Z',
      withheld: 1,
      parts: [{ person: ROSA }],
      keyGiven: false,
      signedBy: [{ verifierKey: key }],
    });
    const wrong = put('wrong.json', writeEntryPackage({ ...entry, index: 5 }));
    const { code, out } = verify('--entry', wrong, '--checkpoint', noteFile, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      verified: false,
      reason: 'index-wrong',
      because: 'The entry stands in place 4 of the checkpoint, not in place 6 as the file says.',
    });
  });

  it('says exactly why an entry does not verify', () => {
    const whole = writeEntryPackage(entry);
    const cases: readonly (readonly [string | Buffer, string])[] = [
      [whole.replace('453', '454'), 'does not lead to the root'],
      [whole.replace('Rosa', 'Rose'), 'not those that were sealed'],
      [whole.slice(0, 300), 'it was cut off'],
      ['not json', 'not JSON'],
      [Buffer.from([0xff]), 'not valid UTF-8'],
      [Buffer.alloc(8_000_001), '8000001 bytes'],
      ['{"format":"deskproof-entry/2"}', 'not of the format deskproof-entry/1'],
    ];
    for (const [content, words] of cases) {
      const { code, out } = verify('--entry', put('bad.json', content), '--checkpoint', noteFile);
      expect([code, out]).toEqual([1, expect.stringContaining(words)]);
      expect(out).toContain('DOES NOT VERIFY.');
    }
    const cut = put('cut.txt', log.note(9).slice(0, -9));
    expect(verify('--entry', entryFile, '--checkpoint', cut).out).toContain(
      'its last line is cut off',
    );
    const lineEnds = put('crlf.txt', log.note(9).replaceAll('\n', '\r\n'));
    expect(verify('--entry', entryFile, '--checkpoint', lineEnds).out).toContain(
      'its line ends were changed',
    );
    const other = put('other.txt', madeUpLog(9).note(9));
    expect(verify('--entry', entryFile, '--checkpoint', other).out).toContain('of another log');
  });

  it('shows nothing that a terminal would obey', () => {
    const evil = put('evil.json', `{"format":"\\u001b]0;owned\\u0007\\u202e"}`);
    const { out } = verify('--entry', evil, '--checkpoint', noteFile);
    expect(out).not.toMatch(/(?!\n)\p{C}/u);
    const json = verify('--entry', evil, '--checkpoint', noteFile, '--json').out;
    expect(json).not.toMatch(/(?!\n)\p{C}/u);
    expect(JSON.parse(json)).toMatchObject({ verified: false });
  });

  it('tells a wrong call from an entry that does not verify: exit code 2', () => {
    for (const argv of [
      ['--entry'],
      ['--entry', entryFile],
      ['--entry', entryFile, '--checkpoint'],
      ['--entry', path.join(folder, 'none.json'), '--checkpoint', noteFile],
      ['--entry', folder, '--checkpoint', noteFile],
      [...files, '--key'],
      [...files, '--key', 'nonsense'],
      [...files, '--key', put('empty.txt', '\n')],
      [...files, '--consistency', entryFile],
      ['--consistency', entryFile],
    ]) {
      const { code, out, err } = verify(...argv);
      expect([argv, code, out]).toEqual([argv, 2, '']);
      expect(err).not.toBe('');
    }
  });
});

describe('verify --evidence', () => {
  const rendition = JSON.stringify({
    evidence: newId(),
    title: 'Booking: worker assigned',
    learner: 'Lena Lowe',
    organisation: { id: log.organisationId, sample: false },
    entries: [
      {
        seq: 4,
        ...JSON.parse(entry.envelope),
        leaf: leafHash(Buffer.from(entry.envelope)).toString('hex'),
      },
    ],
  });
  const file = put(
    'evidence.json',
    writeEvidencePackage({
      format: EVIDENCE_FORMAT,
      evidence: JSON.parse(rendition).evidence,
      renditionSha256: createHash('sha256').update(rendition).digest('hex'),
      rendition,
      checkpoint: log.note(9),
      entries: [entry],
    }),
  );

  it('proves every record of an item, and says where checkpoint and key come from', () => {
    const bare = verify('--evidence', file);
    expect(bare).toMatchObject({ code: 0, out: expect.stringContaining('KEY NOT CHECKED') });
    expect(bare.out).toContain('CHECKPOINT FROM THE FILE');
    const kept = verify('--evidence', file, '--checkpoint', noteFile, '--key', key);
    expect(kept.out).toContain('VERIFIED: the record of this item is in the log of 9 entries');
    expect(kept.out).toContain('entry 4: shift.assigned, Mon 23 Nov 2026 06:45');
    expect(kept.out).not.toMatch(/KEY NOT CHECKED|CHECKPOINT FROM THE FILE/);
    expect(JSON.parse(verify('--evidence', file, '--json').out)).toMatchObject({
      verified: true,
      checkpointGiven: false,
      entries: [{ entry: 4 }],
    });
  });

  it('refuses an item for another checkpoint, and an entry in its place', () => {
    const other = put('checkpoint-8.txt', log.note(8));
    expect(verify('--evidence', file, '--checkpoint', other)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Record 1 of the item (entry 4)'),
    });
    expect(verify('--evidence', entryFile)).toMatchObject({
      code: 1,
      out: expect.stringContaining('not of the format deskproof-evidence/1'),
    });
    expect(verify('--evidence', file, '--entry', entryFile).code).toBe(2);
  });
});

describe('verify --consistency', () => {
  const growth = put('growth.json', writeConsistencyPackage(log.consistency(5, 9)));
  const older = put('checkpoint-5.txt', log.note(5));
  const call = ['--consistency', growth, '--from', older, '--to', noteFile];

  it('says that a log only grew, and whose key says so', () => {
    const { code, out } = verify(...call, '--key', key);
    expect(code).toBe(0);
    expect(out).toContain('begins with the 5 of the earlier checkpoint');
    expect(out).toContain('4 were added');
    expect(JSON.parse(verify(...call, '--json').out)).toMatchObject({
      verified: true,
      from: 5,
      to: 9,
      keyGiven: false,
    });
  });

  it('finds a log that was rewritten between two checkpoints', () => {
    const rewritten = madeUpLog(9, { organisationId: log.organisationId });
    const later = put('rewritten.txt', rewritten.note(9, [log.key]));
    const { code, out } = verify('--consistency', growth, '--from', older, '--to', later);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('the log was rewritten between the two'),
    ]);
  });

  it('wants the two checkpoints that the proof is for, in their order', () => {
    expect(verify('--consistency', growth, '--from', noteFile, '--to', older)).toMatchObject({
      code: 1,
      out: expect.stringContaining('from 5 to 9 entries; the checkpoints are of 9 and 5'),
    });
  });
});
