import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cost,
  compareCosts,
  costOf,
  type Desk,
  findRepairs,
  type Move,
  type Unit,
} from './repair.ts';

const PEOPLE = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay'];

function aUnit(id: string, holder: string | null, change: Partial<Unit> = {}): Unit {
  return { id, shiftIds: [id], holder, confirmed: 0, faces: 0, ...change };
}

/** A desk on which only what `pairs` names is lawful: 'Ana takes G', 'Ana takes G for X'. */
function aDesk(units: readonly Unit[], pairs: readonly string[]): Desk {
  const gap = aUnit('G', null);
  const lawful = new Set(pairs);
  return {
    gap,
    free: (unit) => PEOPLE.filter((name) => name !== unit.holder),
    givers: (unit) =>
      units.flatMap((gives) =>
        gives.holder === null || gives.holder === unit.holder || gives.id === unit.id
          ? []
          : [{ personId: gives.holder, gives }],
      ),
    mayTake: (name, unit, gives) =>
      lawful.has(`${name} takes ${unit.id}${gives ? ` for ${gives.id}` : ''}`),
    burden: (name) => PEOPLE.indexOf(name),
    warnings: () => 0,
  };
}

function told({ moves }: { readonly moves: readonly Move[] }): string {
  return moves
    .map(({ personId, takes, gives }) => `${personId} ${gives ? `${gives.id} to ` : ''}${takes.id}`)
    .join(', ');
}

/** Every lawful chain of at most three people, tried one by one. */
function everyChain(desk: Desk): readonly (readonly Move[])[] {
  const found: (readonly Move[])[] = [];
  const grow = (before: readonly Move[], takes: Unit) => {
    const fits = (personId: string) => !before.some((move) => move.personId === personId);
    for (const personId of desk.free(takes).filter(fits)) {
      if (desk.mayTake(personId, takes, null)) {
        found.push([...before, { personId, takes, gives: null }]);
      }
    }
    if (before.length === 2) return;
    for (const { personId, gives } of desk.givers(takes)) {
      if (!fits(personId) || !desk.mayTake(personId, takes, gives)) continue;
      grow([...before, { personId, takes, gives }], gives);
    }
  };
  grow([], desk.gap);
  return found;
}

const given = (moves: readonly Move[]) => moves.flatMap(({ gives }) => gives ?? []);

describe('a repair by short chains', () => {
  it('sends somebody straight before anybody is moved', () => {
    const desk = aDesk(
      [aUnit('X', 'Ana')],
      ['Ana takes G for X', 'Ben takes X', 'Cleo takes G', 'Dan takes G'],
    );
    expect(findRepairs(desk, 5).repairs.map(told)).toEqual(['Cleo G', 'Dan G']);
  });

  it('moves nobody who was told in writing when a longer chain moves none', () => {
    const units = [aUnit('X', 'Ana', { confirmed: 1 }), aUnit('Y', 'Ben'), aUnit('Z', 'Cleo')];
    const desk = aDesk(units, [
      'Ana takes G for X',
      'Dan takes X',
      'Ben takes G for Y',
      'Cleo takes Y for Z',
      'Eve takes Z',
    ]);
    const [first] = findRepairs(desk, 5).repairs;
    expect(first && told(first)).toBe('Ben Y to G, Cleo Z to Y, Eve Z');
    expect(first?.cost).toEqual({ confirmed: 0, moved: 2, faces: 0 });
  });

  it('gives nobody two places in a chain', () => {
    const desk = aDesk(
      [aUnit('X', 'Ana'), aUnit('Y', 'Ben')],
      ['Ana takes G for X', 'Ben takes X for Y', 'Ana takes Y', 'Ben takes Y'],
    );
    expect(findRepairs(desk, 5).repairs).toEqual([]);
  });

  it('says when it stopped asking before everything was looked at', () => {
    const desk = aDesk([aUnit('X', 'Ana')], ['Ana takes G for X', 'Ben takes X']);
    expect(findRepairs(desk, 5, 3)).toEqual({ repairs: [], asked: 3, whole: false });
    expect(findRepairs(desk, 5)).toMatchObject({ whole: true });
  });

  it('moves as little as trying every chain would, and never unlawfully', () => {
    const world = fc.record({
      holders: fc.array(fc.nat(PEOPLE.length - 1), { minLength: 1, maxLength: 6 }),
      confirmed: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }),
      faces: fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
      lawful: fc.array(fc.nat(9), { minLength: 400, maxLength: 400 }),
    });
    fc.assert(
      fc.property(world, ({ holders, confirmed, sizes, faces, lawful }) => {
        const units = holders.map((holder, at) =>
          aUnit(`U${at}`, PEOPLE[holder] ?? null, {
            shiftIds: Array.from({ length: sizes[at] ?? 1 }, (_, n) => `U${at}.${n}`),
            confirmed: Math.min(confirmed[at] ?? 0, sizes[at] ?? 1),
            faces: faces[at] ?? 0,
          }),
        );
        const place = (unit: Unit | null) =>
          unit === null ? 0 : units.findIndex(({ id }) => id === unit.id) + 1;
        const desk: Desk = {
          ...aDesk(units, []),
          mayTake: (name, unit, gives) => {
            const at = (PEOPLE.indexOf(name) * 8 + place(unit)) * 8 + place(gives);
            // Few go straight, more if they give something up.
            return (lawful[at % lawful.length] ?? 0) < (gives ? 4 : 1);
          },
        };
        const all = everyChain(desk);
        const { repairs } = findRepairs(desk, 3);
        for (const { moves, cost } of repairs) {
          expect(all.map((chain) => told({ moves: chain }))).toContain(told({ moves }));
          expect(cost).toEqual(costOf(given(moves)));
        }
        const least = all
          .map((chain) => costOf(given(chain)))
          .reduce<Cost | undefined>(
            (best, cost) => (best && compareCosts(best, cost) <= 0 ? best : cost),
            undefined,
          );
        expect(repairs[0]?.cost).toEqual(least);
      }),
      { numRuns: 300 },
    );
  });
});
