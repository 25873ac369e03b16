import './timeline.css';
import type { ReactNode } from 'react';
import { Ago } from './when.tsx';

/** One thing that happened. */
export interface Happened {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly who: string;
  /** A past-tense sentence without its subject: 'confirmed both sides'. */
  readonly what: ReactNode;
  readonly more?: ReactNode;
}

/** A record's history, newest first. */
export function Timeline({
  items,
  empty = 'Nothing has happened here yet.',
}: {
  readonly items: readonly Happened[];
  readonly empty?: string;
}) {
  if (items.length === 0) return <p className="dp-dim">{empty}</p>;
  const newest = [...items].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <ol className="dp-timeline">
      {newest.map((item) => (
        <li key={item.id}>
          <p>
            <strong>{item.who}</strong> {item.what}
          </p>
          <p className="dp-dim">
            <Ago at={item.at} />
          </p>
          {item.more}
        </li>
      ))}
    </ol>
  );
}
