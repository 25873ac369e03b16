import { FactList } from '../../../ui/facts.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readEntry } from '../schema.ts';
import { kindWords } from './kind-words.ts';

interface Envelope {
  readonly facts: unknown;
  readonly subjects: Readonly<Record<string, string>>;
}

function pretty(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 2);
}

/** One entry whole: what was sealed, about what, with which hashes. */
export function EntryPanel({ seq, close }: { readonly seq: number; readonly close: () => void }) {
  const reading = useRead(readEntry, { params: { seq } });
  return (
    <SidePanel of={`entry-${seq}`} title={`Entry ${seq}`} onClose={close}>
      <Read of={reading}>
        {(entry) => {
          const envelope = JSON.parse(entry.envelope) as Envelope;
          return (
            <>
              <FactList
                facts={[
                  { label: 'What', value: kindWords(entry.kind) },
                  { label: 'When', value: <Moment at={entry.at} /> },
                  { label: 'Who', value: entry.actorName },
                  ...Object.entries(envelope.subjects).map(([name, id]) => ({
                    label: `About: ${name.replaceAll('_', ' ')}`,
                    value: <code className="dp-code">{id}</code>,
                  })),
                ]}
              />
              <h3>Facts</h3>
              <pre className="dp-pre">{JSON.stringify(envelope.facts, null, 2)}</pre>
              <h3>People</h3>
              {entry.commitments === 0 ? <p>Nothing personal is in this entry.</p> : null}
              {entry.partsShown
                ? entry.parts.map((part) => (
                    <div key={part.person}>
                      <strong>{part.name}</strong>
                      <pre className="dp-pre">{pretty(part.part)}</pre>
                    </div>
                  ))
                : null}
              {entry.commitments > 0 && !entry.partsShown ? (
                <p>
                  Particulars of {entry.commitments} {entry.commitments === 1 ? 'person' : 'people'}
                  ; owners and compliance officers may read them.
                </p>
              ) : null}
              {entry.partsShown && entry.parts.length < entry.commitments ? (
                <p>{entry.commitments - entry.parts.length} erased, as announced in the log.</p>
              ) : null}
              <h3>Seal</h3>
              <FactList
                facts={[
                  { label: 'Leaf', value: <code className="dp-code">{entry.leaf}</code> },
                  { label: 'Chain', value: <code className="dp-code">{entry.chain}</code> },
                ]}
              />
              <details>
                <summary>The envelope as sealed</summary>
                <pre className="dp-pre">{entry.envelope}</pre>
              </details>
            </>
          );
        }}
      </Read>
    </SidePanel>
  );
}
