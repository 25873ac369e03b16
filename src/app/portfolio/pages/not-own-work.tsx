import { FINDINGS, readAuthorship } from '../../../proof/authorship/schema.ts';
import { useRead } from '../../../ui/read.tsx';

/** What was found not to be the learner's own of a decided claim, for the learner; nothing where all of it is. */
export function NotOwnWork({ claimId }: { readonly claimId: string }) {
  const reading = useRead(readAuthorship, { params: { id: claimId } });
  const items = (reading.value?.items ?? []).flatMap((item) => {
    const [newest] = item.history;
    return newest && newest.finding !== 'own' ? [{ ...item, newest }] : [];
  });
  if (items.length === 0) return null;
  return (
    <section aria-label="Not counted as your own work">
      <h3>Not counted as your own work</h3>
      <ul>
        {items.map(({ evidenceId, title, newest }) => (
          <li key={evidenceId}>
            {title}: {FINDINGS[newest.finding].toLowerCase()}. {newest.because} Bring what you did
            yourself in its place; you may appeal once the unit is decided.
          </li>
        ))}
      </ul>
    </section>
  );
}
