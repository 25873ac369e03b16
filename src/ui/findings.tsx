import './findings.css';
import type { ReactNode } from 'react';
import type { Finding, Outcome } from '../rules/finding.ts';
import { Link } from './address.tsx';
import { inOrder, LOOKS } from './finding-looks.ts';
import { lawHref } from './law-href.ts';
import { Mark } from './mark.tsx';

/** How a room's page leads on from a finding. */
export interface FindingLinks {
  /** Where a record the finding rests on opens, if the reader may open it. */
  readonly recordHref?: (kind: string, id: string) => string | undefined;
  /** Where the paragraph of a source is read; without it, in the rule book if it is law. */
  readonly sourceHref?: (finding: Finding) => string | undefined;
  /** Where the sum of it is shown by hand. */
  readonly workingHref?: (finding: Finding) => string | undefined;
  /** The action that clears it, where there is one: a button or a link. */
  readonly clearing?: (finding: Finding) => ReactNode;
}

/** Findings, blocks first: mark, word, sentence with its figure, source, what clears it, records. */
export function Findings({
  findings,
  clear = 'Nothing stands in the way.',
  ...links
}: {
  readonly findings: readonly Finding[];
  /** What to say when there are none. */
  readonly clear?: string;
} & FindingLinks) {
  if (findings.length === 0) {
    return (
      <p className="dp-clear dp-good">
        <Mark name="tick" /> {clear}
      </p>
    );
  }
  return (
    <ul className="dp-findings">
      {inOrder(findings).map((finding, index) => (
        <li key={`${finding.rule} ${index}`}>
          <OneFinding finding={finding} links={links} />
        </li>
      ))}
    </ul>
  );
}

function OneFinding({
  finding,
  links,
}: {
  readonly finding: Finding;
  readonly links: FindingLinks;
}) {
  const look = LOOKS[finding.outcome];
  const source = links.sourceHref ? links.sourceHref(finding) : lawHref(finding.rule);
  const clearing = links.clearing?.(finding);
  const working = links.workingHref?.(finding);
  return (
    <div className={`dp-finding dp-${look.meaning}`}>
      <span className="dp-finding-mark">
        <Mark name={look.mark} size={16} />
      </span>
      <div>
        <p>
          <strong>{look.word}</strong> {finding.because}
        </p>
        <p className="dp-finding-source">
          <Source of={finding} href={source} />
          <span> {finding.rule}</span>
        </p>
        {finding.clears === undefined ? null : <p>To clear: {finding.clears}</p>}
        {clearing}
        {working === undefined ? null : (
          <p>
            <Link href={working}>How was this worked out?</Link>
          </p>
        )}
        <RestsOnList finding={finding} recordHref={links.recordHref} />
      </div>
    </div>
  );
}

function Source({ of, href }: { readonly of: Finding; readonly href: string | undefined }) {
  if (href === undefined) return of.source;
  if (!href.startsWith('/')) return <a href={href}>{of.source}</a>;
  return <Link href={href}>{of.source}</Link>;
}

function RestsOnList({
  finding,
  recordHref,
}: { readonly finding: Finding } & Pick<FindingLinks, 'recordHref'>) {
  if (finding.restsOn === undefined || finding.restsOn.length === 0) return null;
  return (
    <p className="dp-finding-rests">
      Rests on:{' '}
      {finding.restsOn.map((record, index) => {
        const href = recordHref?.(record.kind, record.id);
        return (
          <span key={`${record.kind} ${record.id}`}>
            {index === 0 ? '' : '; '}
            {href === undefined ? record.label : <Link href={href}>{record.label}</Link>}
          </span>
        );
      })}
    </p>
  );
}

/** The findings of one worker or row in a line: worst mark, its word, and how many more. */
export function FindingSummary({ findings }: { readonly findings: readonly Finding[] }) {
  const [worst, ...more] = inOrder(findings);
  if (worst === undefined) {
    return (
      <span className="dp-clear dp-good">
        <Mark name="tick" /> Clear
      </span>
    );
  }
  const look = LOOKS[worst.outcome];
  return (
    <span className={`dp-finding-line dp-${look.meaning}`}>
      <Mark name={look.mark} />
      <strong>{look.word}</strong>
      <span className="dp-finding-because">{worst.because}</span>
      {more.length === 0 ? null : <span className="dp-dim">+{more.length}</span>}
    </span>
  );
}

/** The words of every outcome, for a legend. */
export function FindingLegend() {
  return (
    <ul className="dp-finding-legend">
      {(Object.keys(LOOKS) as Outcome[]).map((outcome) => (
        <li key={outcome} className={`dp-${LOOKS[outcome].meaning}`}>
          <Mark name={LOOKS[outcome].mark} size={16} /> {LOOKS[outcome].word}
        </li>
      ))}
    </ul>
  );
}
