import { listApprovals } from '../../../desk/policies/limits-schema.ts';
import { listProcedures } from '../../../desk/policies/procedures-schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 120_000;

/** Approvals that wait for me, and procedures that I must still read. */
export function usePolicyNeeds() {
  const may = useMay();
  const approvals = useRead(
    listApprovals,
    {},
    { every: EVERY_MS, when: may('approvals.read'), live: ['approval'] },
  );
  const procedures = useRead(
    listProcedures,
    {},
    { every: EVERY_MS, when: may('policies.acknowledge'), live: ['policy'] },
  );
  const waiting = approvals.value?.total ?? 0;
  const toRead = procedures.value?.toRead ?? 0;
  return [
    ...(waiting === 0
      ? []
      : [
          {
            id: 'approvals',
            text: `${counted(waiting, 'colleague asks', 'colleagues ask')} you to approve what goes beyond their limit`,
            href: '/approvals',
            act: `Approvals (${waiting})`,
          },
        ]),
    ...(toRead === 0
      ? []
      : [
          {
            id: 'procedures',
            text: `${counted(toRead, 'procedure')} in force that you have not read`,
            href: '/procedures',
            act: `Procedures to read (${toRead})`,
          },
        ]),
  ];
}
