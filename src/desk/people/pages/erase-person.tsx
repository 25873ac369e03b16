import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { addErasure, ERASURE_REASONS, type ErasureReason } from '../schema.ts';

/** Erases a person; it cannot be taken back, so a dialog says what goes and what stays. */
export function ErasePerson({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<ErasureReason>('asked');
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const { act, busy } = useAct(addErasure);
  const say = useNotice();
  const erase = async () => {
    const erased = await act({ params: { id }, body: { reason } });
    if (!erased.ok) return setRefusal(erased.refusal);
    setOpen(false);
    say('Person erased');
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Erase the person
      </Button>
      <Dialog
        title="Erase this person"
        open={open}
        onClose={() => setOpen(false)}
        act={{ label: 'Erase the person', onAct: () => void erase(), busy, danger: true }}
      >
        {refusal ? <Refused refusal={refusal} /> : null}
        <p>
          Their name, contact data, address, history and notes go from every part of Deskproof and
          from the log, and cannot be brought back. What was done, when and by whom stays, without
          who it was done for.
        </p>
        <p>
          Records of work-seekers must be kept for a year after they last used your service once you
          have looked for work for them (Conduct Regulations 2003, reg 29).
        </p>
        <label>
          Why{' '}
          <select
            value={reason}
            onChange={(event) => setReason(event.target.value as ErasureReason)}
          >
            {Object.entries(ERASURE_REASONS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </Dialog>
    </>
  );
}
