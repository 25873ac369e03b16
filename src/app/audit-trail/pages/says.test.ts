import { describe, expect, it } from 'vitest';
import { labelOf, sayingsOf } from './says.ts';

const said = (facts: unknown) =>
  Object.fromEntries(
    sayingsOf(facts).map(({ label, values }) => [label, values.map(({ text }) => text)]),
  );

describe('the facts of an entry', () => {
  it('are named in words', () => {
    expect(labelOf('noticeMinutes')).toBe('Notice minutes');
    expect(labelOf('informationDueOn')).toBe('Information due on');
    expect(labelOf('fileSha256')).toBe('File SHA-256');
    expect(labelOf('made_at')).toBe('Made at');
  });

  it('read as people here write: days, moments in London, hours, yes and no, nothing', () => {
    expect(
      said({
        checkedOn: '2024-11-23',
        saidAt: '2024-07-01T05:00:00.000Z',
        noticeMinutes: 450,
        inTime: true,
        willing: false,
        dueOn: null,
        how: 'in_person',
        roles: [],
        count: 12_500,
      }),
    ).toEqual({
      'Checked on': ['Sat 23 Nov 2024'],
      'Said at': ['Mon 1 Jul 2024 06:00'],
      'Notice minutes': ['7 h 30'],
      'In time': ['Yes'],
      Willing: ['No'],
      'Due on': ['None'],
      How: ['in person'],
      Roles: ['None'],
      Count: ['12,500'],
    });
  });

  it('keep ids and hashes sign by sign', () => {
    const id = '01920000-0000-7000-8000-000000000000';
    expect(sayingsOf({ shifts: [id], fileSha256: 'a'.repeat(64), says: 'night care' })).toEqual([
      { label: 'Shifts', values: [{ text: id, code: true }] },
      { label: 'File SHA-256', values: [{ text: 'a'.repeat(64), code: true }] },
      { label: 'Says', values: [{ text: 'night care', code: false }] },
    ]);
  });

  it('say a rule with its outcome and how often, and what stands within in one line', () => {
    expect(
      said({
        rules: [
          { rule: 'WTR-48', outcome: 'block_override', count: 2 },
          { rule: 'CR-19', outcome: 'record', count: 1 },
        ],
        lines: [{ role: 'Care assistant', shifts: 3 }],
      }),
    ).toEqual({
      Rules: ['WTR-48: block override, 2 times', 'CR-19: record'],
      Lines: ['role Care assistant; shifts 3'],
    });
  });
});
