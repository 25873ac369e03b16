import { useEffect, useRef } from 'react';
import { Link } from './address.tsx';
import { Mark } from './mark.tsx';
import { NAV_GROUPS, type PageDef } from './pages.ts';

/** The left rail: groups with their pages; a group without pages is not shown. */
export function Rail({
  pages,
  here,
  open,
}: {
  readonly pages: readonly PageDef[];
  readonly here: PageDef | undefined;
  readonly open: boolean;
}) {
  const rail = useRef<HTMLElement>(null);
  const at = here?.path;
  // On a low screen the rail scrolls by itself: where I am is in sight, and the page stays where it is.
  useEffect(() => {
    const box = rail.current;
    const link = box?.querySelector<HTMLElement>(`a[href="${at}"]`);
    if (!box || !link) return;
    const { top, bottom } = link.getBoundingClientRect();
    const seen = box.getBoundingClientRect();
    if (bottom > seen.bottom || top < seen.top) box.scrollTop += top - seen.top - seen.height / 2;
  }, [at]);
  return (
    <nav ref={rail} id="dp-rail" className="dp-rail" aria-label="Pages" data-open={open}>
      {NAV_GROUPS.map((group, index) => {
        const items = pages
          .filter((page) => page.nav?.group === group)
          .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0));
        if (items.length === 0) return null;
        return (
          <div key={group} className="dp-rail-group">
            <p id={`dp-rail-${index}`}>{group}</p>
            <ul aria-labelledby={`dp-rail-${index}`}>
              {items.map((page) => (
                <li key={page.path}>
                  <Link href={page.path} aria-current={page === here ? 'page' : undefined}>
                    <Mark name={page.nav?.icon ?? 'right'} size={16} />
                    {page.nav?.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
