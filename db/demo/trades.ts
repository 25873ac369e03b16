import type { Trade } from './workers.ts';

/** What a trade brings along: its role on the books, skills, qualifications and what is checked. */
export interface TradeFacts {
  readonly role: string;
  readonly skills: readonly string[];
  /** With the days from today to the expiry; null: it does not run out. */
  readonly qualifications: readonly (readonly [name: string, days: number | null])[];
  readonly dbs: boolean;
  /** Is there work of it at night? */
  readonly nights: boolean;
}

export const TRADES: Readonly<Record<Trade, TradeFacts>> = {
  nurse: {
    role: 'Registered nurse',
    skills: ['Medicines', 'Wound care', 'Catheter care'],
    qualifications: [
      ['NMC registration', 240],
      ['Moving and handling', 190],
      ['Basic life support', 150],
    ],
    dbs: true,
    nights: true,
  },
  senior: {
    role: 'Senior carer',
    skills: ['Personal care', 'Medicines', 'Care plans'],
    qualifications: [
      ['Moving and handling', 210],
      ['Medicines administration', 160],
    ],
    dbs: true,
    nights: true,
  },
  carer: {
    role: 'Care assistant',
    skills: ['Personal care', 'Dementia care'],
    qualifications: [
      ['Moving and handling', 170],
      ['Care Certificate', null],
    ],
    dbs: true,
    nights: true,
  },
  kitchen: {
    role: 'Kitchen assistant',
    skills: ['Food preparation', 'Pot wash'],
    qualifications: [['Food hygiene level 2', 400]],
    dbs: true,
    nights: false,
  },
  warehouse: {
    role: 'Warehouse operative',
    skills: ['Picking and packing', 'Hand scanner'],
    qualifications: [['Manual handling', 300]],
    dbs: false,
    nights: true,
  },
  reception: {
    role: 'Receptionist',
    skills: ['Switchboard', 'Diary and e-mail'],
    qualifications: [],
    dbs: false,
    nights: false,
  },
};
