import { openAmendments } from '../../../desk/amendments/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 120_000;

/** Changes that wait for somebody's word, or for us to make them: the oldest leads on. */
export function useAmendmentNeeds() {
  const may = useMay();
  const open = useRead(
    openAmendments,
    {},
    { every: EVERY_MS, when: may('amendments.write'), live: ['amendment.'] },
  );
  const rows = open.value?.rows ?? [];
  const [first] = rows;
  if (first === undefined) return [];
  const agreed = rows.filter(({ state }) => state === 'agreed').length;
  const words = [
    ...(agreed === 0 ? [] : [`${counted(agreed, 'change is', 'changes are')} agreed and not made`]),
    ...(rows.length === agreed
      ? []
      : [`${counted(rows.length - agreed, 'change waits', 'changes wait')} for somebody’s word`]),
  ];
  const next = rows.find(({ state }) => state === 'agreed') ?? first;
  return [
    {
      id: 'amendments',
      text: words.join('; '),
      href: `/bookings/${next.bookingId}`,
      act: `Changes asked for (${rows.length})`,
    },
  ];
}
