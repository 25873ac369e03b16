import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readItemToJudge } from '../schema.ts';
import { type OpenedItem, SEAL_LOOKS } from './looks.ts';
import { OwnWork } from './own-work.tsx';

type Entry = OpenedItem['rendition']['entries'][number];
type EntryRecord = OpenedItem['records'][number];

const PARTS: Readonly<Record<Entry['part'], string>> = {
  actor: 'the learner did it',
  prepared: 'the learner prepared it, another did it',
  contributed: 'the learner had a part in it, which the other confirmed',
  about: 'recorded about the learner',
};

/** One item as frozen at the claim: each entry as the assessor may see it, its sealed record beside. */
export function ItemView({
  claimId,
  evidenceId,
}: {
  readonly claimId: string;
  readonly evidenceId: string;
}) {
  const reading = useRead(readItemToJudge, { params: { id: claimId, evidenceId } });
  return <Read of={reading}>{(item) => <Opened claimId={claimId} item={item} />}</Read>;
}

function Opened({ claimId, item }: { readonly claimId: string; readonly item: OpenedItem }) {
  const { rendition } = item;
  const records = new Map(item.records.map((record) => [record.seq, record]));
  return (
    <div className="as-rendition">
      {rendition.note === '' ? null : <p className="as-text">Learner’s note: {rendition.note}</p>}
      <Spoken item={item} />
      <OwnWork claimId={claimId} evidenceId={item.evidenceId} />
      <ol className="as-entries">
        {rendition.entries.map((entry) => (
          <li key={entry.seq} className="as-entry">
            <Rendered entry={entry} evidence={rendition.evidence} />
            <Sealed record={records.get(entry.seq)} />
          </li>
        ))}
      </ol>
      <RenditionSeal item={item} />
    </div>
  );
}

/** Its language where it is not English, and what it says in English (R50). */
function Spoken({ item }: { readonly item: OpenedItem }) {
  return (
    <div>
      <p className="dp-dim">
        In {item.language}.{' '}
        <Link href={`/evidence-languages?item=${item.evidenceId}`}>
          It is in another language, or a translation is missing
        </Link>
      </p>
      {item.translations.map((one) => (
        <details key={one.wordsSha256} open>
          <summary>Translation by {one.translator}</summary>
          <p className="as-text">{one.words}</p>
        </details>
      ))}
    </div>
  );
}

/** The versions of the organisation's own procedures that were in force, each a page. */
function inForce({ procedures = [] }: Entry) {
  if (procedures.length === 0) return [];
  return [
    {
      label: 'Procedures in force',
      value: procedures.map(({ policy, version, title }, at) => (
        <span key={policy}>
          {at === 0 ? '' : '; '}
          <Link href={`/procedures/${policy}?version=${version}`}>
            {title}, version {version}
          </Link>
        </span>
      )),
    },
  ];
}

function Rendered({ entry, evidence }: { readonly entry: Entry; readonly evidence: string }) {
  return (
    <div className="as-rendered">
      <h4>{entry.title}</h4>
      <p className="dp-dim">
        <Moment at={entry.at} />, {PARTS[entry.part]}
      </p>
      <FactList
        facts={[
          ...entry.subjects.map(({ role, pseudonym }) => ({
            label: roleWords(role),
            value: pseudonym,
          })),
          ...entry.says.map(({ label, value }) => ({ label, value })),
          ...inForce(entry),
        ]}
      />
      {entry.documents.map((document) => (
        <details key={document.key}>
          <summary>{document.title}, made again from its facts</summary>
          {document.sections.map((section) => (
            <div key={section.heading}>
              <h5>{section.heading}</h5>
              <FactList facts={section.rows.map(({ label, value }) => ({ label, value }))} />
            </div>
          ))}
          {document.key === 'file' ? (
            <p>
              <Link href={`/files/${evidence}`}>Open the file</Link>
            </p>
          ) : null}
          {document.sha256 === null ? null : (
            <p className="dp-dim">
              SHA-256 of the paper as sent: <code className="dp-code">{document.sha256}</code>
            </p>
          )}
        </details>
      ))}
    </div>
  );
}

/** 'bill_to' reads 'Bill to'. */
function roleWords(role: string): string {
  return (role[0]?.toUpperCase() ?? '') + role.slice(1).replaceAll('_', ' ');
}

function Sealed({ record }: { readonly record: EntryRecord | undefined }) {
  if (record === undefined) return null;
  return (
    <div className="as-sealed">
      <p className="dp-row">
        <strong>Entry {record.seq}</strong>
        <Badge state={SEAL_LOOKS[record.seal]} />
      </p>
      {record.checkpoint === null ? (
        <p>{record.because}</p>
      ) : (
        <p>
          Verified against the checkpoint of {record.checkpoint.size.toLocaleString('en-GB')}{' '}
          entries, signed <Moment at={record.checkpoint.at} />.
        </p>
      )}
      {record.party === null ? null : <p className="as-note dp-attention">{record.party}.</p>}
      <p className="dp-dim">Leaf hash</p>
      <code className="dp-code">{record.leaf}</code>
    </div>
  );
}

function RenditionSeal({ item }: { readonly item: OpenedItem }) {
  return (
    <p className="dp-dim">
      {item.sealed === null
        ? 'The entry that sealed this claim is not in the log. '
        : item.sealed
          ? 'This is what was sealed when the unit was claimed: the hashes are the same. '
          : 'This is not what was sealed when the unit was claimed: do not judge on it, tell the owner. '}
      SHA-256 of the rendition: <code className="dp-code">{item.renditionSha256}</code>
    </p>
  );
}
