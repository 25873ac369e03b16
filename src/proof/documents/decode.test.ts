import { describe, expect, it } from 'vitest';
import { decodeFramework, MOST_BYTES } from './decode.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

describe('a framework document’s bytes', () => {
  it('are read as UTF-8, with or without its mark, even cut in the middle of a character', () => {
    const bytes = bytesOf('learner’s café');
    expect(decodeFramework(bytes)).toMatchObject({
      ok: true,
      value: { text: 'learner’s café', encoding: 'UTF-8' },
    });
    expect(decodeFramework(bytes.subarray(0, -1))).toMatchObject({
      value: { text: 'learner’s caf', encoding: 'UTF-8' },
    });
    expect(decodeFramework(bytesOf('\ufeffhens'))).toMatchObject({ value: { text: 'hens' } });
  });

  it('are read as UTF-16 or Windows-1252, and it is said', () => {
    expect(decodeFramework(bytesOf('\ufeffhens', 'utf16le'))).toMatchObject({
      value: { text: 'hens', encoding: 'UTF-16' },
    });
    expect(decodeFramework(Buffer.from([0x6c, 0x92, 0x73, 0x20, 0xe9, 0x20]))).toMatchObject({
      value: { text: 'l’s é ', encoding: 'Windows-1252' },
    });
  });

  it.each([
    ['%PDF-1.7', 'a PDF'],
    ['PK\u0003\u0004', 'a Word document'],
    ['{\\rtf1', 'an RTF document'],
    ['  <!DOCTYPE html><html>', 'a web page'],
    ['some\u0000text', 'no text at all'],
    ['\u0001\u0002\u0003'.repeat(40), 'no text at all'],
  ])('are refused when they are another kind of file: %j', (text, what) => {
    const decoded = decodeFramework(bytesOf(text));
    expect(decoded).toMatchObject({ ok: false, refusal: { code: 'wrong-type' } });
    expect(decoded.ok ? '' : decoded.refusal.because).toContain(`This is ${what}`);
    expect(decoded.ok ? '' : decoded.refusal.because).toContain('save it as plain text');
  });

  it('are refused when there are none, or more than 50 MB', () => {
    expect(decodeFramework(bytesOf(''))).toMatchObject({ refusal: { code: 'framework-empty' } });
    expect(decodeFramework(bytesOf(' \r\n'))).toMatchObject({
      refusal: { code: 'framework-empty' },
    });
    const decoded = decodeFramework(Buffer.alloc(MOST_BYTES + 1, 0x61));
    expect(decoded).toMatchObject({ refusal: { code: 'too-large' } });
  });
});
