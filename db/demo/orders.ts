import type { SiteKey } from './client-plan.ts';
import type { Trade } from './workers.ts';

/** What a line of this trade asks for and costs, unless the order says otherwise. */
export interface TradeTerms {
  readonly role: string;
  readonly duties: string;
  readonly experience: string;
  readonly skills: readonly string[];
  readonly qualifications: readonly string[];
  readonly checks: readonly string[];
  /** Pence an hour. */
  readonly pay: number;
  readonly charge: number;
}

export const TERMS: Readonly<Record<Trade, TradeTerms>> = {
  nurse: {
    role: 'registered-nurse',
    duties: 'Medicines round, wound care, handover and care plans',
    experience: 'Two years after registration',
    skills: ['Medicines'],
    qualifications: ['NMC registration', 'Moving and handling'],
    checks: ['DBS'],
    pay: 2180,
    charge: 2990,
  },
  senior: {
    role: 'senior-carer',
    duties: 'Leads the shift, medicines, records',
    experience: 'Three years in care, one as a senior',
    skills: ['Medicines'],
    qualifications: ['Medicines administration'],
    checks: ['DBS'],
    pay: 1490,
    charge: 2080,
  },
  carer: {
    role: 'care-assistant',
    duties: 'Personal care, meals, company',
    experience: 'Six months in care',
    skills: ['Personal care'],
    qualifications: ['Moving and handling'],
    checks: ['DBS'],
    pay: 1365,
    charge: 1905,
  },
  kitchen: {
    role: 'kitchen-assistant',
    duties: 'Vegetable preparation, serving, washing up',
    experience: 'Some time in a kitchen',
    skills: [],
    qualifications: ['Food hygiene level 2'],
    checks: ['DBS'],
    pay: 1310,
    charge: 1790,
  },
  warehouse: {
    role: 'warehouse-operative',
    duties: 'Picking with a hand scanner, packing, loading cages',
    experience: 'None needed; shown on the first day',
    skills: ['Picking and packing'],
    qualifications: [],
    checks: [],
    pay: 1330,
    charge: 1815,
  },
  reception: {
    role: 'receptionist',
    duties: 'Front desk, switchboard, visitors, post',
    experience: 'A year at a front desk',
    skills: ['Switchboard'],
    qualifications: [],
    checks: [],
    pay: 1345,
    charge: 1850,
  },
};

/** Times of one shift: start, end, unpaid break in minutes. */
export type Times = readonly [start: string, end: string, breakMinutes: number];

export interface LinePlan {
  readonly trade: Trade;
  /** Days of the week, 0 Monday to 6 Sunday, or counted from today. */
  readonly days: readonly number[];
  readonly times: readonly Times[];
  /** Key of the worker; null: nobody yet. */
  readonly who: string | null;
  readonly samePerson?: 'must' | 'no';
  readonly kind?: 'sleep_in' | 'on_call';
  readonly duties?: string;
  /** A grade above the ordinary: pence an hour more, paid and charged. */
  readonly extraPence?: number;
}

/** A rota that a client orders, week by week or as one block. */
export interface OrderPlan {
  readonly site: SiteKey;
  /** A booking each, by the weeks it runs over, counted from this one: [[-1], [0, 1]] is two bookings. */
  readonly bookings: readonly (readonly number[])[];
  readonly lines: readonly LinePlan[];
  /** Weeks in which nobody was found for it yet. */
  readonly openIn?: readonly number[];
  readonly po?: string;
  readonly how?: 'email';
}

const BLOCK = [[-1, 0, 1]] as const;
const WEEKLY = [[-1], [0], [1]] as const;
const WEEKDAYS = [0, 1, 2, 3, 4] as const;
const EARLY: Times = ['07:00', '14:30', 30];
const LONG_DAY: Times = ['07:00', '19:30', 30];

