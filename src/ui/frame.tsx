import './frame.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useAddress } from './address.tsx';
import { Mark } from './mark.tsx';
import type { PageDef } from './pages.ts';
import { Rail } from './rail.tsx';
import { Sample } from './sample.tsx';
import type { Session } from './session.ts';

/**
 * The frame of every page behind sign-in: skip link, rail, top bar with the agency and me, the
 * sample banner, the page. `pages` are those this session may open.
 */
export function Frame({
  session,
  pages,
  signOut,
  choose,
  search,
  children,
}: {
  readonly session: Session;
  readonly pages: readonly PageDef[];
  readonly signOut: () => void;
  /** Opens another of the member's organisations. */
  readonly choose?: (organisationId: string) => void | Promise<void>;
  /** What opens the search for everything. */
  readonly search?: ReactNode;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const { path } = useAddress();
  const menu = useRef<HTMLButtonElement>(null);
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);

  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    setOpen(false);
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);

  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      menu.current?.focus();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [open]);

  const here = current(pages, path);
  return (
    <div className="dp-frame">
      <a className="dp-skip" href="#main">
        Skip to the page
      </a>
      <header className="dp-top">
        <button
          ref={menu}
          type="button"
          className="dp-menu"
          aria-expanded={open}
          aria-controls="dp-rail"
          onClick={() => setOpen(!open)}
        >
          <Mark name="menu" size={16} />
          Menu
        </button>
        <Link href="/" className="dp-brand">
          Deskproof
        </Link>
        <span className="dp-here">{here?.nav?.label ?? here?.title}</span>
        {search}
        <div className="dp-me">
          <Agency session={session} choose={choose} />
          <span className="dp-me-name">{session.member.name}</span>
          <button type="button" className="dp-link" onClick={signOut}>
            Sign out
          </button>
        </div>
      </header>
      <Rail pages={pages} here={here} open={open} />
      <main id="main" ref={main} className="dp-main" tabIndex={-1}>
        {session.organisation.isSample ? <Sample /> : null}
        {children}
      </main>
    </div>
  );
}

function current(pages: readonly PageDef[], path: string): PageDef | undefined {
  const top = `/${path.split('/')[1] ?? ''}`;
  const exact = pages.find((page) => page.path === path);
  if (exact?.nav !== undefined) return exact;
  // A page without a place of its own in the rail belongs to the one it was reached from.
  return pages.find((page) => page.path === top) ?? exact;
}

function Agency({
  session,
  choose,
}: {
  readonly session: Session;
  readonly choose: ((organisationId: string) => void | Promise<void>) | undefined;
}) {
  const { organisation, organisations } = session;
  if (choose === undefined || organisations.length < 2) {
    return <span className="dp-agency">{organisation.name}</span>;
  }
  return (
    <select
      className="dp-agency"
      aria-label="Organisation"
      value={organisation.id}
      onChange={(event) => void choose(event.target.value)}
    >
      {organisations.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </select>
  );
}
