import { ok, type Result, refuse } from '../../lib/result.ts';

/** What a file is to a reader. */
export type Kind = 'photo' | 'audio' | 'video' | 'pdf' | 'document';

interface Media {
  readonly kind: Kind;
  readonly called: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What is taken, by media type: nothing in it can run in a reader's browser. */
export const MEDIA: Readonly<Record<string, Media>> = {
  'image/jpeg': { kind: 'photo', called: 'JPEG photo' },
  'image/png': { kind: 'photo', called: 'PNG picture' },
  'image/webp': { kind: 'photo', called: 'WebP picture' },
  'audio/mpeg': { kind: 'audio', called: 'MP3 recording' },
  'audio/mp4': { kind: 'audio', called: 'M4A recording' },
  'audio/wav': { kind: 'audio', called: 'WAV recording' },
  'audio/ogg': { kind: 'audio', called: 'Ogg recording' },
  'audio/webm': { kind: 'audio', called: 'WebM recording' },
  'video/mp4': { kind: 'video', called: 'MP4 video' },
  'video/quicktime': { kind: 'video', called: 'QuickTime video' },
  'video/webm': { kind: 'video', called: 'WebM video' },
  'application/pdf': { kind: 'pdf', called: 'PDF' },
  [`${OFFICE}.wordprocessingml.document`]: { kind: 'document', called: 'Word document' },
  [`${OFFICE}.spreadsheetml.sheet`]: { kind: 'document', called: 'Excel workbook' },
  [`${OFFICE}.presentationml.presentation`]: { kind: 'document', called: 'PowerPoint slides' },
};

/** What devices call the same. */
const ALSO: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
};

const TAKEN =
  'Taken are photos (JPEG, PNG, WebP), sound (MP3, M4A, WAV, Ogg, WebM), video (MP4, MOV, WebM), PDF, Word, Excel and PowerPoint.';

function notTaken(why: string): Result<never> {
  return refuse('wrong-type', `${why} ${TAKEN} Save it as one of these and choose it again.`);
}

/** The media type as a device declares it, if it is taken here. Refuses `wrong-type`. */
export function declared(type: string): Result<string> {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const media = ALSO[plain] ?? plain;
  if (Object.hasOwn(MEDIA, media)) return ok(media);
  if (/heic|heif/.test(media)) {
    return notTaken('A HEIC photo is shown by few browsers. Set the camera to “Most compatible”.');
  }
  if (plain === '') return notTaken('The device does not say what kind of file this is.');
  return notTaken('A file of this kind is not taken.');
}

/** Kind of a media type that is taken. Throws for another. */
export function kindOf(media: string): Kind {
  const known = MEDIA[media];
  if (!known) throw new Error(`No file is kept as ${media}.`);
  return known.kind;
}

const latin = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/** Media types that the first bytes of a file may be of; none: it is nothing that is taken. */
export function typesByContent(head: Buffer): readonly string[] {
  const first = latin(head, 0, 4);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return ['image/jpeg'];
  if (latin(head, 0, 8) === '\x89PNG\r\n\x1a\n') return ['image/png'];
  if (first === 'RIFF') {
    const form = latin(head, 8, 12);
    return form === 'WAVE' ? ['audio/wav'] : form === 'WEBP' ? ['image/webp'] : [];
  }
  if (latin(head, 0, 5) === '%PDF-') return ['application/pdf'];
  if (first === 'OggS') return ['audio/ogg'];
  if (first === 'PK\x03\x04') {
    return Object.keys(MEDIA).filter((media) => MEDIA[media]?.kind === 'document');
  }
  if (first === '\x1aE\xdf\xa3') {
    return latin(head, 0, 64).includes('webm') ? ['audio/webm', 'video/webm'] : [];
  }
  if (latin(head, 4, 8) === 'ftyp') return typesByBrand(latin(head, 8, 12));
  if (latin(head, 0, 3) === 'ID3') return ['audio/mpeg'];
  // The sync of an MPEG frame, of layer III.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2) return ['audio/mpeg'];
  return [];
}

function typesByBrand(brand: string): readonly string[] {
  if (/^(hei|hev|mif1|msf1|avif)/.test(brand)) return [];
  if (/^M4[AB] /.test(brand)) return ['audio/mp4'];
  if (brand === 'qt  ') return ['video/quicktime', 'video/mp4'];
  return ['video/mp4', 'audio/mp4', 'video/quicktime'];
}

/**
 * What a file is by its first bytes, never by its name alone: it must be what the device said. Refuses `wrong-type`.
 * @param head the first bytes, 64 at least where there are as many
 */
export function judged(head: Buffer, said: string): Result<string> {
  const may = typesByContent(head);
  if (may.includes(said)) return ok(said);
  const called = MEDIA[may[0] ?? '']?.called;
  if (called) return notTaken(`This is called a ${MEDIA[said]?.called}, and is a ${called}.`);
  return notTaken(`This is called a ${MEDIA[said]?.called}, and its content is none.`);
}

const AT_TOP = /\xa9xyz[\s\S]{4}[+-]\d{2}|com\.apple\.quicktime\.location\.ISO6709/;

/** Does some content of a sound or video file say where it was made? */
export function saysPlace(piece: Buffer): boolean {
  if (!piece.includes('\xa9xyz', 0, 'latin1') && !piece.includes('location.ISO6709')) return false;
  return AT_TOP.test(piece.toString('latin1'));
}
