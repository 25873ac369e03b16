import type { DateText } from '../../lib/days.ts';

export const GANGMASTER_SECTORS = [
  'agriculture',
  'horticulture',
  'shellfish_gathering',
  'food_processing_packaging',
  'hotel_or_school_garden',
  'logistics',
  'other',
] as const;
export type GangmasterSector = (typeof GANGMASTER_SECTORS)[number];

export const GANGMASTER_TASKS = [
  'production',
  'clerical_integral_to_production',
  'clerical_not_integral',
  'warehouse_parcels',
  'other',
] as const;
export type GangmasterTask = (typeof GANGMASTER_TASKS)[number];

/** Supply without a licence is an offence since then. */
export const LICENSED_FROM: DateText = '2006-10-01';
/** From this day the Fair Work Agency gives the licences. */
export const FAIR_WORK_AGENCY_FROM: DateText = '2026-04-07';

/** Is a sector licensed: always, never, or only where the garden grows food mainly for sale? */
export const SECTOR_LICENSED: Readonly<Record<GangmasterSector, 'yes' | 'no' | 'if_for_sale'>> = {
  agriculture: 'yes',
  horticulture: 'yes',
  shellfish_gathering: 'yes',
  food_processing_packaging: 'yes',
  hotel_or_school_garden: 'if_for_sale',
  logistics: 'no',
  other: 'no',
};

/** Is a task in a licensed sector part of the licensed work? `borderline`: a person decides. */
export const TASK_LICENSED: Readonly<Record<GangmasterTask, 'yes' | 'no' | 'borderline'>> = {
  production: 'yes',
  clerical_integral_to_production: 'yes',
  clerical_not_integral: 'no',
  warehouse_parcels: 'borderline',
  other: 'borderline',
};

export const SECTOR_WORDS: Readonly<Record<GangmasterSector, string>> = {
  agriculture: 'agriculture',
  horticulture: 'horticulture',
  shellfish_gathering: 'shellfish gathering',
  food_processing_packaging: 'food processing and packaging',
  hotel_or_school_garden: 'a hotel or school garden',
  logistics: 'logistics',
  other: 'another sector',
};
export const TASK_WORDS: Readonly<Record<GangmasterTask, string>> = {
  production: 'production',
  clerical_integral_to_production: 'clerical work integral to production',
  clerical_not_integral: 'clerical work apart from production',
  warehouse_parcels: 'warehouse work with parcels',
  other: 'other work',
};
