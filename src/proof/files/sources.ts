import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { kindOf, MEDIA } from '../../platform/media/media.ts';
import { criteriaHere, type EvidenceDocument, onDocuments, onSource } from '../portfolio/index.ts';
import { archiveOf } from './archive.ts';
import { mayLeave } from './clear-file.ts';
import { megabytes, showPlace } from './files.ts';
import { marksOn } from './marks.ts';
import { filesDb } from './tables.ts';
import { fileLeaving } from './travel.ts';

const row = (label: string, text: string) => ({ label, value: [{ text }] });

/** What a rendition says of a file: what it is, its hashes, both clocks, who was told, and its index as it stands. */
async function described(tx: Tx, entry: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const fileId = entry.envelope.subjects['file'] ?? '';
  const file = await filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!file?.received_at) return [];
  const marks = await marksOn(tx, fileId);
  const criteria = await criteriaHere(
    tx,
    marks.map(({ criterion_id }) => criterion_id),
  );
  const codeOf = (id: string) => (criteria.ok ? (criteria.value.get(id)?.code ?? '') : '');
  const place = kindOf(file.media) === 'photo' ? PHOTO_PLACE : FILE_PLACE;
  return [
    {
      key: 'file',
      title: `${MEDIA[file.media]?.called ?? 'File'}, ${megabytes(Number(file.bytes))}`,
      sha256: file.sha256?.toString('hex') ?? null,
      sections: [
        {
          heading: 'What it is',
          rows: [
            ...(file.shows === '' ? [] : [row('Shows', file.shows)]),
            row('Made, by the clock of the device', file.made_at.toISOString()),
            row('Received', file.received_at.toISOString()),
            ...(file.says_where ? [row('Where it was made', place)] : []),
            row(
              'Others heard or seen',
              file.others
                ? `told before, ${showDate(file.told_on ?? '')}: ${file.told_how}`
                : 'nobody, the learner says',
            ),
            row('SHA-256 of its pieces', file.pieces_sha256.toString('hex')),
            ...(file.shown_sha256
              ? [row('SHA-256 of the copy that is shown', file.shown_sha256.toString('hex'))]
              : []),
            ...(file.covered ? [row('Covered', coveredWords(file.covered.length))] : []),
            ...(file.emptied_at ? [row('Content', 'deleted with a person in it')] : []),
          ],
        },
        ...(marks.length === 0
          ? []
          : [
              {
                heading: 'Where which criterion shows',
                rows: marks.map((mark) =>
                  row(
                    showPlace(mark.at_second, mark.page),
                    [codeOf(mark.criterion_id), mark.note].filter(Boolean).join(': '),
                  ),
                ),
              },
            ]),
      ],
    },
  ];
}

const coveredWords = (parts: number): string =>
  `${counted(parts, 'part')} of the photo, made black by the system; the photo itself stays with the learner`;
const PHOTO_PLACE = 'the photo said so; in the copy that is shown it is taken out';
const FILE_PLACE = 'the file itself says so';

onSource('file', {
  title: 'File',
  kinds: ['file.received', 'file.covered'],
  alone: true,
  mayLeave,
  pack: async (tx, evidenceId, words, sha256) => {
    const file = await fileLeaving(tx, evidenceId);
    if (!file.ok) return file;
    return ok(await archiveOf(tx, words, file.value ? [file.value] : [], sha256));
  },
});
onDocuments('file.received', described);
