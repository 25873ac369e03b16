import './portfolio.css';
import { counted } from '../../../lib/text.ts';
import type { Rendition } from '../../../proof/portfolio/schema.ts';
import { PART_WORDS } from '../../../proof/portfolio/schema.ts';
import { Link } from '../../../ui/address.tsx';
import { Moment } from '../../../ui/when.tsx';

type Entry = Rendition['entries'][number];
type Document = Entry['documents'][number];

/** An item exactly as an assessor reads it: people and organisations under other names, money hidden. */
export function RenditionView({ rendition }: { readonly rendition: Rendition }) {
  return (
    <div className="pf-paper">
      <p>
        <strong>{rendition.title}</strong>
      </p>
      {rendition.note === '' ? null : <p className="pf-words">{rendition.note}</p>}
      <p className="dp-dim pf-small">
        {rendition.learner}, {counted(rendition.entries.length, 'record')}
        {rendition.organisation.sample ? '. Sample, not evidence' : ''}
      </p>
      {rendition.entries.map((entry) => (
        <OneEntry key={entry.seq} entry={entry} evidence={rendition.evidence} />
      ))}
    </div>
  );
}

function OneEntry({ entry, evidence }: { readonly entry: Entry; readonly evidence: string }) {
  return (
    <div className="pf-record">
      <p>
        <strong>{entry.title}</strong> <Moment at={entry.at} />
      </p>
      <p className="dp-dim pf-small">
        Entry {entry.seq}. {PART_WORDS[entry.part]}
      </p>
      <Says says={entry.says} />
      {entry.subjects.length === 0 ? null : (
        <Says
          says={entry.subjects.map(({ role, pseudonym }) => ({
            label: `${role.charAt(0).toUpperCase()}${role.slice(1)}`,
            value: pseudonym,
          }))}
        />
      )}
      {entry.documents.map((document) => (
        <Paper key={document.key} document={document} evidence={evidence} />
      ))}
    </div>
  );
}

function Paper({ document, evidence }: { readonly document: Document; readonly evidence: string }) {
  return (
    <details className="pf-fold">
      <summary className="pf-small">{document.title}</summary>
      {document.sections.map((section, at) => (
        <div key={`${section.heading} ${at}`} className="pf-stack">
          {section.heading === '' ? null : <strong className="pf-small">{section.heading}</strong>}
          <Says says={section.rows} />
        </div>
      ))}
      {document.key === 'file' ? (
        <p>
          <Link href={`/files/${evidence}`}>Open the file</Link>
        </p>
      ) : null}
      {document.sha256 === null ? null : (
        <p className="dp-dim pf-small">
          SHA-256 of the paper as sent: <code className="dp-code">{document.sha256}</code>
        </p>
      )}
    </details>
  );
}

/** Facts of a record in words. */
export function Says({
  says,
}: {
  readonly says: readonly { readonly label: string; readonly value: string }[];
}) {
  if (says.length === 0) return null;
  return (
    <dl className="pf-says">
      {says.map(({ label, value }, at) => (
        <div key={`${label} ${at}`} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
