/** A client of the sample. */
interface ClientIds {
  readonly client: string;
}

/** The pages of rates and commitments: cards, our own card, missing orders and the rise of the minimum wage. */
export const RATES_PAGES = [
  {
    path: '/clients/:id/rate-cards/:card',
    open: ({ client }: ClientIds) => `/clients/${client}/rate-cards/new`,
  },
  { path: '/own-rates', open: () => '/own-rates' },
  { path: '/own-rates/card', open: () => '/own-rates/card' },
  { path: '/missing-references', open: () => '/missing-references' },
  { path: '/minimum-wage-rise', open: () => '/minimum-wage-rise' },
];
