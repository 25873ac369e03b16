/** Seconds of a low tone as a WAV file, 8 kHz, 8 bit: 8,000 bytes a second, made here and nobody's voice. */
export function tone(seconds: number): Buffer {
  const sound = Buffer.from(
    Array.from({ length: seconds * 8000 }, (_, at) => 128 + Math.round(40 * Math.sin(at / 6))),
  );
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(sound.length + 36, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
