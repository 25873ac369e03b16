import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeFramework } from './decode.ts';
import { countsOf, type ReadDocument } from './document.ts';
import { documentOf } from './fixtures.ts';
import { tidy } from './rows.ts';
import { notWhole } from './whole.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../../../shared/seeds');
const absent = !existsSync(SEEDS);

function textOf(prefix: string): string {
  const name = readdirSync(SEEDS).find((file) => file.startsWith(`${prefix}_`)) ?? '';
  const decoded = decodeFramework(readFileSync(path.join(SEEDS, name)));
  if (!decoded.ok) throw new Error(decoded.refusal.because);
  return decoded.value.text;
}

/** 'AB1 7+5+4': criteria of each outcome. */
function shapeOf({ units }: ReadDocument): readonly string[] {
  return units.map(
    ({ reference, level, credit, guidedHours, group, outcomes }) =>
      `${reference.value} ${group?.charAt(0)} L${level?.value} C${credit?.value} H${guidedHours?.value} ${outcomes
        .map(({ criteria }) => criteria.length)
        .join('+')}`,
  );
}

const SHAPE = [
  'RPC1 m L2 C3 H11 7+5+4',
  'RPC2 m L2 C2 H11 5+4',
  'RPC3 m L2 C3 H14 3+3+5+6',
  'RPC4 m L2 C3 H17 4+3+5+4',
  'RPC5 m L2 C2 H8 5+3',
  'RPC6 m L2 C2 H12 3+3+2',
  'RPC7 m L2 C2 H5 6+2',
  'RPC8 m L2 C2 H5 5+5',
  'ML2 m L2 C3 H19 5+4+4',
  'BA13 o L2 C2 H12 4+6',
  'CS7 o L2 C5 H27 6+4+2+6+2',
  'CS11 o L2 C3 H16 8+4+9',
  'CS14 o L2 C3 H15 4+6',
  'CS17 o L2 C5 H22 6+8+2',
  'CS18 o L2 C3 H16 7+7',
  'ML1 o L2 C3 H11 5+3+7+5',
  'SA203 o L2 C5 H33 7+2+10+6+3',
  'SA208 o L2 C3 H20 5+6+5+2',
  'SA212 o L2 C2 H15 4+6+4',
];

describe.skipIf(absent)(
  `the reference documents${absent ? ' (skipped: no reference data)' : ''}`,
  () => {
    it('the specification: 19 units, 58 outcomes, 276 criteria, and every line understood', () => {
      const document = documentOf(textOf('004'));
      expect(document).toMatchObject({
        kind: 'specification',
        code: 'REC-L2-RR',
        notUnderstood: [],
      });
      expect(countsOf(document)).toEqual({ units: 19, outcomes: 58, criteria: 276 });
      expect(shapeOf(document)).toEqual(SHAPE);
      expect(notWhole(document)).toEqual([]);
      expect(document.contents).toHaveLength(38);
      expect(document.rules).toMatchObject({
        mandatoryUnits: { value: 9, line: 551 },
        mandatoryCredit: { value: 22 },
        optionalCredit: { value: 6 },
        totalCredit: { value: 28, line: 552 },
        overviewCredit: { value: 28, line: 541 },
        minimumMandatoryCredit: { value: 28, line: 553 },
        minimumOptionalCredit: { value: 13, line: 554 },
        maximumOptionalCredit: { value: null, line: 554 },
        overviewHours: { value: { least: 132, most: 162 }, line: 544 },
        hoursPerCredit: { value: 10, line: 113 },
      });
      expect(document.rules?.rows).toHaveLength(19);
      expect(document.qualificationNumbers.map(({ line }) => line)).toEqual([5, 527]);
    });

    it('loses no word between the first outcome and the last criterion of any unit', () => {
      const text = textOf('004');
      const document = documentOf(text);
      const lines = text.split('\n');
      for (const unit of document.units) {
        const start = unit.outcomes[0]?.line ?? 0;
        const end = lines.findIndex(
          (line, at) => at >= start && line.startsWith('Additional Info'),
        );
        const written = lines.slice(start - 1, end).filter((line) => !line.startsWith('--'));
        const read = unit.outcomes.flatMap(({ number, wording, criteria }) => [
          `${number} ${wording}`,
          ...criteria.map((one) => `${one.number} ${one.wording}`),
        ]);
        const plain = (words: string): string =>
          tidy(words.replace(/<\/?p>/g, ' ')).replace(/(^| )(\d) ?\. ?(?=\D)/g, '$1$2 ');
        expect(plain(read.join(' ')), unit.reference.value).toBe(plain(written.join(' ')));
      }
    });

    it('is the same with Windows line ends, trimmed, in Windows-1252 and with its table at the end', () => {
      const text = textOf('004');
      const lines = text.split('\n');
      const rules = lines.findIndex((line) => line.startsWith('RULES OF COMBINATION'));
      const pages = lines.findIndex((line) => line.startsWith('**REC'));
      const later = [
        ...lines.slice(0, rules),
        ...lines.slice(pages),
        '',
        ...lines.slice(rules, pages),
      ];
      for (const other of [
        text.replaceAll('\n', '\r\n'),
        text.replace(/[ \t]+$/gm, ''),
        later.join('\n'),
      ]) {
        const document = documentOf(other);
        expect(shapeOf(document)).toEqual(SHAPE);
        expect(document.rules?.rows).toHaveLength(19);
        expect(document.notUnderstood).toEqual([]);
      }
      const bytes = Buffer.from(
        [...text].map((sign) => (sign > 'ÿ' ? '\u0092' : sign)).join(''),
        'latin1',
      );
      const decoded = decodeFramework(bytes);
      expect(decoded).toMatchObject({ ok: true, value: { encoding: 'Windows-1252' } });
      if (decoded.ok) expect(shapeOf(documentOf(decoded.value.text))).toEqual(SHAPE);
    });

    it('the standard: 35 statements', () => {
      const document = documentOf(textOf('002'));
      expect(document).toMatchObject({ kind: 'standard', code: 'ST0321', notUnderstood: [] });
      expect(countsOf(document)).toEqual({ units: 3, outcomes: 0, criteria: 35 });
      expect(document.statements.map(({ number }) => number).join(' ')).toBe(
        [
          ...Array.from({ length: 9 }, (_, at) => `K${at + 1}`),
          ...Array.from({ length: 17 }, (_, at) => `S${at + 1}`),
          ...Array.from({ length: 9 }, (_, at) => `B${at + 1}`),
        ].join(' '),
      );
    });

    it.each([
      ['000', 'FLEX', 6],
      ['001', 'REL', 4],
      ['003', 'SALES', 4],
    ])('the page %s: %s with %i marking points', (prefix, code, points) => {
      const document = documentOf(textOf(prefix));
      expect(document).toMatchObject({ kind: 'marking_points', code, notUnderstood: [] });
      expect(countsOf(document)).toEqual({ units: 1, outcomes: 0, criteria: points });
      expect(notWhole(document)).toEqual([]);
    });
  },
);
