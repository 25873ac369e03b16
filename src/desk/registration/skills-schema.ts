/** How we know that somebody can do something. */
export const HOW_KNOWN = {
  self_declared: 'Says so',
  shown: 'Shown to us',
  referee_says: 'Referee says',
} as const;
export type HowKnown = keyof typeof HOW_KNOWN;

/** A short list of what a sector asks, by version: what was answered keeps the version it was answered on. */
export interface SkillsList {
  readonly sector: string;
  readonly name: string;
  readonly version: string;
  readonly skills: readonly string[];
}

const list = (sector: string, name: string, skills: string): SkillsList => ({
  sector,
  name,
  version: '2026-11',
  skills: skills.split(', '),
});

/** The lists in use. A changed list gets a new version; its answers stay with the skills they name. */
export const SKILLS_LISTS: readonly SkillsList[] = [
  list(
    'care',
    'Care',
    'Personal care, Moving and handling, Hoist, Medication, Dementia, Catheter care, Food hygiene, Care notes',
  ),
  list(
    'catering',
    'Catering and hospitality',
    'Food hygiene, Knife work, Silver service, Bar, Barista, Till, Kitchen porter, Allergens',
  ),
  list(
    'warehouse',
    'Warehouse and factory',
    'Picking, Packing, Hand scanner, Counterbalance truck, Reach truck, Goods in, Production line, Heavy lifting',
  ),
  list(
    'driving',
    'Driving',
    'Car and van, 7.5 tonne, Class 2, Class 1, Tachograph, Multi-drop, Tail lift, Vehicle checks',
  ),
  list(
    'cleaning',
    'Cleaning',
    'Offices, Hospitals, Deep clean, Floor machines, Chemicals (COSHH), Windows, Key holding',
  ),
  list(
    'office',
    'Office',
    'Reception, Switchboard, Typing, Spreadsheets, Minutes, Data entry, Payroll, Customer calls',
  ),
  list(
    'site',
    'Construction',
    'CSCS card, General labouring, Scaffold tower, Banksman, Manual handling, Power tools, Asbestos awareness',
  ),
];
