import { listOverrides, listToLookInto } from '../../../desk/clearance/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

/** Every rule is asked for everyone who goes in the next three days: not each half minute. */
const EVERY_MS = 120_000;

/** Overrides that wait for a manager, and what rules put on the list for whoever goes in three days. */
export function useClearanceNeeds() {
  const may = useMay();
  const overrides = useRead(
    listOverrides,
    { query: { show: 'unsigned' } },
    { every: EVERY_MS, when: may('overrides.read') },
  );
  const points = useRead(
    listToLookInto,
    { query: { hours: 72 } },
    { every: EVERY_MS, when: may('clearance.read') },
  );
  const toSign = overrides.value?.unsigned ?? 0;
  const open = points.value?.total ?? 0;
  return [
    ...(toSign === 0
      ? []
      : [
          {
            id: 'overrides',
            text: `${counted(toSign, 'rule')} lifted and waiting for a manager’s word`,
            href: '/overrides?show=unsigned',
            act: `Overrides to sign off (${toSign})`,
          },
        ]),
    ...(open === 0
      ? []
      : [
          {
            id: 'to-look-into',
            text: `${counted(open, 'point')} on the list about whoever goes in the next three days; nothing is stopped`,
            href: '/to-look-into',
            act: `To look into (${open})`,
          },
        ]),
  ];
}
