import { counted } from '../../../lib/text.ts';
import { listRegistrations } from '../../../proof/centre/registration-schema.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 300_000;

/** Learners who are not registered with the awarding body four weeks after their start (R40). */
export function useCentreNeeds() {
  const may = useMay();
  const { value } = useRead(
    listRegistrations,
    {},
    { every: EVERY_MS, when: may('centre.administer'), live: ['learner.', 'centre.'] },
  );
  const late = value?.late ?? 0;
  if (late === 0) return [];
  return [
    {
      id: 'late-registrations',
      text: `${counted(late, 'learner is', 'learners are')} not registered with the awarding body four weeks after their start`,
      href: '/centre/registrations?state=late',
      act: `Late (${late})`,
    },
  ];
}
