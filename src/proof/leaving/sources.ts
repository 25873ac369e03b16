import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  type EvidenceDocument,
  onDocuments,
  onSource,
  renditionShape,
} from '../portfolio/index.ts';
import { readRelease, recordsOf } from '../release/index.ts';
import { leavingDb } from './tables.ts';

/** An item that came with a learner, as it left: each record in the words it had there. */
async function brought(tx: Tx, { envelope }: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const kept = await leavingDb(tx)
    .selectFrom('brought_item as i')
    .innerJoin('brought_record as r', (join) =>
      join.onRef('r.organisation_id', '=', 'i.organisation_id').onRef('r.id', '=', 'i.record_id'),
    )
    .select(['i.package', 'r.from_name'])
    .where('i.evidence_id', '=', envelope.subjects['evidence'] ?? '')
    .executeTakeFirst();
  const item = kept && readRelease(Buffer.from(kept.package));
  if (!item?.ok) return [];
  const rendition = renditionShape.parse(JSON.parse(item.value.rendition));
  return [
    {
      key: 'brought',
      title: 'Brought with them',
      sha256: item.value.renditionSha256,
      sections: [
        {
          heading: 'Where it is from',
          rows: [
            { label: 'Centre', value: [{ text: kept?.from_name ?? '' }] },
            ...(rendition.note === ''
              ? []
              : [{ label: 'The learner’s note', value: [{ text: rendition.note }] }]),
          ],
        },
      ],
    },
    ...recordsOf(rendition),
  ];
}

onSource('brought', { title: 'Brought with them', kinds: ['evidence.brought'], alone: true });
onDocuments('evidence.brought', brought);
