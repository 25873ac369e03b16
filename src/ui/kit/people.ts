import type { StateLook } from '../badge.tsx';

/** The states of a shift as the kit shows them. */
export const STATES = {
  open: { word: 'Open', meaning: 'attention', mark: 'ring', edge: 'dotted' },
  offered: { word: 'Offered', meaning: 'information', mark: 'letter', edge: 'dotted' },
  pencilled: { word: 'Pencilled', meaning: 'information', mark: 'half', edge: 'dashed' },
  accepted: { word: 'Accepted', meaning: 'good', mark: 'tick', edge: 'dashed' },
  confirmed: { word: 'Confirmed', meaning: 'good', mark: 'full' },
  blocked: { word: 'Blocked', meaning: 'stop', mark: 'octagon' },
  cancelled: { word: 'Cancelled', meaning: 'quiet', mark: 'dash', edge: 'dashed' },
} as const satisfies Record<string, StateLook>;

const FIRST =
  'Rosa Tom Amina Piotr Chidi Megan Yusuf Grace Leila Owen Priya Niamh Kofi Ewa Daniel Sunita'.split(
    ' ',
  );
const LAST =
  'Ahmed Okafor Kowalska Price Hughes Singh Mensah Byrne Novak Campbell Ali Fraser Osei'.split(' ');
export const ROLES = ['Staff nurse', 'Care assistant', 'Porter', 'Warehouse operative', 'Driver'];
const TOWNS = ['Leeds', 'Bradford', 'Wakefield', 'Huddersfield', 'York'];

/** A made-up person of the kit. */
export interface KitPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly town: string;
  readonly miles: number;
  readonly rate: number;
  readonly state: StateLook;
}

/** So many made-up people, always the same ones. */
export function people(count: number): readonly KitPerson[] {
  const states = Object.values(STATES);
  return Array.from({ length: count }, (_, index) => ({
    id: `person-${index}`,
    name: `${FIRST[index % FIRST.length]} ${LAST[(index * 5 + Math.floor(index / 16)) % LAST.length]}`,
    role: ROLES[index % ROLES.length] ?? '',
    town: TOWNS[(index * 3) % TOWNS.length] ?? '',
    miles: ((index * 37) % 240) / 10,
    rate: 1271 + ((index * 53) % 900),
    state: states[index % states.length] ?? STATES.open,
  }));
}
