import { useState } from 'react';
import { referenceRoute, unreferenceRoute } from '../../../proof/portfolio/schema.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';

interface Pair {
  readonly evidenceId: string;
  readonly criterionId: string;
}

/** References an item to a criterion and takes references back, each with its way back in the message. */
export function useReference(item: string) {
  const say = useNotice();
  const referencing = useAct(referenceRoute);
  const taking = useAct(unreferenceRoute);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const add = async (pair: Pair, code: string, note = '') => {
    const done = await referencing.act({ body: { ...pair, note, also: [] } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${item} referenced to ${code}`, () => void remove(pair, code, note));
  };
  const remove = async (pair: Pair, code: string, note: string) => {
    const done = await taking.act({ params: pair });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${code} taken off ${item}`, () => void add(pair, code, note));
  };
  const addAll = async (pair: Pair & { readonly also: string[] }, codes: string) => {
    const done = await referencing.act({ body: { ...pair, note: '' } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${item} referenced to ${codes}`);
  };
  return { add, addAll, remove, refusal, busy: referencing.busy || taking.busy };
}
