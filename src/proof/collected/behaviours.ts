import { ok, type Result } from '../../lib/result.ts';
import { showDate, showPercent } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import {
  countsFrom,
  type EvidenceDocument,
  onDocuments,
  onMayClaim,
  onSource,
  ownLearner,
  statementsOf,
} from '../portfolio/index.ts';
import type { listBehaviours, lookAtBehaviour } from './behaviour-schema.ts';
import {
  type BehaviourCounted,
  countBehaviour,
  countedAgain,
  patternOf,
  seenHash,
} from './count-behaviour.ts';
import { enough, type Time } from './count-pattern.ts';
import { PATTERNS } from './patterns.ts';
import { collectedDb } from './tables.ts';

/** What may be counted of a learner's own work, and what was; the newest first. Refuses `not-a-learner`. */
export async function behavioursOf(tx: Tx): Promise<Result<Reply<typeof listBehaviours>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const statements = await statementsOf(
    tx,
    learner.value,
    PATTERNS.map(({ behaviour }) => behaviour),
  );
  const rows = await collectedDb(tx)
    .selectFrom('behaviour_count')
    .select(['evidence_id', 'pattern', 'from_on', 'to_on', 'occasions', 'shown', 'counted_at'])
    .where('learner_id', '=', learner.value)
    .orderBy('counted_at', 'desc')
    .orderBy('evidence_id')
    .execute();
  const titles = new Map<string, string>(PATTERNS.map(({ code, title }) => [code, title]));
  return ok({
    today: dateIn(nowOf(tx)),
    earliest: countsFrom(nowOf(tx)),
    patterns: PATTERNS.map(({ code, title, behaviour, occasion, counts }) => {
      const statement = statements.get(behaviour);
      return {
        code,
        title,
        behaviour,
        occasion,
        counts,
        criterion: statement
          ? { criterionId: statement.criterionId, code: statement.code, label: statement.label }
          : null,
      };
    }),
    rows: rows.map((row) => ({
      evidenceId: row.evidence_id,
      title: titles.get(row.pattern) ?? row.pattern,
      fromOn: row.from_on,
      toOn: row.to_on,
      occasions: row.occasions,
      shown: row.shown,
      countedAt: row.counted_at.toISOString(),
    })),
  });
}

/** The figures of a pattern over some days, before anything is sealed. Refuses as `countBehaviour` does. */
export async function behaviourLookedAt(
  tx: Tx,
  asked: { readonly pattern: string } & Time,
): Promise<Result<Reply<typeof lookAtBehaviour>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const answer = await countBehaviour(tx, learner.value, asked);
  if (!answer.ok) return answer;
  const is = enough(answer.value.counted);
  const { counted, year } = answer.value;
  return ok({
    occasions: counted.occasions,
    shown: counted.shown,
    weeks: [...counted.weeks],
    year,
    tooLittle: is.ok ? null : is.refusal.because,
    seen: seenHash(answer.value),
  });
}

const row = (label: string, text: string) => ({ label, value: [{ text }] });
const part = (shown: number, of: number): string =>
  of === 0 ? '0 of 0' : `${shown} of ${of} (${showPercent((10_000 * shown) / of, 0)})`;

/** The paper of an item: what was asked, what came of it, week by week, and by what it is held. */
async function paper(tx: Tx, { envelope }: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const kept = await collectedDb(tx)
    .selectFrom('behaviour_count')
    .select(['result', 'result_sha256'])
    .where('evidence_id', '=', envelope.subjects['evidence'] ?? '')
    .executeTakeFirst();
  if (!kept) return [];
  return [
    {
      key: 'behaviour',
      title: 'Behaviour over time',
      sha256: kept.result_sha256.toString('hex'),
      sections: sectionsOf(kept.result),
    },
  ];
}

function sectionsOf(sealed: BehaviourCounted): EvidenceDocument['sections'] {
  const pattern = PATTERNS.find(({ code }) => code === sealed.pattern);
  const { counted, year } = sealed;
  // The words of today are those of another way of counting, if the version moved on.
  const asItWas = pattern?.version === sealed.version ? pattern : undefined;
  return [
    {
      heading: 'What was asked of the work log',
      rows: [
        row('Pattern', pattern?.title ?? sealed.pattern),
        ...(asItWas ? [row('An occasion', asItWas.occasion), row('Counts', asItWas.counts)] : []),
        row('Days', `${showDate(sealed.fromOn)} to ${showDate(sealed.toOn)}`),
      ],
    },
    {
      heading: 'What it answered',
      rows: [
        row('On so many occasions', part(counted.shown, counted.occasions)),
        row('In different weeks', String(counted.weeks.length)),
        ...(year
          ? [row(`From ${showDate(year.fromOn)}, for comparison`, part(year.shown, year.occasions))]
          : []),
      ],
    },
    {
      heading: 'Week by week',
      rows: counted.weeks.map((week) =>
        row(`Week of ${showDate(week.monday)}`, `${week.shown} of ${week.occasions}`),
      ),
    },
    {
      heading: 'How it is held',
      rows: [
        row('Counted by', `the system, way of counting ${sealed.version}; nothing was typed`),
        row('Of the log up to entry', String(sealed.upToSeq)),
        row('SHA-256 of the entries counted', sealed.entriesSha256),
      ],
    },
  ];
}

onSource('behaviour', { title: 'Behaviour over time', kinds: ['behaviour.counted'], alone: true });
onDocuments('behaviour.counted', paper);

// What is claimed is counted once more: figures that the log does not give are nobody's evidence.
onMayClaim(async (tx, { learnerId, items }) => {
  const ids = items.filter(({ source }) => source === 'behaviour').map((one) => one.evidenceId);
  if (ids.length === 0) return null;
  const rows = await collectedDb(tx)
    .selectFrom('behaviour_count')
    .select(['pattern', 'result'])
    .where('evidence_id', 'in', ids)
    .execute();
  const wrong: string[] = [];
  for (const { pattern, result } of rows) {
    if ((await countedAgain(tx, learnerId, result)) !== false) continue;
    const known = patternOf(pattern);
    wrong.push(known.ok ? known.value.title : pattern);
  }
  if (wrong.length === 0) return null;
  return {
    code: 'counted-otherwise',
    because: `The work log does not give the figures of ${listed(wrong)} any more. Take the references to it back, and have your centre verify the log.`,
    source: 'Practice U16: the result of a query is sealed',
  };
});
