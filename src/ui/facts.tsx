import './facts.css';
import type { ReactNode } from 'react';
import { Badge, type StateLook } from './badge.tsx';

/** One key fact: who said it, when and where its document stands are one look or one click away. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** 'Rosa Ahmed, 3 days ago', dim, under the value. */
  readonly from?: ReactNode;
}

/** A record's header band: its state, three to five key facts, the next step. */
export function Facts({
  state,
  facts,
  next,
}: {
  readonly state?: StateLook;
  readonly facts: readonly Fact[];
  readonly next?: ReactNode;
}) {
  return (
    <div className="dp-facts">
      {state === undefined ? null : <Badge state={state} />}
      <dl>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
            {fact.from === undefined ? null : <dd className="dp-dim">{fact.from}</dd>}
          </div>
        ))}
      </dl>
      {next === undefined ? null : <div className="dp-facts-next">{next}</div>}
    </div>
  );
}

/** Facts as rows, label left and value right, for a section of a record. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="dp-fact-list">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value}
            {fact.from === undefined ? null : <span className="dp-dim">{fact.from}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
