import { FactList } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { readEntry } from '../schema.ts';
import { aboutFacts, creditFacts, factsOf, headFacts, People, Says } from './entry-parts.tsx';

/** One entry beside the list; its own page has the proof. */
export function EntryPanel({ seq, close }: { readonly seq: number; readonly close: () => void }) {
  const reading = useRead(readEntry, { params: { seq } });
  return (
    <SidePanel of={`entry-${seq}`} title={`Entry ${seq}`} onClose={close}>
      <LinkButton href={`/log/${seq}`} quiet>
        Open the entry with its proof
      </LinkButton>
      <Read of={reading}>
        {(entry) => (
          <>
            <FactList facts={[...headFacts(entry), ...aboutFacts(entry), ...creditFacts(entry)]} />
            <h3>What was recorded</h3>
            <Says of={factsOf(entry)} />
            <h3>People</h3>
            <People entry={entry} />
          </>
        )}
      </Read>
    </SidePanel>
  );
}
