import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { criteriaByCode, linkCriteria } from '../../src/proof/frameworks/index.ts';
import type { Scene } from './teller.ts';

const NVQ = 'REC-L2-RR';
const STANDARD = 'ST0321';

/** Of the qualification and of the standard: what shows the one may show the other. */
const LINKED = [
  ['RPC1.1.3', 'S14'],
  ['RPC1.3.2', 'S11'],
  ['RPC1.3.4', 'S15'],
  ['RPC2.2.2', 'S1'],
  ['RPC3.4.2', 'S4'],
] as const;

/** The centre compared the qualification with the standard and linked what asks for the same work. */
export function linked(at: Scene['at']): Omit<Scene, 'chapter'> {
  return {
    at,
    by: 'olivia',
    what: 'link criteria of the NVQ to the standard',
    does: async (tx) => {
      const found = await criteriaByCode(
        tx,
        LINKED.flatMap(([own, other]) => [
          { framework: NVQ, code: own },
          { framework: STANDARD, code: other },
        ]),
      );
      for (const [own, other] of LINKED) {
        const made = await linkCriteria(tx, {
          id: newId(),
          kind: 'related',
          from: found.get(`${NVQ} ${own}`) ?? '',
          to: found.get(`${STANDARD} ${other}`) ?? '',
          because: 'Compared at the standardisation meeting of the centre',
        });
        if (!made.ok) return made;
      }
      return ok(null);
    },
  };
}
