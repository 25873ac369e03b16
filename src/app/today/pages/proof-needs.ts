import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { proofNeeds } from '../schema.ts';

const EVERY_MS = 300_000;

/** What of the centre waits for the reader or is late. */
export function useProofNeeds() {
  const may = useMay();
  const { value } = useRead(
    proofNeeds,
    {},
    {
      every: EVERY_MS,
      when: may('today.open'),
      live: ['learner.', 'centre.', 'claim.', 'contact.', 'visit.', 'concern.', 'letter.'],
    },
  );
  return value?.lines ?? [];
}
