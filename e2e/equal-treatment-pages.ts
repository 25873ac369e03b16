/** The page of equal treatment: what is owed to agency workers, and by when. */
export const EQUAL_TREATMENT_PAGES = [
  { path: '/equal-treatment', open: () => '/equal-treatment?days=84' },
];
