import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { appealNeeds, listOwnAppeals } from '../../../proof/appeals/schema.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 300_000;

/** Appeals whose next step is mine, and my own that I may still take further (R92). */
export function useAppealNeeds() {
  const may = useMay();
  const live = ['appeal.'];
  const answer = useRead(appealNeeds, {}, { every: EVERY_MS, when: may('appeals.read'), live });
  const own = useRead(listOwnAppeals, {}, { every: EVERY_MS, when: may('appeals.own'), live });
  const { count = 0, dueOn = null, late = 0 } = answer.value ?? {};
  const further = (own.value?.rows ?? []).flatMap(({ furtherBy }) => furtherBy ?? []).sort();
  return [
    ...(count === 0 || dueOn === null
      ? []
      : [
          {
            id: 'appeals',
            text: `${counted(count, 'appeal waits', 'appeals wait')} for you, the first due ${showDate(dueOn)}${late > 0 ? `; ${late} late` : ''}`,
            href: '/appeals',
            act: `Appeals (${count})`,
          },
        ]),
    ...(further[0] === undefined
      ? []
      : [
          {
            id: 'own-appeals',
            text: `Your appeal was not upheld in full, or its answer is late. You can take it further until ${showDate(further[0])}`,
            href: '/portfolio/appeals',
            act: 'My appeals',
          },
        ]),
  ];
}
