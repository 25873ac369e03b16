import { createHash } from 'node:crypto';
import { newId } from '../../src/lib/ids.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { finishFile, markFile, openFile, takePiece } from '../../src/proof/files/index.ts';
import { criteriaByCode } from '../../src/proof/frameworks/index.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';
import { tone } from './tone.ts';

const CRITERION = { framework: 'REC-L2-RR', code: 'RPC1.1.1' };

/** Carla's recording of a call, with whoever rang told before: sent, received and marked by her. */
export function fileScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const fileId = newId();
  const sound = tone(6);
  const hash = createHash('sha256').update(sound).digest();
  const criterionOf = async (tx: Tx) =>
    (await criteriaByCode(tx, [CRITERION])).get(`${CRITERION.framework} ${CRITERION.code}`) ?? '';
  const mark = (atSecond: number, note: string) => async (tx: Tx) =>
    markFile(tx, {
      id: newId(),
      fileId,
      as: 'learner',
      criterionId: await criterionOf(tx),
      atSecond,
      page: null,
      note,
    });
  return [
    {
      at: time.at(time.day(-3), '18:05'),
      by: 'carla' as const,
      what: 'send the recording of a call, and mark where what shows',
      does: together(
        async (tx: Tx) =>
          openFile(tx, {
            id: fileId,
            name: 'call-monday.wav',
            media: 'audio/wav',
            bytes: sound.length,
            pieceBytes: 65_536,
            piecesSha256: createHash('sha256').update(hash).digest('hex'),
            title: 'An order taken by phone',
            shows: 'I ask for the start, the break and what to wear, and read the order back.',
            madeAt: time.at(time.day(-3), '08:40').toISOString(),
            others: true,
            toldOn: time.day(-3),
            toldHow: 'I said at the start that I record the call for my NVQ, and they agreed.',
            criterionIds: [await criterionOf(tx)],
          }),
        (tx: Tx) => takePiece(tx, { fileId, nth: 0, bytes: sound, sha256: hash.toString('hex') }),
        (tx: Tx) => finishFile(tx, fileId),
        mark(1, 'I ask for the start and the break'),
        mark(4, 'I read it back'),
      ),
    },
  ].map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}
