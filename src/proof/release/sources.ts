import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  type EvidenceDocument,
  onDocuments,
  onSource,
  type Rendition,
} from '../portfolio/index.ts';

import { filesHere } from './beside.ts';
import type { FileBeside } from './package.ts';
import { releaseDb } from './tables.ts';
import { opened } from './take-in.ts';

const row = (label: string, text: string) => ({ label, value: [{ text }] });

/** What an employer released, as it came: each record in the words and under the pseudonyms of the package. */
async function released(tx: Tx, { envelope }: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const kept = await releaseDb(tx)
    .selectFrom('released_package as p')
    .innerJoin('employer as e', (join) =>
      join.onRef('e.organisation_id', '=', 'p.organisation_id').onRef('e.id', '=', 'p.employer_id'),
    )
    .select(['p.package', 'p.package_sha256', 'e.name'])
    .where('p.evidence_id', '=', envelope.subjects['evidence'] ?? '')
    .executeTakeFirst();
  if (!kept) return [];
  const { item, rendition } = opened(kept.package);
  const size = item.checkpoint.split('\n')[1] ?? '';
  return [
    {
      key: 'release',
      title: 'Released by the employer',
      sha256: kept.package_sha256.toString('hex'),
      sections: [
        {
          heading: 'What was proved when it came',
          rows: [
            row('Signed', 'by the key of the employer’s log that this centre confirmed'),
            row('Records', `${item.entries.length}, each in the checkpoint of ${size} entries`),
            ...(rendition.note === '' ? [] : [row('The learner’s note', rendition.note)]),
          ],
        },
      ],
    },
    ...(item.file ? [await fileDocument(tx, envelope.subjects['evidence'] ?? '', item.file)] : []),
    ...recordsOf(rendition),
  ];
}

/** The file of an item that came with one: opens with the item once all of it is here. */
async function fileDocument(
  tx: Tx,
  evidenceId: string,
  { bytes, sha256 }: FileBeside,
): Promise<EvidenceDocument> {
  const here = (await filesHere(tx, [evidenceId])).get(evidenceId) === null;
  return {
    key: 'file',
    title: 'The file',
    sha256,
    sections: [
      {
        heading: 'What it is',
        rows: [
          row('Bytes', bytes.toLocaleString('en-GB')),
          row(
            'Content',
            here ? 'all here, byte for byte as the employer sealed it' : 'not all here yet',
          ),
        ],
      },
    ],
  };
}

/** The records of a rendition from elsewhere as documents, in the words and under the pseudonyms it had there. */
export function recordsOf({ entries }: Rendition): readonly EvidenceDocument[] {
  return entries.map(recordOf);
}

function recordOf(entry: Rendition['entries'][number]): EvidenceDocument {
  const day = showDate(dateIn(new Date(entry.at)));
  return {
    key: `record-${entry.seq}`,
    title: `${entry.title}, ${day}`,
    sha256: entry.leaf,
    sections: [
      {
        heading: 'The record',
        rows: [
          row('Day', day),
          row('Entry of the employer’s log', String(entry.seq)),
          ...entry.says.map(({ label, value }) => row(label, value)),
          ...entry.subjects.map(({ role, pseudonym }) => row(role, pseudonym)),
        ],
      },
      ...entry.documents.flatMap((document) =>
        document.sections.map(({ heading, rows }) => ({
          heading: `${document.title}: ${heading}`,
          rows: rows.map(({ label, value }) => row(label, value)),
        })),
      ),
    ],
  };
}

onSource('released', {
  title: 'Released by an employer',
  kinds: ['evidence.received'],
  alone: true,
});
onDocuments('evidence.received', released);
