import { Link, useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
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
import { OtherCheckpoint, ProofSection } from './proof-section.tsx';
import { TakeOut } from './take-out.tsx';

function Neighbours({ seq, newest }: { readonly seq: number; readonly newest: number }) {
  return (
    <div className="dp-row">
      {seq > 1 ? <Link href={`/log/${seq - 1}`}>Entry {seq - 1}</Link> : null}
      {seq < newest ? <Link href={`/log/${seq + 1}`}>Entry {seq + 1}</Link> : null}
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
            <Facts
              facts={headFacts(entry)}
              next={<Neighbours seq={entry.seq} newest={entry.newest} />}
            />
            <Section title="What was recorded">
              <p className="dp-dim">
                Facts as they were sealed. They name nobody; a change to them would show.
              </p>
              <Says of={factsOf(entry)} first={[...aboutFacts(entry), ...creditFacts(entry)]} />
            </Section>
            <Section title="People">
              <People entry={entry} />
            </Section>
            <Section title="Proof">
              <Read of={proving}>{(shown) => <ProofSection key={entry.seq} shown={shown} />}</Read>
              {proving.value?.proof === null ? null : (
                <OtherCheckpoint
                  key={`${entry.seq} ${size}`}
                  seq={entry.seq}
                  kept={proving.value?.keptElsewhere ?? []}
                />
              )}
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
