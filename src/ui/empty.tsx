import './empty.css';
import type { ReactNode } from 'react';

/** Says what will be here and how to make the first one. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="dp-empty">
      <h2>{title}</h2>
      <p className="dp-dim">{children}</p>
      {action}
    </div>
  );
}
