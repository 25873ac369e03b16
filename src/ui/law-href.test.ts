import { expect, it } from 'vitest';
import { LAW } from '../rules/book/book.ts';
import { lawHref } from './law-href.ts';

it('leads from every rule of law to its page, and from no other', () => {
  for (const { id } of LAW) expect(lawHref(id)).toBe(`/rules/${id}`);
  for (const id of ['OWN-SKILLS', 'R12', 'W36', 'NEW-1']) expect(lawHref(id)).toBeUndefined();
});
