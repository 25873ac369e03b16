/** A client of the sample with one of its sites. */
interface ClientIds {
  readonly client: string;
  readonly site: string;
}

const at = (rest: string) => (ids: ClientIds) =>
  `/clients/${ids.client}/duties/${ids.site}/${rest}`;

/** The pages of duties: what the law asks of the work at a site, strikes, and the agency's licences. */
export const DUTIES_PAGES = [
  { path: '/clients/:id/duties/:site/:role', open: at('all') },
  { path: '/clients/:id/duties/:site/:role', open: at('role') },
  { path: '/clients/:id/duties/:site/:role', open: at('kitchen-assistant') },
  { path: '/clients/:id/duties/:site/:role/rest', open: at('kitchen-assistant/rest') },
  {
    path: '/clients/:id/industrial-action',
    open: (ids: ClientIds) => `/clients/${ids.client}/industrial-action`,
  },
  { path: '/licences', open: () => '/licences' },
];
