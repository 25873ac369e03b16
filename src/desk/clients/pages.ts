import type { PageDef, RecordSection } from '../../ui/pages.ts';

/**
 * The pages of clients. The client's record shows the parts other rooms give it, by their order; one with
 * the id 'history' stands at the side.
 */
export function clientPages(sections: readonly RecordSection[]): readonly PageDef[] {
  return [
    {
      path: '/clients',
      title: 'Clients',
      action: 'clients.read',
      nav: { group: 'Desk', order: 30, label: 'Clients', icon: 'house' },
      load: () => import('./pages/client-list.tsx'),
    },
    {
      path: '/clients/new',
      title: 'Add a client',
      action: 'clients.write',
      load: () => import('./pages/add-client-page.tsx'),
    },
    {
      path: '/clients/:id',
      title: 'Client',
      action: 'clients.read',
      load: async () => {
        const { clientPageWith } = await import('./pages/client-page.tsx');
        return { default: clientPageWith(sections) };
      },
    },
    {
      path: '/clients/:id/details',
      title: 'Change a client',
      action: 'clients.write',
      load: () => import('./pages/details-page.tsx'),
    },
    {
      path: '/clients/:id/hirers/:part',
      title: 'Hirer',
      action: 'clients.write',
      load: () => import('./pages/hirer-page.tsx'),
    },
    {
      path: '/clients/:id/bill-tos/:part',
      title: 'Bill-to',
      action: 'clients.write',
      load: () => import('./pages/bill-to-page.tsx'),
    },
    {
      path: '/clients/:id/contacts/:part',
      title: 'Contact',
      action: 'clients.write',
      load: () => import('./pages/contact-page.tsx'),
    },
    {
      path: '/clients/:id/sites/:part/details',
      title: 'Site',
      action: 'clients.write',
      load: () => import('./pages/site-details-page.tsx'),
    },
    {
      path: '/clients/:id/sites/:part/sheet',
      title: 'Site sheet',
      action: 'clients.write',
      load: () => import('./pages/sheet-page.tsx'),
    },
    {
      path: '/clients/:id/sites/:part',
      title: 'Site',
      action: 'clients.read',
      load: () => import('./pages/site-page.tsx'),
    },
    {
      path: '/clients/:id/terms/new',
      title: 'Terms of business',
      action: 'clients.write',
      load: () => import('./pages/send-terms-page.tsx'),
    },
    {
      path: '/clients/:id/terms/:part/agreement',
      title: 'Terms of business',
      action: 'clients.write',
      load: () => import('./pages/agree-terms-page.tsx'),
    },
  ];
}
