import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../lib/ids.ts';
import {
  checkEvidence,
  EVIDENCE_FORMAT,
  type EvidencePackage,
  readEvidencePackage,
  writeEvidencePackage,
} from './evidence-package.ts';
import { madeUpLog } from './made-up-log.fixtures.ts';
import { leafHash } from './merkle.ts';

const log = madeUpLog(9);
const SEQS = [3, 5];
const evidence = newId();

interface Told {
  readonly seq: number;
  readonly [name: string]: unknown;
}

/** An item of Lena's that rests on entries 3 and 5, told as the portfolio tells it. */
function anItem({
  from = log,
  retell = (told: Told): Told => told,
  sample = false,
} = {}): EvidencePackage {
  const entries = SEQS.map((seq) => from.entry(seq, 9, []));
  const rendition = JSON.stringify({
    evidence,
    title: 'Booking: worker assigned',
    learner: 'Lena Lowe',
    organisation: { id: from.organisationId, sample },
    entries: entries.map((entry) => {
      const { id, kind, at } = JSON.parse(entry.envelope);
      const leaf = leafHash(Buffer.from(entry.envelope)).toString('hex');
      return retell({ seq: entry.index + 1, id, kind, at, leaf, says: [] });
    }),
  });
  return {
    format: EVIDENCE_FORMAT,
    evidence,
    renditionSha256: createHash('sha256').update(rendition).digest('hex'),
    rendition,
    checkpoint: from.note(9),
    entries,
  };
}

const codeOf = (item: EvidencePackage, size = 9): string => {
  const proven = checkEvidence(item, log.checkpoint(size), [log.key]);
  return proven.ok ? 'verified' : proven.refusal.code;
};

describe('an item of evidence outside the house', () => {
  it('verifies with its records, and comes back as it was written', () => {
    const item = anItem();
    expect(readEvidencePackage(Buffer.from(writeEvidencePackage(item)))).toEqual({
      ok: true,
      value: item,
    });
    const proven = checkEvidence(item, log.checkpoint(9), null);
    expect(proven).toMatchObject({
      ok: true,
      value: { learner: 'Lena Lowe', entries: [{ number: 3 }, { number: 5, keysGiven: false }] },
    });
  });

  it('does not verify when one word of the rendition is another', () => {
    const item = anItem();
    const rendition = item.rendition.replace('Lena Lowe', 'Lena Love');
    expect(codeOf({ ...item, rendition })).toBe('rendition-changed');
  });

  it.each<readonly [string, (told: Told) => Told]>([
    ['another kind', (told) => ({ ...told, kind: 'booking.confirmed' })],
    ['another day', (told) => ({ ...told, at: '2026-11-24T06:45:00.000Z' })],
    ['another hash', (told) => ({ ...told, leaf: 'ab'.repeat(32) })],
    ['another number', (told) => ({ ...told, seq: told.seq + 1 })],
  ])('does not verify when it tells of %s than the log says', (_what, retell) => {
    expect(codeOf(anItem({ retell }))).toBe('records-differ');
  });

  it('does not verify with a record left out, of another log, of another size or of another item', () => {
    const item = anItem();
    expect(codeOf({ ...item, entries: item.entries.slice(0, 1) })).toBe('records-differ');
    expect(codeOf(anItem({ from: madeUpLog(9) }))).not.toBe('verified');
    expect(codeOf(item, 8)).toBe('size-differs');
    expect(codeOf({ ...item, evidence: newId() })).toBe('rendition-unreadable');
  });

  it('does not verify with an envelope changed by a letter', () => {
    const item = anItem();
    const [first, ...rest] = item.entries;
    if (!first) throw new Error('An item without records.');
    const changed = {
      ...first,
      envelope: first.envelope.replace('shift.assigned', 'shift.assignee'),
    };
    expect(codeOf({ ...item, entries: [changed, ...rest] })).toBe('root-differs');
  });

  it('of a sample says that it is one, and cannot say that it is none', () => {
    const sample = madeUpLog(9, { sample: true });
    const check = (item: EvidencePackage) => checkEvidence(item, sample.checkpoint(9), null);
    expect(check(anItem({ from: sample, sample: true }))).toMatchObject({
      value: { entries: [{ isSample: true }, { isSample: true }] },
    });
    expect(check(anItem({ from: sample }))).toMatchObject({
      refusal: { code: 'records-differ' },
    });
  });
});
