import { holidayNeedsRoute } from '../../../desk/holiday/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 120_000;

/** Holiday that waits for a decision; before the rest what can no longer be refused, or only for a week. */
export function useHolidayNeeds() {
  const may = useMay();
  const needs = useRead(
    holidayNeedsRoute,
    {},
    { every: EVERY_MS, when: may('holiday.decide'), live: ['holiday.'] },
  );
  const { asked = 0, soon = 0, overdue = 0 } = needs.value ?? {};
  if (asked === 0) return [];
  const words = [
    overdue === 0 ? '' : `${overdue} can no longer be refused`,
    soon === 0 ? '' : `${soon} can be refused for a week at the most`,
  ].filter(Boolean);
  return [
    {
      id: 'holiday',
      text: `${counted(asked, 'request')} for holiday ${asked === 1 ? 'waits' : 'wait'}${words.length === 0 ? '' : `: ${words.join(', ')}`}`,
      href: '/holiday',
      act: `Holiday (${asked})`,
    },
  ];
}
