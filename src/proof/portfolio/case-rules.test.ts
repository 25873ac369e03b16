import { describe, expect, it } from 'vitest';
import { type CaseEntry, changeTold, gateRespected } from './case-rules.ts';

const ravi = 'member-ravi';
const carla = 'member-carla';

const entry = (
  kind: string,
  actor: string | null,
  facts: unknown,
  subjects: Readonly<Record<string, string>> = { booking: 'monday' },
): CaseEntry => ({ kind, actor, facts, subjects });

const refused = (actor: string, step = 'assign', shifts = ['early']) =>
  entry('supply.refused', actor, { step, shifts, rules: [], missing: [] });
const assigned = (actor: string, shifts = ['early']) =>
  entry('shift.assigned', actor, { shifts, assignments: ['a'] });

describe('a gate respected', () => {
  it('is Ravi being kept from sending Tom, and then filling the shift with Rosa', () => {
    const stopped = refused(ravi);
    const filled = assigned(ravi, ['early', 'late']);
    expect(gateRespected([stopped, filled], ravi)).toEqual([[stopped, filled]]);
  });

  it('shows the last refusal before the assignment', () => {
    const [first, second, filled] = [refused(ravi, 'offer'), refused(ravi), assigned(ravi)];
    expect(gateRespected([first, second, filled], ravi)).toEqual([[second, filled]]);
  });

  it.each([
    ['nothing was filled after it', [refused(ravi)]],
    ['the shift was filled before it', [assigned(ravi), refused(ravi)]],
    ['another shift was filled', [refused(ravi), assigned(ravi, ['late'])]],
    ['Carla was refused', [refused(carla), assigned(ravi)]],
    ['Carla filled it', [refused(ravi), assigned(carla)]],
    ['only a confirmation was refused', [refused(ravi, 'confirm'), assigned(ravi)]],
    ['the facts cannot be read', [entry('supply.refused', ravi, null), assigned(ravi)]],
  ] as const)('is not seen when %s', (_why, entries) => {
    expect(gateRespected(entries, ravi)).toEqual([]);
  });
});

const changed = (
  held: number,
  subjects: Readonly<Record<string, string>> = { booking: 'monday' },
  fields = ['reportTo'],
) => entry('booking.changed', ravi, { what: 'particulars', fields, shifts: [], held }, subjects);
const confirmed = (worker: string, booking = 'monday', sides = ['worker', 'hirer']) =>
  entry(
    'booking.confirmed',
    carla,
    { papers: sides.map((side) => ({ side })) },
    { booking, worker },
  );

describe('a change that all were told of', () => {
  it('is seen once every worker who holds the work has it in writing', () => {
    const [change, rosa, tom] = [changed(2), confirmed('rosa'), confirmed('tom')];
    expect(changeTold([change, rosa], ravi)).toEqual([]);
    expect(changeTold([change, rosa, confirmed('rosa')], ravi)).toEqual([]);
    expect(changeTold([change, rosa, tom], ravi)).toEqual([[change, rosa, tom]]);
  });

  it('is seen for a shift when the worker who holds it was told, not another', () => {
    const change = changed(1, { booking: 'monday', worker: 'rosa' }, ['startsAt']);
    expect(changeTold([change, confirmed('tom')], ravi)).toEqual([]);
    const told = confirmed('rosa');
    expect(changeTold([change, told], ravi)).toEqual([[change, told]]);
  });

  it.each([
    ['it was told before the change', [confirmed('rosa'), changed(1)]],
    ['only the worker was told', [changed(1), confirmed('rosa', 'monday', ['worker'])]],
    ['another booking was confirmed', [changed(1), confirmed('rosa', 'tuesday')]],
    ['only a note was changed', [changed(1, undefined, ['notes']), confirmed('rosa')]],
    ['the change names no booking', [changed(1, {}), confirmed('rosa')]],
    [
      'the change does not say how many hold it',
      [entry('booking.changed', ravi, { fields: ['risks'] }), confirmed('rosa')],
    ],
  ] as const)('is not seen when %s', (_why, entries) => {
    expect(changeTold(entries, ravi)).toEqual([]);
  });

  it('is not seen again where nobody holds the work: the entry counts by itself', () => {
    expect(changeTold([changed(0), confirmed('rosa')], ravi)).toEqual([]);
  });

  it('is not Carla’s when Ravi made the change', () => {
    expect(changeTold([changed(1), confirmed('rosa')], carla)).toEqual([]);
  });
});
