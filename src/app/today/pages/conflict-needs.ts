import { conflictNeedsRoute } from '../../../desk/conflicts/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 60_000;
const LIVE = ['conflict.', 'accident.', 'safeguarding.'];

/** What went wrong and is not settled; what is given to me before the rest. */
export function useConflictNeeds() {
  const may = useMay();
  const needs = useRead(
    conflictNeedsRoute,
    {},
    { every: EVERY_MS, when: may('conflicts.read'), live: LIVE },
  );
  const { open = 0, mine = 0, concerns = 0 } = needs.value ?? {};
  const others = open - mine;
  return [
    ...(concerns === 0
      ? []
      : [
          {
            id: 'concerns',
            text: `${counted(concerns, 'safeguarding concern')} given to you`,
            href: '/conflicts?whose=mine&kind=safeguarding',
            act: `Safeguarding (${concerns})`,
          },
        ]),
    ...(mine - concerns <= 0
      ? []
      : [
          {
            id: 'conflicts-mine',
            text: `${counted(mine - concerns, 'thing')} that went wrong and ${mine - concerns === 1 ? 'is' : 'are'} given to you`,
            href: '/conflicts?whose=mine',
            act: `Given to you (${mine - concerns})`,
          },
        ]),
    ...(others <= 0
      ? []
      : [
          {
            id: 'conflicts',
            text: `${counted(others, 'thing')} that went wrong and ${others === 1 ? 'is' : 'are'} not settled`,
            href: '/conflicts',
            act: `What went wrong (${others})`,
          },
        ]),
  ];
}
