import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { recordStartRoute, replaceRoute, takeBackRoute } from '../schema.ts';
import type { Move } from '../shapes-schema.ts';
import { KEYS, type Row, stateWord } from './looks.ts';

/** What needs more than a press: minutes, or a cause. */
export type Asks = 'late' | 'replacement';

/** Presses of the board: one for each thing said, each undone by taking it back. */
export function useStart(ask: (row: Row, what: Asks) => void) {
  const say = useNotice();
  const { go } = useAddress();
  const record = useAct(recordStartRoute);
  const replace = useAct(replaceRoute);
  const back = useAct(takeBackRoute);
  const [refusal, setRefusal] = useState<Refusal>();
  const busy = record.busy || replace.busy || back.busy;

  const takeBack = async (row: Pick<Row, 'assignmentId' | 'workerName'>, recordId: string) => {
    const done = await back.act({
      params: { assignmentId: row.assignmentId ?? '' },
      body: { id: newId(), recordId },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${row.workerName}: taken back`);
  };
  const press = async (row: Row, move: Move | 'take_back') => {
    if (busy || row.assignmentId === null) return;
    const params = { assignmentId: row.assignmentId };
    if (move === 'take_back') {
      if (row.newest) await takeBack(row, row.newest);
      return;
    }
    if (!row.moves.includes(move)) {
      const label = KEYS.find((one) => one.move === move)?.label ?? move;
      setRefusal({
        code: 'not-from-here',
        because: `“${label}” cannot be said of ${row.workerName} as it stands: ${stateWord(row.state)}. Take the last one back, or wait for its time.`,
      });
      return;
    }
    const hasCause =
      row.state !== 'due' && row.state !== 'on_the_way' && row.state !== 'replacement_sent';
    if (move === 'late' || (move === 'replacement' && !hasCause)) {
      ask(row, move);
      return;
    }
    if (move === 'replacement') {
      const done = await replace.act({ params, body: { id: newId() } });
      setRefusal(done.ok ? undefined : done.refusal);
      if (done.ok) go(fillHref(done.value));
      return;
    }
    const done = await record.act({ params, body: { id: newId(), said: move } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    const { recordId } = done.value;
    const label = KEYS.find((one) => one.move === move)?.label ?? '';
    say(`${row.workerName}: ${label.toLowerCase()}`, () => void takeBack(row, recordId));
  };
  return { press, refusal, busy };
}

/** Where the ranking of a shift stands. */
export function fillHref({ shiftId, startsAt }: { shiftId: string; startsAt: string }): string {
  return `/bookings?week=${dateIn(new Date(startsAt))}&shift=${shiftId}`;
}
