import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Link } from '../ui/address.tsx';
import { Page } from '../ui/page.tsx';
import type { PageDef } from '../ui/pages.ts';
import { Waiting } from '../ui/progress.tsx';
import { Refused } from '../ui/refused.tsx';
import { Shell } from './shell.tsx';

/** The router over the rooms' pages; the query stays plain strings. */
export function routerOver(pages: readonly PageDef[]) {
  const root = createRootRoute({
    component: () => (
      <Shell pages={pages}>
        <Outlet />
      </Shell>
    ),
    notFoundComponent: NotFound,
  });
  const routes = pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path.replace(/:([A-Za-z]+)/g, '$$$1'),
      component: lazyRouteComponent(page.load),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (query) => {
      const text = new URLSearchParams(query as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
    defaultPendingComponent: () => <Waiting words="Opening" />,
    defaultErrorComponent: Broken,
    defaultPreload: false,
    scrollRestoration: false,
  });
}

function NotFound() {
  return (
    <Page title="There is no such page">
      <p>
        The address leads nowhere: it may have been cut short, or the page has moved.{' '}
        <Link href="/">Go to the first page</Link>.
      </p>
    </Page>
  );
}

function Broken({ error }: { readonly error: unknown }) {
  return (
    <Page title="This page stopped">
      <Refused
        refusal={{
          code: 'page-fault',
          because: `The page met a fault of its own (${error instanceof Error ? error.message : String(error)}). Nothing was sent. Load it again; what you typed is kept.`,
        }}
        again={() => window.location.reload()}
      />
    </Page>
  );
}
