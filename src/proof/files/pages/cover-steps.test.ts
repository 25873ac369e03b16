import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partFrom, stepped } from './cover-steps.ts';

it('a part that is drawn from any corner to any other is the same, cut off at the edges', () => {
  const part = { key: 'a', left: 200, top: 300, width: 400, height: 700 };
  expect(partFrom('a', { x: 0.2, y: 0.3 }, { x: 0.6, y: 1.4 })).toEqual(part);
  expect(partFrom('a', { x: 0.6, y: 1.4 }, { x: 0.2, y: 0.3 })).toEqual(part);
});

it('however a part is moved and sized by keys, it stays within the picture and has a size', () => {
  const arrow = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
  fc.assert(
    fc.property(fc.array(fc.tuple(arrow, fc.boolean()), { maxLength: 300 }), (presses) => {
      let part = { key: 'a', left: 400, top: 400, width: 200, height: 200 };
      for (const [key, sizes] of presses) part = stepped(part, key, sizes);
      expect(Math.min(part.left, part.top)).toBeGreaterThanOrEqual(0);
      expect(Math.min(part.width, part.height)).toBeGreaterThan(0);
      expect(part.left + part.width).toBeLessThanOrEqual(1000);
      expect(part.top + part.height).toBeLessThanOrEqual(1000);
    }),
  );
});
