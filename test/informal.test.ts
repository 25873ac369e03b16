import { expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../src/app/compose.ts';

type Shape = Readonly<Record<string, unknown>>;
const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

/** Does this property hold the outcome of a unit: 'achieved' or 'not_yet'? */
function isVerdict(property: unknown): boolean {
  const told = JSON.stringify(property ?? null);
  return (
    told.includes('"achieved"') && told.includes('"not_yet"') && !told.includes('"properties"')
  );
}

/** Objects that show a decision's outcome under whatever name, and whether they say how firm it is. */
function decisionsShown(shape: unknown): boolean[] {
  if (!isShape(shape)) return [];
  const properties = shape['properties'];
  const own =
    isShape(properties) && Object.values(properties).some(isVerdict)
      ? ['standing' in properties]
      : [];
  return [...own, ...Object.values(shape).flatMap(decisionsShown)];
}

test('R73: whatever shows the decision on a unit says with it whether it is informal or ratified', () => {
  const shown = endpoints('http://127.0.0.1:4000').flatMap(({ route }) => {
    if (route.method !== 'GET' || typeof route.reply === 'string') return [];
    const shape = z.toJSONSchema(route.reply as z.ZodType, {
      io: 'output',
      unrepresentable: 'any',
    });
    return decisionsShown(shape).map((says) => ({ path: route.path, says }));
  });
  expect(new Set(shown.map(({ path }) => path)).size).toBeGreaterThanOrEqual(4);
  expect(shown.filter(({ says }) => !says)).toEqual([]);
});
