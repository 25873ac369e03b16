import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { pagesToAppend } from './append-pages.ts';
import { printSheet } from './pdf.ts';
import type { Sheet } from './sheet.ts';

const SHEET: Sheet = {
  letterhead: { name: 'Brook Street Care', address: '1 Brook St', phone: '', email: '' },
  title: 'Confirmation of booking 12',
  subtitle: 'Version 1',
  lead: ['Rosa, this confirms your work.'],
  sections: [{ title: 'Work', rows: [{ label: 'Where', value: 'Harrow House' }] }],
  documentId: 'd',
  sha256: 'e',
  madeAt: new Date('2026-11-23T09:00:00Z'),
  isSample: false,
};
const page = (change: Partial<Sheet> = {}) =>
  printSheet({ ...SHEET, title: 'Signature (see 3 0 R \\)', lead: [], sections: [], ...change });

async function wordsOf(pdf: Buffer): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text;
}

describe('pages put behind a paper', () => {
  test('stand after its own, and leave its bytes as they were, so that its hash can still be taken', async () => {
    const paper = await printSheet(SHEET);
    const tail = pagesToAppend(paper, await page());
    const whole = Buffer.concat([paper, tail]);
    const words = await wordsOf(whole);
    expect(words).toHaveLength(2);
    expect(words[0]).toContain('Harrow House');
    expect(words[1]).toContain('Signature (see 3 0 R \\)');
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(whole.subarray(0, paper.length))).toBe(hash(paper));
    expect(pagesToAppend(paper, await page()).equals(tail)).toBe(true);
  });

  test('carry a hand-drawn line and several sheets of paper', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => ({ label: `Day ${index}`, value: 'x' }));
    const paper = await printSheet({ ...SHEET, sections: [{ title: 'Days', rows }] });
    const drawing = {
      title: 'Drawn by hand',
      strokes: [
        [0, 0, 500, 400, 1000, 0],
        [10, 10],
      ],
    };
    const whole = Buffer.concat([paper, pagesToAppend(paper, await page({ drawing }))]);
    const words = await wordsOf(whole);
    expect(words.length).toBeGreaterThan(2);
    expect(words[0]).toContain('Day 0');
    expect(words.at(-1)).toContain('Drawn by hand');
  });

  test('are not put behind a file of another make', () => {
    expect(() => pagesToAppend(Buffer.from('%PDF-1.7 stranger'), Buffer.from(''))).toThrow(
      'our own print',
    );
  });
});
