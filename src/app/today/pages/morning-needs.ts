import { showBoard } from '../../../desk/attendance/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 60_000;

/** Starts around now of whom somebody must ring: not heard of, not come, cannot come. */
export function useMorningNeeds() {
  const may = useMay();
  const board = useRead(
    showBoard,
    { query: { span: 'now' } },
    { every: EVERY_MS, when: may('attendance.read'), live: ['attendance.', 'assignment.'] },
  );
  const { calls = 0, total = 0 } = board.value ?? {};
  if (calls === 0) return [];
  return [
    {
      id: 'starts',
      text: `${counted(calls, 'call')} to make: ${calls === 1 ? 'a worker is' : 'workers are'} missing or cannot come, of ${counted(total, 'start')} around now`,
      href: '/start-board',
      act: `Start board (${calls})`,
    },
  ];
}
