import { listPapers } from '../../../desk/signatures/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 120_000;

/** Confirmations that a side declined, or has not answered for longer than the organisation waits. */
export function useSignatureNeeds() {
  const may = useMay();
  const papers = useRead(
    listPapers,
    { query: { state: 'overdue', size: 1 } },
    { every: EVERY_MS, when: may('signatures.record'), live: ['document.'] },
  );
  const { overdue = 0, declined = 0 } = papers.value?.counts ?? {};
  const hours = counted(papers.value?.chaseHours ?? 0, 'hour');
  return [
    ...(declined === 0
      ? []
      : [
          {
            id: 'declined-papers',
            text: `${counted(declined, 'confirmation was', 'confirmations were')} declined: something on ${declined === 1 ? 'it is' : 'them is'} not right`,
            href: '/signatures?state=declined',
            act: `Declined (${declined})`,
          },
        ]),
    ...(overdue === 0
      ? []
      : [
          {
            id: 'unaccepted-papers',
            text: `${counted(overdue, 'confirmation is', 'confirmations are')} still not accepted after ${hours}`,
            href: '/signatures?state=overdue',
            act: `Not accepted (${overdue})`,
          },
        ]),
  ];
}
