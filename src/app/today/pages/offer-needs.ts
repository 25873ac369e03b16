import { listRounds } from '../../../desk/offers/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 120_000;

/** Workers who said yes to an offer and wait for us, those a rule stopped among them. */
export function useOfferNeeds() {
  const may = useMay();
  const rounds = useRead(
    listRounds,
    { query: { state: 'open' } },
    { every: EVERY_MS, when: may('offers.ask'), live: ['offer.'] },
  );
  const waiting = rounds.value?.waiting ?? 0;
  if (waiting === 0) return [];
  return [
    {
      id: 'offers',
      text: `${counted(waiting, 'worker has', 'workers have')} said yes to an offer and ${waiting === 1 ? 'waits' : 'wait'} for us`,
      href: '/offers',
      act: `Answers to offers (${waiting})`,
    },
  ];
}
