import { showDate } from '../../lib/show.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { criteriaHere, type EvidenceDocument, onDocuments, onSource } from '../portfolio/index.ts';
import { showMark } from './collected.ts';
import { KINDS, RELATIONS } from './schema.ts';
import { collectedDb, type Kind } from './tables.ts';

const row = (label: string, text: string) => ({ label, value: [{ text }] });
const itemOf = ({ envelope }: HeardEntry): string => envelope.subjects['evidence'] ?? '';

async function statement(tx: Tx, entry: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const kept = await collectedDb(tx)
    .selectFrom('personal_statement')
    .selectAll()
    .where('evidence_id', '=', itemOf(entry))
    .executeTakeFirst();
  if (!kept) return [];
  return [
    {
      key: 'statement',
      title: 'Personal statement',
      sha256: kept.words_sha256.toString('hex'),
      sections: [{ heading: 'In the learner’s words', rows: [row('Statement', kept.words)] }],
    },
  ];
}

async function testimony(tx: Tx, entry: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const kept = await collectedDb(tx)
    .selectFrom('testimony as t')
    .innerJoin('testimony_request as r', (join) =>
      join.onRef('r.organisation_id', '=', 't.organisation_id').onRef('r.id', '=', 't.request_id'),
    )
    .select(['t.words', 't.words_sha256', 't.job', 't.seen_on', 't.signed_name'])
    .select(['r.relation', 'r.witness_id', 'r.what'])
    .where('t.evidence_id', '=', itemOf(entry))
    .executeTakeFirst();
  if (!kept) return [];
  const person = { id: kept.witness_id, kind: 'person', name: kept.signed_name } as const;
  return [
    {
      key: 'testimony',
      title: 'Witness testimony',
      sha256: kept.words_sha256?.toString('hex') ?? null,
      sections: [
        {
          heading: 'Who says it',
          rows: [
            { label: 'Witness', value: [{ person }] },
            row('Stands to the learner as', RELATIONS[kept.relation]),
            ...(kept.job === '' ? [] : [row('Their job', kept.job)]),
            row('Saw it', kept.seen_on === null ? 'over some time' : showDate(kept.seen_on)),
            row('Signed', 'by a press through their own link, with their name'),
          ],
        },
        {
          heading: 'What was asked and said',
          rows: [row('The learner asked about', kept.what), row('The witness said', kept.words)],
        },
      ],
    },
  ];
}

async function observed(tx: Tx, entry: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const db = collectedDb(tx);
  const kept = await db
    .selectFrom('observation')
    .selectAll()
    .where('id', '=', itemOf(entry))
    .executeTakeFirst();
  if (!kept) return [];
  const marks = await db
    .selectFrom('observation_mark')
    .selectAll()
    .where('observation_id', '=', kept.id)
    .orderBy('at_second')
    .orderBy('criterion_id')
    .execute();
  const criteria = await criteriaHere(
    tx,
    marks.map(({ criterion_id }) => criterion_id),
  );
  const codeOf = (id: string) => (criteria.ok ? (criteria.value.get(id)?.code ?? '') : '');
  return [
    {
      key: 'observation',
      title: KINDS[kept.kind],
      sha256: kept.words_sha256.toString('hex'),
      sections: [
        {
          heading: 'When and where',
          rows: [
            row('Recorded by', kept.acted_as === 'assessor' ? 'an assessor' : 'an adviser'),
            row('Day', showDate(kept.held_on)),
            row('Place', kept.place),
            row('Minutes', String(kept.minutes)),
          ],
        },
        { heading: 'What was seen or asked', rows: [row('Record', kept.words)] },
        ...(marks.length === 0
          ? []
          : [
              {
                heading: 'Where which criterion shows',
                rows: marks.map((mark) =>
                  row(
                    showMark(mark.at_second),
                    [codeOf(mark.criterion_id), mark.words].filter(Boolean).join(': '),
                  ),
                ),
              },
            ]),
        ...(kept.answer === ''
          ? []
          : [{ heading: 'The learner', rows: [row('Said of it', kept.answer)] }]),
      ],
    },
  ];
}

onSource('statement', { title: 'Personal statement', kinds: ['statement.written'], alone: false });
onSource('testimony', { title: 'Witness testimony', kinds: ['testimony.given'], alone: true });
for (const kind of Object.keys(KINDS) as Kind[]) {
  const kinds = ['observation.recorded', 'observation.agreed'];
  onSource(kind, { title: KINDS[kind], kinds, alone: true });
}
onDocuments('statement.written', statement);
onDocuments('testimony.given', testimony);
onDocuments('observation.recorded', observed);
