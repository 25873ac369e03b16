// Who may opt out of the 48 hours. Mobile workers have working-time law of their own, without an opt-out.

export const WORK_GROUPS = [
  'general',
  'airline',
  'ship',
  'road_transport_eu_hours',
  'van_under_3_5t_gb_domestic',
  'vehicle_crew_eu_hours',
  'high_value_vehicle_guard',
] as const;

/** Kinds of work; those in `CANNOT_OPT_OUT` have working-time law of their own or no opt-out. */
export type WorkGroup = (typeof WORK_GROUPS)[number];

/** What to call the groups that cannot opt out; a group that is not here can. */
export const CANNOT_OPT_OUT: Readonly<Partial<Record<WorkGroup, string>>> = {
  airline: 'airline staff',
  ship: 'workers on ships and boats',
  road_transport_eu_hours: "road transport under drivers' hours rules",
  vehicle_crew_eu_hours: "crew of vehicles under drivers' hours rules",
  high_value_vehicle_guard: 'guards of vehicles carrying valuables',
};
