import { Link, useAddress } from '../../../ui/address.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { readEntry, readProof } from '../schema.ts';
import {
  aboutFacts,
  creditFacts,
  factsOf,
  headFacts,
  People,
  Says,
  Sealed,
} from './entry-parts.tsx';
import { kindWords } from './kind-words.ts';
import { ProofSection } from './proof-section.tsx';
import { TakeOut } from './take-out.tsx';

function Neighbours({ seq }: { readonly seq: number }) {
  return (
    <div className="dp-row">
      {seq > 1 ? <Link href={`/log/${seq - 1}`}>Entry {seq - 1}</Link> : null}
      <Link href={`/log/${seq + 1}`}>Entry {seq + 1}</Link>
    </div>
  );
}

/** One entry of the log whole: what was sealed, its proof, and the files with which it leaves. */
export default function EntryPage() {
  const { params, query } = useAddress();
  const seq = Number(params['seq']);
  const size = Number(query['checkpoint']);
  const reading = useRead(readEntry, { params: { seq } });
  const proving = useRead(readProof, {
    params: { seq },
    query: size > 0 ? { checkpoint: size } : {},
  });
  return (
    <Page title={`Entry ${params['seq']}`} where={[{ label: 'Log', href: '/log' }]}>
      <Read of={reading}>
        {(entry) => (
          <>
            <Facts facts={headFacts(entry)} next={<Neighbours seq={entry.seq} />} />
            <Section title="What was recorded">
              <p className="dp-dim">
                {kindWords(entry.kind)}: facts that name nobody. They can never be changed.
              </p>
              <FactList facts={[...aboutFacts(entry), ...creditFacts(entry)]} />
              <Says of={factsOf(entry)} />
            </Section>
            <Section title="People">
              <People entry={entry} />
            </Section>
            <Section title="Proof">
              <Read of={proving}>
                {(shown) => <ProofSection key={entry.seq} seq={entry.seq} shown={shown} />}
              </Read>
            </Section>
            {proving.value?.proof ? (
              <Section title="Take it out">
                <TakeOut key={entry.seq} entry={entry} proof={proving.value.proof} />
              </Section>
            ) : null}
            <Section title="As sealed">
              <Sealed entry={entry} />
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
