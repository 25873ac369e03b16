import { Link } from './address.tsx';
import { Mark } from './mark.tsx';
import type { PageDef } from './pages.ts';

const GROUPS = ['Desk', 'Proof', 'Settings'] as const;

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
  return (
    <nav id="dp-rail" className="dp-rail" aria-label="Pages" data-open={open}>
      {GROUPS.map((group) => {
        const items = pages
          .filter((page) => page.nav?.group === group)
          .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0));
        if (items.length === 0) return null;
        return (
          <div key={group} className="dp-rail-group">
            <p id={`dp-rail-${group}`}>{group}</p>
            <ul aria-labelledby={`dp-rail-${group}`}>
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
