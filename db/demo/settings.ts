import type { Answers } from '../../src/desk/duties/schema.ts';

const OFFICE: Answers = {
  vulnerable: 'no',
  regulatedActivity: 'none',
  dbsClass: 'no_special_eligibility',
  school: 'no',
  nightHazard: 'no',
  youngSector: 'office',
  gangmasterSector: 'none',
  gangmasterTask: 'not_known',
  foodForSale: 'not_known',
  driving: 'none',
};

const CARE_HOME: Answers = {
  ...OFFICE,
  vulnerable: 'yes',
  regulatedActivity: 'adults',
  dbsClass: 'regulated_activity',
  youngSector: 'other',
};

/** What the law asks of the work at the sample's sites, by kind of place. */
export const SETTINGS = {
  office: OFFICE,
  careHome: CARE_HOME,
  /** Kitchen staff of a home who meet no residents. */
  kitchenOfHome: { ...OFFICE, youngSector: 'catering' },
  /** The manager did not know about driving when she was rung; it stays to be asked. */
  careHomeHalfKnown: { ...CARE_HOME, driving: 'not_known' },
  hospital: { ...CARE_HOME, youngSector: 'hospital' },
  schoolKitchen: {
    ...CARE_HOME,
    regulatedActivity: 'children',
    school: 'yes',
    youngSector: 'catering',
  },
  warehouse: {
    ...OFFICE,
    youngSector: 'other',
    gangmasterSector: 'logistics',
  },
  foodFactory: {
    ...OFFICE,
    youngSector: 'other',
    gangmasterSector: 'food_processing_packaging',
    gangmasterTask: 'production',
  },
} as const satisfies Readonly<Record<string, Answers>>;
