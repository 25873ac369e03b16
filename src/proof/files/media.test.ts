import { describe, expect, it } from 'vitest';
import { declared, judged, kindOf, saysPlace, typesByContent } from '../../platform/media/media.ts';
import { withoutMetadata } from '../../platform/media/photo.ts';
import { refused } from '../portfolio/fixtures.ts';
import { bytesOfPiece, megabytes, piecesOf, showPlace, takesSize } from './files.ts';
import { checkOffice } from './office.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A zip's list of its parts, with sizes as they are told. */
function zip(parts: readonly { readonly name: string; readonly unpacked?: number }[]): Buffer {
  const list = parts.map(({ name, unpacked = 100 }) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(100, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const start = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(60)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, ...list, end]);
}

/** A small JPEG with an Exif block that says the way up and where it was taken, and something behind its end. */
function jpegWithPlace(): Buffer {
  const tiff = Buffer.alloc(38);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(6, 18);
  tiff.writeUInt16LE(0x8825, 22);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('53.8008N')]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([
    Buffer.from('ffd8ffe1', 'hex'),
    length,
    body,
    Buffer.from('fffe0006', 'hex'),
    Buffer.from('Rosa'),
    Buffer.from('ffdb0004aabbffda0004ccdd0102ff0003ffd9', 'hex'),
    Buffer.from('a second picture with 53.8008N'),
  ]);
}

describe('what a file is', () => {
  it('is judged by its content: no page, no program, no drawing, whatever its name says', () => {
    for (const text of ['<!doctype html><p>', '<svg xmlns=', 'MZ\x90\0', '\x7fELF', '#!/bin/sh']) {
      expect(typesByContent(Buffer.from(text, 'latin1'))).toEqual([]);
      expect(refused(judged(Buffer.from(text, 'latin1'), 'image/png'))).toBe('wrong-type');
    }
    for (const type of [
      'text/html',
      'image/svg+xml',
      'application/x-msdownload',
      '',
      'image/heic',
    ]) {
      expect(refused(declared(type))).toBe('wrong-type');
    }
    expect(declared('image/heic')).toMatchObject({
      refusal: { because: expect.stringMatching(/Most compatible/) },
    });
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
    expect(judged(png, 'image/png')).toMatchObject({ ok: true });
    expect(judged(png, 'video/mp4')).toMatchObject({
      refusal: { because: expect.stringMatching(/called a MP4 video, and is a PNG picture/) },
    });
    const movie = Buffer.from('\0\0\0\x20ftypisom', 'latin1');
    expect(typesByContent(movie)).toContain('video/mp4');
    expect(typesByContent(Buffer.from('\0\0\0\x20ftypheic', 'latin1'))).toEqual([]);
    expect(typesByContent(Buffer.from('fffb9000', 'hex'))).toEqual(['audio/mpeg']);
    expect(kindOf('audio/mpeg')).toBe('audio');
  });

  it('an office document is looked into without unpacking it: no bomb, no macro, no other file in it', () => {
    const parts = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }];
    expect(checkOffice(zip(parts), DOCX)).toMatchObject({ ok: true });
    const bomb = [...parts, { name: 'word/a.xml', unpacked: 900_000_000 }];
    expect(checkOffice(zip(bomb), DOCX)).toMatchObject({
      refusal: { because: expect.stringMatching(/far larger unpacked/) },
    });
    for (const name of ['word/vbaProject.bin', 'word/embeddings/a.bin', 'payload.exe']) {
      expect(refused(checkOffice(zip([...parts, { name }]), DOCX))).toBe('wrong-type');
    }
    expect(refused(checkOffice(zip([{ name: 'a.txt' }]), DOCX))).toBe('wrong-type');
    expect(refused(checkOffice(Buffer.from('PK\x03\x04 and nothing'), DOCX))).toBe('wrong-type');
  });
});

describe('where a file was made', () => {
  it('is taken out of the copy of a photo that others see, and the way up stays', () => {
    const shown = withoutMetadata('image/jpeg', jpegWithPlace());
    expect(shown.saysWhere).toBe(true);
    for (const word of ['53.8008N', 'Rosa', 'second'])
      expect(shown.bytes.includes(word)).toBe(false);
    const again = withoutMetadata('image/jpeg', shown.bytes);
    expect(again.saysWhere).toBe(false);
    expect(again.bytes).toEqual(shown.bytes);
    // The way up, in an Exif block of its own; then the picture, untouched to its end.
    expect(shown.bytes.readUInt16BE(30)).toBe(6);
    expect(shown.bytes.subarray(-19).toString('hex')).toBe(
      'ffdb0004aabbffda0004ccdd0102ff0003ffd9',
    );
  });

  it('is taken out of PNG and WebP too', () => {
    const chunk = (name: string, body: string) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      return Buffer.concat([length, Buffer.from(name + body), Buffer.alloc(4)]);
    };
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('tEXt', 'Author Rosa'),
      chunk('iTXt', 'exif:GPSLatitude=53'),
      chunk('IEND', ''),
      Buffer.from('behind'),
    ]);
    const shown = withoutMetadata('image/png', png);
    expect(shown.saysWhere).toBe(true);
    expect(shown.bytes.toString('latin1')).not.toMatch(/Rosa|GPS|behind/);
    const riff = (name: string, body: string) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(body.length);
      return Buffer.concat([Buffer.from(name), length, Buffer.from(body, 'latin1')]);
    };
    const parts = [riff('VP8X', '\x0c\0\0\0\0\0\0\0\0\0'), riff('XMP ', 'GPSLatitude!')];
    const webp = withoutMetadata('image/webp', Buffer.concat([riff('RIFF', 'WEBP'), ...parts]));
    expect(webp).toMatchObject({ saysWhere: true });
    expect(webp.bytes[20]).toBe(0);
  });

  it('is said of a video, whose content stays as it is', () => {
    expect(saysPlace(Buffer.from('....\xa9xyz\0\x12\x15\xc7+53.8008-001.5491/', 'latin1'))).toBe(
      true,
    );
    expect(saysPlace(Buffer.from('....\xa9xyz and more', 'latin1'))).toBe(false);
  });
});

describe('how large a file may be', () => {
  it('2 GB are refused with what to do, 500 MB are taken, a photo has 40 MB', () => {
    expect(takesSize(2 * 1024 ** 3, false)).toMatchObject({
      refusal: { code: 'too-large', because: expect.stringMatching(/Cut the recording/) },
    });
    expect(takesSize(500 * 1024 ** 2, false)).toMatchObject({ ok: true });
    expect(refused(takesSize(41 * 1024 ** 2, true))).toBe('too-large');
  });

  it('is cut into pieces of which the last holds what is left', () => {
    expect(piecesOf(150_000, 65_536)).toBe(3);
    expect(bytesOfPiece(2, 150_000, 65_536)).toBe(18_928);
    expect([megabytes(1200), megabytes(5_500_000), megabytes(524_288_000)]).toEqual([
      '1 KB',
      '5.2 MB',
      '500 MB',
    ]);
    expect([showPlace(245, null), showPlace(null, 7), showPlace(null, null)]).toEqual([
      '4:05',
      'page 7',
      'all of it',
    ]);
  });
});
