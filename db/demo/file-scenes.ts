import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import { newId } from '../../src/lib/ids.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import {
  coverFile,
  finishFile,
  markFile,
  openFile,
  takePiece,
} from '../../src/proof/files/index.ts';
import { criteriaByCode } from '../../src/proof/frameworks/index.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';
import { tone } from './tone.ts';

const CRITERION = { framework: 'REC-L2-RR', code: 'RPC1.1.1' };

/** Carla's recording of a call, with whoever rang told before, and a picture with names covered: sent by her. */
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
  const screenId = newId();
  const screen = aScreen();
  const ofScreen = createHash('sha256').update(screen).digest();
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
    {
      at: time.at(time.day(-2), '17:40'),
      by: 'carla' as const,
      what: 'send a picture of the board with the names on it covered',
      does: together(
        async (tx: Tx) =>
          openFile(tx, {
            id: screenId,
            name: 'board.png',
            media: 'image/png',
            bytes: screen.length,
            pieceBytes: 65_536,
            piecesSha256: createHash('sha256').update(ofScreen).digest('hex'),
            title: 'My board in the evening',
            shows: 'Every shift of the weekend is filled; the two in amber wait for an answer.',
            madeAt: time.at(time.day(-2), '17:30').toISOString(),
            others: false,
            toldOn: null,
            toldHow: '',
            criterionIds: [await criterionOf(tx)],
          }),
        (tx: Tx) =>
          takePiece(tx, {
            fileId: screenId,
            nth: 0,
            bytes: screen,
            sha256: ofScreen.toString('hex'),
          }),
        (tx: Tx) => finishFile(tx, screenId),
        (tx: Tx) =>
          coverFile(tx, {
            id: newId(),
            fileId: screenId,
            sha256: ofScreen.toString('hex'),
            areas: [{ left: 30, top: 120, width: 220, height: 840 }],
          }),
      ),
    },
  ].map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}

/** A made-up board: a row for each worker, their name at the left, shifts as coloured bars. */
function aScreen(): Buffer {
  const [width, height] = [640, 400];
  const picture = new PNG({ width, height });
  picture.data.fill(255);
  const bar = (x: number, y: number, wide: number, high: number, colour: number) => {
    for (let row = y; row < y + high; row++) {
      for (let at = x; at < x + wide; at++) {
        picture.data.writeUIntBE(colour, (row * width + at) * 4, 3);
      }
    }
  };
  bar(0, 0, width, 36, 0xe6e8ee);
  for (let worker = 0; worker < 7; worker++) {
    const y = 60 + worker * 46;
    bar(24, y + 6, 70 + ((worker * 37) % 60), 10, 0x333845);
    bar(
      170 + ((worker * 83) % 120),
      y,
      150,
      24,
      worker === 2 || worker === 5 ? 0xf0c36b : 0x6fae8b,
    );
    bar(420 + ((worker * 29) % 50), y, 120, 24, 0x6fae8b);
  }
  return PNG.sync.write(picture);
}
