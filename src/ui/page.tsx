import './page.css';
import { type ReactNode, useEffect } from 'react';
import { Link } from './address.tsx';
import { remember } from './recent.ts';

/**
 * One page: one title, one primary action at the right of it, what needs me first, then the rest.
 * `where` is the way back up, shown above the title.
 */
export function Page({
  title,
  where,
  action,
  needs,
  children,
}: {
  readonly title: string;
  readonly where?: readonly { readonly label: string; readonly href: string }[];
  readonly action?: ReactNode;
  readonly needs?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} - Deskproof`;
    remember(window.location.pathname, title);
  }, [title]);
  return (
    <div className="dp-page">
      {where === undefined ? null : (
        <nav aria-label="Where this page stands" className="dp-where">
          {where.map((step, index) => (
            <span key={step.href}>
              {index === 0 ? null : <span aria-hidden="true"> / </span>}
              <Link href={step.href}>{step.label}</Link>
            </span>
          ))}
        </nav>
      )}
      <div className="dp-page-head">
        <h1 tabIndex={-1}>{title}</h1>
        {action === undefined ? null : <div className="dp-page-action">{action}</div>}
      </div>
      {needs}
      {children}
    </div>
  );
}

/** A section by noun, with an optional action at the right of its heading. */
export function Section({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="dp-section">
      <div className="dp-section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** What needs me: a short list of sentences, each with where to act. Nothing at all when empty. */
export function Needs({
  items,
}: {
  readonly items: readonly {
    readonly id: string;
    readonly text: ReactNode;
    readonly href: string;
    readonly act: string;
  }[];
}) {
  if (items.length === 0) return null;
  return (
    <section className="dp-needs" aria-label="Needs you now">
      <h2>Needs you now</h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>{item.text}</span>
            <Link href={item.href}>{item.act}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two columns on a wide screen: the record's sections, and at the side its history. */
export function Sides({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  return (
    <div className="dp-sides">
      <div>{main}</div>
      <div>{side}</div>
    </div>
  );
}
