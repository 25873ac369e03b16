import { describe, expect, it } from 'vitest';
import { applying, keptOf, sameQuery, viewHref } from './view-query.ts';

const filters = [
  { name: 'search', label: 'Name' },
  { name: 'role', label: 'Role', options: [{ value: 'chef', label: 'Chef' }] },
  { name: 'town', label: 'Town', options: [] },
];

describe('a view of a list', () => {
  it('keeps filters and order, and neither the page of the list nor the open record', () => {
    const query = { role: 'chef', order: '-since', open: 'rosa', shown: '400', search: '' };
    expect(keptOf(query, ['search', 'role', 'order'])).toEqual({ role: 'chef', order: '-since' });
  });

  it('opens with what still applies, and names what does not', () => {
    const saved = { role: 'welder', colour: 'red', search: 'Ann', order: 'name', town: 'York' };
    expect(applying(saved, filters, ['order'])).toEqual({
      query: { search: 'Ann', order: 'name', town: 'York' },
      left: ['Role welder', 'colour'],
    });
  });

  it('is the present one when it asks for the same, in whatever order', () => {
    expect(sameQuery({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(sameQuery({ a: '1' }, { a: '1', b: '2' })).toBe(false);
    expect(sameQuery({ a: '1' }, { a: '2' })).toBe(false);
  });

  it('has an address that a colleague can open', () => {
    const now = { view: 'list', from: '200', needs: 'unsent' };
    expect(viewHref('/bookings', now, ['view'], { q: 'A & B' }, 'v1')).toBe(
      '/bookings?view=list&q=A+%26+B&saved=v1',
    );
    expect(viewHref('/mail', {}, [], {}, undefined)).toBe('/mail');
  });
});
