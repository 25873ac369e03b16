import { listDuties } from '../../../desk/equal-treatment/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 120_000;

/** What is owed to agency workers and is late or falls due within a week. */
export function useEqualTreatmentNeeds() {
  const may = useMay();
  const duties = useRead(
    listDuties,
    { query: { limit: 1 } },
    {
      every: EVERY_MS,
      when: may('equal-treatment.read'),
      live: ['comparator.', 'day_one.', 'equal_treatment.'],
    },
  );
  const { late = 0, due = 0 } = duties.value ?? {};
  if (late + due === 0) return [];
  return [
    {
      id: 'equal-treatment',
      text: `${counted(late + due, 'duty', 'duties')} to agency workers ${late === 0 ? 'due within a week' : `due within a week or late (${late})`}`,
      href: '/equal-treatment',
      act: `Equal treatment (${late + due})`,
    },
  ];
}
