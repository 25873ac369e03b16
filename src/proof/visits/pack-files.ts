import { createHash } from 'node:crypto';
import { csvText } from '../../lib/csv.ts';
import { showDate } from '../../lib/show.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { centreNow, staffFile, staffFilesOf, staffMember } from '../centre/index.ts';
import type { Section } from './pack-sections.ts';

/** At most so many bytes of staff files go into a pack: with the papers beside them it stays under what is kept at once. */
export const MOST_OF_FILES = 15_000_000;

/** A file of a pack. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** 'Siân O’Neill' as a folder or file is called on any computer: 'sian-oneill'. */
const slug = (text: string): string =>
  nameKey(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'file';

/**
 * The newest CV of whoever holds a post on a qualification, and the newest paper of each certificate in force (C11),
 * byte for byte, with a part of the pack that lists each with size and SHA-256. What is over the limit, or was emptied,
 * is named there and left out.
 * @param most bytes of files at most
 */
export async function staffFilesIn(
  tx: Tx,
  code: string,
  most: number = MOST_OF_FILES,
): Promise<{ readonly files: readonly PackFile[]; readonly section: Section }> {
  const centre = await centreNow(tx);
  const posts = (centre.ok ? centre.value.staff : []).filter(
    ({ units, ended }) => units[code] && ended === null,
  );
  const people = new Map(posts.map(({ memberId, name }) => [memberId, name]));
  const kept = await staffFilesOf(tx, [...people.keys()]);
  const files: PackFile[] = [];
  const rows: string[][] = [];
  let left = most;
  for (const [memberId, name] of [...people].sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'))) {
    const own = kept.filter((one) => one.memberId === memberId);
    const file = await staffMember(tx, memberId);
    const certificates = (file.ok ? file.value.qualifications : []).filter(
      ({ withdrawn }) => withdrawn === null,
    );
    const wanted = [
      { title: 'CV', found: own.find(({ kind }) => kind === 'cv') },
      ...certificates.map(({ qualificationId, title }) => ({
        title,
        found: own.find((one) => one.qualificationId === qualificationId),
      })),
    ];
    for (const [nth, { title, found }] of wanted.entries()) {
      if (!found) {
        rows.push([name, title, '', '', '', 'No file is kept']);
        continue;
      }
      const says = (path: string, note: string) =>
        rows.push([name, title, path, `${found.bytes}`, found.sha256, note]);
      if (found.emptied) {
        says('', 'Left out: its content was erased');
      } else if (found.bytes > left) {
        says('', `Left out: at most ${most} bytes of files go into a pack. Ask the centre for it`);
      } else {
        const content = await staffFile(tx, found.fileId);
        if (!content.ok) throw new Error('A staff file that was listed is gone.');
        const called = `${nth}-${slug(title)}.${ENDINGS[found.contentType] ?? 'bin'}`;
        const path = `staff/${slug(name)}-${memberId.slice(-8)}/${called}`;
        files.push({ path, bytes: content.value.bytes });
        left -= found.bytes;
        says(path, `Kept ${showDate(found.keptOn)} by ${found.keptBy}`);
      }
    }
  }
  return {
    files,
    section: {
      title: 'CVs and papers of certificates',
      file: 'staff-files.csv',
      columns: ['Name', 'What', 'File', 'Bytes', 'SHA-256', 'Note'],
      rows,
    },
  };
}

/** The index of a pack: every other file of it with its size and SHA-256. */
export function indexOf(files: readonly PackFile[]): PackFile {
  const rows = files.map(({ path, bytes }) => [
    path,
    `${bytes.length}`,
    createHash('sha256').update(bytes).digest('hex'),
  ]);
  return {
    path: 'index.csv',
    bytes: Buffer.from(csvText(['File', 'Bytes', 'SHA-256'], rows), 'utf8'),
  };
}
