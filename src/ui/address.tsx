import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

/** Where the page stands, and how to go elsewhere. */
export interface Address {
  readonly path: string;
  /** Params of the path: '/clients/:id' gives `params.id`. */
  readonly params: Readonly<Record<string, string>>;
  /** The query, as strings. */
  readonly query: Readonly<Record<string, string>>;
  /** Path with query, as it stands in the address bar. */
  readonly href: string;
  /** Opens another page of the desk. `instead` leaves no step in the browser's history. */
  readonly go: (href: string, how?: { readonly instead?: boolean }) => void;
  /** Sets or, with undefined, removes parts of the query; the page stays. */
  readonly setQuery: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Reads and changes the address; a link then shows a colleague the same list. */
export function useAddress(): Address {
  const router = useRouter();
  const location = useLocation();
  const params = useParams({ strict: false }) as Record<string, string>;
  const go: Address['go'] = (href, how) => {
    if (how?.instead) router.history.replace(href);
    else router.history.push(href);
  };
  return {
    path: location.pathname,
    params,
    query: location.search as Record<string, string>,
    href: location.href,
    go,
    setQuery: (changes) => {
      const next = { ...(router.state.location.search as Record<string, string>) };
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') delete next[name];
        else next[name] = value;
      }
      const query = new URLSearchParams(next).toString();
      go(`${router.state.location.pathname}${query === '' ? '' : `?${query}`}`, { instead: true });
    },
  };
}

/** A link to a page of the desk: opens in place, and as any link with Ctrl, middle click or a menu. */
export function Link({
  href,
  onClick,
  ...rest
}: { readonly href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const router = useRouter();
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || elsewhere) return;
    if (rest.target !== undefined || rest.download !== undefined) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <a href={href} onClick={open} {...rest} />;
}

export { backFrom } from './back.ts';
