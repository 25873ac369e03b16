/** How somebody works, which says how their leave is reckoned. */
export const CLASSES = {
  fixed_hours: 'Regular days and hours',
  irregular_hours: 'Irregular hours',
  part_year: 'Part of the year',
} as const;
export type HolidayClass = keyof typeof CLASSES;

/** How we heard it. */
export const HEARD = {
  phone: 'On the phone',
  text: 'By text',
  email: 'By e-mail',
  in_person: 'In person',
  other: 'Another way',
} as const;
export type Heard = keyof typeof HEARD;

export const STATES = {
  asked: 'Asked',
  approved: 'Approved',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  cancelled: 'Given up',
} as const;
export type HolidayState = keyof typeof STATES;

/** Why leave goes into another leave year. */
export const GROUNDS = {
  agreement: 'Agreed with the worker',
  family_leave: 'Away on maternity, paternity, adoption or parental leave',
  sickness: 'Away sick',
  not_enabled: 'We did not let them take it, or did not tell them it would be lost',
  brought_along: 'Left when Deskproof began to keep it',
} as const;
export type CarriedGround = keyof typeof GROUNDS;
