import { listOwnPapers } from '../../../desk/signatures/papers-schema.ts';
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
  const own = useRead(
    listOwnPapers,
    { query: { state: 'overdue', size: 1 } },
    { every: EVERY_MS, when: may('signatures.record'), live: ['document.', 'paper'] },
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
    ...ownNeeds(own.value?.counts, hours),
  ];
}

/** Terms, opt-outs and key information that somebody must look after. */
function ownNeeds(
  counts: { declined: number; overdue: number; outdated: number } | undefined,
  hours: string,
) {
  const { declined = 0, overdue = 0, outdated = 0 } = counts ?? {};
  const of = (count: number, state: string, text: string, act: string) =>
    count === 0
      ? []
      : [{ id: `${state}-terms`, text, href: `/signatures/papers?state=${state}`, act }];
  const papers = (count: number, one: string, many: string) =>
    counted(
      count,
      `paper of terms or key information ${one}`,
      `papers of terms or key information ${many}`,
    );
  return [
    ...of(
      declined,
      'declined',
      `${papers(declined, 'was', 'were')} declined: somebody says that it is not right`,
      `Declined (${declined})`,
    ),
    ...of(
      overdue,
      'overdue',
      `${papers(overdue, 'is', 'are')} not signed ${hours} after asking`,
      `Not signed (${overdue})`,
    ),
    ...of(
      outdated,
      'outdated',
      `${papers(outdated, 'is', 'are')} of an older version than the one published`,
      `To ask again (${outdated})`,
    ),
  ];
}
