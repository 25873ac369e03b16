import { kindWords } from '../../../lib/kind-words.ts';
import { Link } from '../../../ui/address.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { listEntries } from '../schema.ts';

/** How many of a record's entries stand at its side; the log has the rest. */
const SHOWN = 20;

/** What happened to one record, newest first, from the log's entries about it. */
export default function HistorySection({ id }: { readonly id: string }) {
  const reading = useRead(listEntries, { query: { subject: id } });
  return (
    <Read of={reading}>
      {({ total, rows }) => (
        <>
          <Timeline
            items={rows.slice(0, SHOWN).map((entry) => ({
              id: entry.id,
              at: entry.at,
              who: kindWords(entry.kind),
              what: `by ${entry.actorName}`,
              more: <Link href={`/log/${entry.seq}`}>Entry {entry.seq}</Link>,
            }))}
          />
          <p>
            <Link href={`/log?subject=${id}`}>
              {total > SHOWN
                ? `All ${total.toLocaleString('en-GB')} entries in the log`
                : 'See them in the log'}
            </Link>
          </p>
        </>
      )}
    </Read>
  );
}
