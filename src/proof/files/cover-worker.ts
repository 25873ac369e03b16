import { parentPort } from 'node:worker_threads';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { blacken, pixelsOf } from './cover-areas.ts';
import type { CoverAsked, CoverMade } from './cover-photo.ts';

/** As good as phones save them. */
const QUALITY = 90;
const MEGAPIXELS = 25;

function make({ media, bytes, areas, up }: CoverAsked): CoverMade {
  try {
    return { bytes: media === 'image/png' ? png(bytes, areas, up) : jpg(bytes, areas, up) };
  } catch (fault) {
    return { fault: (fault as Error).message };
  }
}

function jpg(bytes: Uint8Array, areas: CoverAsked['areas'], up: number): Uint8Array {
  const picture = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    tolerantDecoding: false,
    maxResolutionInMP: MEGAPIXELS,
    maxMemoryUsageInMB: 768,
  });
  const { width, data } = picture;
  blacken(
    data,
    width,
    areas.map((area) => pixelsOf(area, picture, up)),
  );
  return jpeg.encode({ ...picture, data: Buffer.from(data.buffer) }, QUALITY).data;
}

function png(bytes: Uint8Array, areas: CoverAsked['areas'], up: number): Uint8Array {
  const given = Buffer.from(bytes);
  // Said at the beginning, before anything is unpacked.
  const [width, height] = [given.readUInt32BE(16), given.readUInt32BE(20)];
  if (width * height > MEGAPIXELS * 1_000_000) throw new Error('maxResolutionInMP limit exceeded');
  const picture = PNG.sync.read(given);
  blacken(
    picture.data,
    width,
    areas.map((area) => pixelsOf(area, picture, up)),
  );
  return PNG.sync.write(picture);
}

parentPort?.on('message', (asked: CoverAsked) => {
  const made = make(asked);
  parentPort?.postMessage(made);
});
