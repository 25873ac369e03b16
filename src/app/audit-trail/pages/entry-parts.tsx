import './entry.css';
import { kindWords } from '../../../lib/kind-words.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { listed } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { type Fact, FactList } from '../../../ui/facts.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import type { readEntry } from '../schema.ts';
import { labelOf, type Said, sayingsOf } from './says.ts';

export type Entry = ReplyOf<typeof readEntry>;

/** What an envelope says that a list of facts is made of. */
export const factsOf = (entry: Entry): unknown =>
  (JSON.parse(entry.envelope) as { readonly facts: unknown }).facts;

function Value({ said }: { readonly said: Said }) {
  return said.code ? <code className="dp-code">{said.text}</code> : said.text;
}

function Values({ values }: { readonly values: readonly Said[] }) {
  const [only] = values;
  if (only && values.length === 1) return <Value said={only} />;
  return (
    <ul className="dp-lines">
      {values.map((said, at) => (
        <li key={at}>
          <Value said={said} />
        </li>
      ))}
    </ul>
  );
}

/** Facts or particulars as a list to read, nothing left out; `first` stands above them. */
export function Says({
  of,
  first = [],
}: {
  readonly of: unknown;
  readonly first?: readonly Fact[];
}) {
  const facts = sayingsOf(of).map(({ label, values }) => ({
    label,
    value: <Values values={values} />,
  }));
  return (
    <>
      {first.length + facts.length > 0 ? <FactList facts={[...first, ...facts]} /> : null}
      {facts.length === 0 ? <p className="dp-dim">Nothing more was recorded.</p> : null}
    </>
  );
}

function AboutOne({ one }: { readonly one: Entry['about'][number] }) {
  const may = useMay();
  const open = one.href !== null && one.action !== null && may(one.action) ? one.href : undefined;
  const noun = labelOf(one.name.replace(/_\d+$/, '')).toLowerCase();
  if (open !== undefined) return <Link href={open}>{one.who ?? `Open the ${noun}`}</Link>;
  return one.who ?? <code className="dp-code">{one.id}</code>;
}

/** What the entry is about, a row each, with the page of each where there is one. */
export function aboutFacts(entry: Entry): readonly Fact[] {
  return entry.about.map((one) => ({
    label: `About: ${labelOf(one.name).toLowerCase()}`,
    value: <AboutOne one={one} />,
  }));
}

/** Kind, time and who acted. */
export function headFacts(entry: Entry): readonly Fact[] {
  return [
    { label: 'What', value: kindWords(entry.kind) },
    { label: 'When', value: <Moment at={entry.at} /> },
    { label: 'Who', value: entry.actorName },
  ];
}

/** The versions of the house's own procedures that were in force, each with its page. */
function inForce({ policies }: Entry): readonly Fact[] {
  if (policies.length === 0) return [];
  const value = policies.map(({ policy, version, title }, at) => (
    <span key={policy}>
      {at === 0 ? '' : '; '}
      {title === null ? (
        `${policy}, version ${version}`
      ) : (
        <Link href={`/procedures/${policy}?version=${version}`}>
          {title}, version {version}
        </Link>
      )}
    </span>
  ));
  return [{ label: policies.length === 1 ? 'Procedure in force' : 'Procedures in force', value }];
}

/** Who else had a part in it, and which of the house's own procedures were in force. */
export function creditFacts(entry: Entry): readonly Fact[] {
  const by = (label: string, names: readonly string[]): readonly Fact[] =>
    names.length === 0 ? [] : [{ label, value: listed(names) }];
  return [
    ...by('Prepared by', entry.preparedBy),
    ...by('Contributed', entry.contributed),
    ...by('Approved by', entry.approvedBy),
    ...inForce(entry),
  ];
}

/** What is personal in the entry, for those who may read it; for others how many people it concerns. */
export function People({ entry }: { readonly entry: Entry }) {
  const { commitments, parts, partsShown } = entry;
  if (commitments === 0) return <p className="dp-dim">Nothing personal is in this entry.</p>;
  if (!partsShown) {
    return (
      <p>
        {commitments === 1
          ? '1 person is concerned; their particulars are'
          : `${commitments} people are concerned; their particulars are`}{' '}
        hidden from your role. Owners and compliance officers may read them.
      </p>
    );
  }
  const erased = commitments - parts.length;
  return (
    <>
      {parts.map((part) => (
        <div key={part.person} className="dp-entry-part">
          <strong>{part.name}</strong>
          <Says of={JSON.parse(part.part)} />
        </div>
      ))}
      {erased > 0 ? (
        <p>
          {erased === 1 ? '1 person’s particulars were' : `${erased} people’s particulars were`}{' '}
          erased, as announced in the log. What was sealed still holds without them.
        </p>
      ) : null}
    </>
  );
}

/** The envelope byte for byte, and the hashes over it. */
export function Sealed({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <FactList
        facts={[
          { label: 'Leaf of the tree', value: <code className="dp-code">{entry.leaf}</code> },
          { label: 'Chain up to here', value: <code className="dp-code">{entry.chain}</code> },
        ]}
      />
      <details>
        <summary>The envelope as sealed</summary>
        <pre className="dp-pre">{entry.envelope}</pre>
      </details>
    </>
  );
}
