import { expect, test } from 'vitest';
import { z } from './no-zod.ts';

test('a descriptor made with any chain of schema calls loads in the browser', () => {
  const role = z.enum(['owner', 'consultant']);
  const route = {
    method: 'POST',
    path: '/api/bookings/:id',
    body: z.object({
      id: z.uuid(),
      email: z.email('Give an e-mail address.').max(254),
      roles: z.array(role).min(1),
      note: z.string().trim().default('').optional().nullable(),
      either: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') })]),
      at: z.iso.datetime(),
      many: z.record(
        z.string(),
        z.coerce
          .number()
          .int()
          .refine(() => true),
      ),
    }),
  };
  expect(route.path).toBe('/api/bookings/:id');
});

test('a page that asks a schema to check something is told so at once', () => {
  const schema = z.object({ name: z.string() });
  expect(() => schema.safeParse({ name: 'Rosa' })).toThrow('schemas are only types in the browser');
  expect(() => z.enum(['a', 'b']).options).toThrow('schemas are only types in the browser');
});