/** The rotas: what comes every week. */
export const ORDERS: readonly OrderPlan[] = [
  // Marta's four long days are 48 hours a week, week after week.
  {
    site: 'elm',
    bookings: [[-3, -2]],
    lines: [{ trade: 'carer', days: [0, 1, 3, 4], times: [LONG_DAY], who: 'marta' }],
  },
  {
    site: 'elm',
    bookings: BLOCK,
    lines: [
      { trade: 'carer', days: [0, 1, 3, 4], times: [LONG_DAY], who: 'marta' },
      {
        trade: 'carer',
        days: [0, 2, 4],
        times: [['20:00', '08:00', 60]],
        who: 'joseph',
        extraPence: 90,
      },
    ],
  },
  {
    site: 'beckside',
    bookings: WEEKLY,
    lines: [
      { trade: 'carer', days: WEEKDAYS, times: [EARLY], who: 'hannah', samePerson: 'must' },
      { trade: 'carer', days: [2, 5, 6], times: [['14:00', '21:30', 30]], who: 'chidi' },
    ],
  },
  {
    site: 'beckside',
    bookings: [[0, 1]],
    lines: [
      {
        trade: 'carer',
        days: [1, 3],
        times: [
          ['07:30', '11:30', 0],
          ['16:30', '20:00', 0],
        ],
        who: 'divya',
        duties: 'Breakfasts, then suppers and bed time: a split day',
      },
    ],
  },
  {
    site: 'thornbury',
    bookings: [[-1]],
    how: 'email',
    lines: [{ trade: 'nurse', days: [0, 2, 5], times: [['08:00', '20:00', 60]], who: 'rosa' }],
  },
  {
    site: 'thornbury',
    bookings: [[0, 1]],
    how: 'email',
    lines: [{ trade: 'nurse', days: [0, 2, 5], times: [['08:00', '20:00', 60]], who: 'siobhan' }],
  },
  {
    site: 'thornbury',
    bookings: [[-1, 0], [1]],
    openIn: [1],
    lines: [
      {
        trade: 'nurse',
        days: [1, 3],
        times: [['20:00', '08:00', 60]],
        who: 'adaeze',
        extraPence: 250,
      },
    ],
  },
  {
    site: 'ward',
    bookings: BLOCK,
    po: 'NW-48',
    how: 'email',
    lines: [
      {
        trade: 'nurse',
        days: [0, 2, 4],
        times: [['07:15', '15:15', 30]],
        who: 'blessing',
        extraPence: 120,
      },
      {
        trade: 'carer',
        days: [4, 5],
        times: [['21:00', '07:30', 60]],
        who: 'emeka',
        extraPence: 110,
        duties: 'Healthcare support on nights',
      },
    ],
  },
  {
    site: 'kitchen',
    bookings: BLOCK,
    lines: [{ trade: 'kitchen', days: WEEKDAYS, times: [['09:00', '14:00', 0]], who: 'maureen' }],
  },
  {
    site: 'warehouse',
    bookings: BLOCK,
    lines: [{ trade: 'warehouse', days: WEEKDAYS, times: [['06:00', '14:00', 30]], who: 'stefan' }],
  },
  {
    site: 'warehouse',
    bookings: [[0], [1]],
    openIn: [1],
    how: 'email',
    lines: [
      {
        trade: 'warehouse',
        days: [0, 1, 2, 3],
        times: [['22:00', '06:00', 30]],
        who: 'ibrahim',
        extraPence: 150,
      },
    ],
  },
  {
    site: 'reception',
    bookings: BLOCK,
    lines: [
      {
        trade: 'reception',
        days: WEEKDAYS,
        times: [['08:30', '17:30', 60]],
        who: 'priya',
        samePerson: 'must',
      },
    ],
  },
  {
    site: 'moorland',
    bookings: BLOCK,
    lines: [
      {
        trade: 'senior',
        days: [4, 5],
        times: [['22:00', '07:00', 0]],
        kind: 'sleep_in',
        who: 'gwen',
        duties: 'Sleep-in; helps when called',
      },
    ],
  },
  {
    site: 'heather',
    bookings: [[1]],
    lines: [
      {
        trade: 'senior',
        days: WEEKDAYS,
        times: [['10:00', '18:00', 30]],
        who: 'fiona',
        samePerson: 'must',
      },
    ],
  },
];
