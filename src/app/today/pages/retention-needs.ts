import { counted } from '../../../lib/text.ts';
import { destructionNeeds } from '../../../proof/retention/schema.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 300_000;

/** Records past their four years and lists that wait for the reader: nothing here goes by itself (R21). */
export function useRetentionNeeds() {
  const may = useMay();
  const { value } = useRead(
    destructionNeeds,
    {},
    { every: EVERY_MS, when: may('retention.destroy'), live: ['destruction.'] },
  );
  if (!value) return [];
  const need = (id: string, n: number, text: string, act: string) =>
    n === 0 ? [] : [{ id, text, href: '/destruction', act: `${act} (${n})` }];
  const { past, toApprove, ready } = value;
  return [
    ...need(
      'records-past',
      past,
      `${counted(past, 'learner’s records are', 'learners’ records are')} past their four years and on no list`,
      'Past their time',
    ),
    ...need(
      'lists-to-approve',
      toApprove,
      `${counted(toApprove, 'destruction list waits', 'destruction lists wait')} for your approval`,
      'To approve',
    ),
    ...need(
      'lists-ready',
      ready,
      `${counted(ready, 'destruction list is', 'destruction lists are')} approved and ready to be carried out`,
      'Lists ready',
    ),
  ];
}
