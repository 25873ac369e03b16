import { describe, expect, it } from 'vitest';
import { whatIsCut } from './cut.ts';
import { documentOf, markingPointsLines } from './fixtures.ts';

describe('a page with examiner marking points', () => {
  it('is its points, numbered in their order, with a title out of its first sentence', () => {
    const document = documentOf(markingPointsLines());
    expect(document).toMatchObject({
      kind: 'marking_points',
      code: 'CKBT',
      title: { value: 'Careful keeping of bees in towns', line: 1 },
      notUnderstood: [],
    });
    expect(document.statements).toEqual([
      { number: '1', wording: 'Award credit for calm hands.', line: 7 },
      { number: '2', wording: 'Look for a smoker that stays alight.', line: 8 },
      { number: '3', wording: 'Evidence must show a full frame.', line: 10 },
    ]);
    expect(whatIsCut(document)).toBeNull();
  });

  it.each([
    ['Coordinating Flexible Workers', 'FLEX'],
    ['This subtopic explores the relationship management of our trade, and more.', 'REL'],
    ['This element focuses on sales team performance. More.', 'SALES'],
    ['Beekeeping in Towns', 'BT'],
  ])('has a code by its title: %s', (first, code) => {
    expect(documentOf([first, ...markingPointsLines().slice(1)]).code).toBe(code);
  });

  it('ends its points at the next heading, wherever they stand', () => {
    const [first = '', ...rest] = markingPointsLines();
    const points = rest.slice(-5);
    const document = documentOf([first, ...points, 'Common Mistakes', '- Gloves left at home.']);
    expect(document.statements).toHaveLength(3);
    expect(document.headings.map(({ value }) => value)).toContain('Common Mistakes');
  });

  it('takes points without bullets when they are sentences', () => {
    const lines = [
      'Bees',
      'Marking points:',
      'Award credit for hands that stay calm throughout.',
      'Look for a smoker that stays alight all day.',
      'Next Part',
    ];
    expect(documentOf(lines).statements).toHaveLength(2);
  });

  it('is cut where the last point breaks off', () => {
    const cut = whatIsCut(documentOf([...markingPointsLines(), '- Look for gloves of lea']));
    expect(cut).toMatchObject({ line: 11, place: 'marking point 4' });
  });
});
