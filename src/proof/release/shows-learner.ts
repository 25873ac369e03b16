import { z } from 'zod';
import { listed } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onItemRemarks, onMayClaim, type Rendered, type Rendition } from '../portfolio/index.ts';
import type { ReleasePackage } from './package.ts';
import { opened } from './take-in.ts';

/** Who had a hand in a record, and whom it is about, as its sealed envelope says. */
const sealedShape = z.looseObject({
  actor: z.string().nullable(),
  prepared_by: z.array(z.string()),
  contributed: z.array(z.string()),
  subjects: z.record(z.string(), z.string()),
});

/** How a rendition names who had a hand in a record. */
const HANDS: readonly string[] = ['acted', 'prepared', 'contributed'];
const CONFIRMED = 'confirmed the learner’s part';
/** Records that only say that an item came from elsewhere: what it shows stands in the documents. */
const CAME: readonly string[] = ['evidence.received', 'evidence.brought'];
/** Of these the learner is the subject. */
const TESTIFIED: readonly string[] = [
  'testimony.given',
  'observation.recorded',
  'observation.agreed',
];
/** Whoever is not the learner stands under a pseudonym: 'Colleague K7Q-4MX'. */
const PSEUDONYM = /[0-9A-Z]{3}-[0-9A-Z]{3}$/;

type Told = Rendition['entries'][number];

/**
 * Does an item from elsewhere show anything of its learner (W26, SPEC L386)? One record is enough in which they acted,
 * prepared or contributed, in which another confirmed their part, or that is about them, as a testimony is. Of a record
 * that came by its hash alone, what its rendition tells.
 */
export function showsLearner(item: ReleasePackage, rendition: Rendition): boolean {
  return rendition.entries.some((told, at) => recordShows(told, item.entries[at], item.learner));
}

function recordShows(
  told: Told,
  entry: ReleasePackage['entries'][number] | undefined,
  learner: string,
): boolean {
  if (CAME.includes(told.kind)) return cameWithPart(told);
  if (told.subjects.some(({ role }) => role === CONFIRMED)) return true;
  const sealed = entry && 'envelope' in entry ? sealedIn(entry.envelope) : null;
  if (!sealed) return told.part !== 'about' || TESTIFIED.includes(told.kind);
  const { actor, prepared_by, contributed, subjects } = sealed;
  return [actor, ...prepared_by, ...contributed, subjects['learner']].includes(learner);
}

/** Rows of a record within a record: who acted stands by name where it is the learner. */
function cameWithPart({ documents }: Told): boolean {
  const rows = documents.flatMap(({ sections }) => sections.flatMap((section) => section.rows));
  return rows.some(
    ({ label, value }) =>
      label === CONFIRMED || (HANDS.includes(label) && !PSEUDONYM.test(value.trim())),
  );
}

function sealedIn(envelope: string) {
  try {
    const read = sealedShape.safeParse(JSON.parse(envelope));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const WHAT_TO_DO =
  'Ask whoever acted to confirm your part where you work and have it released again, or ask them for a testimony of what you did and reference that.';

/** The packages that items came in, by item. */
type PackagesOf = (tx: Tx, evidenceIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * A claim is refused while an item of a source shows nothing of the learner (W26, SPEC L386), and the item says so before.
 */
export function refuseWhatShowsNothing(source: string, packagesOf: PackagesOf): void {
  const emptyIn = async (tx: Tx, all: readonly Rendered[]) => {
    const items = all.filter((one) => one.source === source);
    if (items.length === 0) return [];
    const packages = await packagesOf(
      tx,
      items.map(({ evidenceId }) => evidenceId),
    );
    return items.filter(({ evidenceId }) => {
      const kept = packages.get(evidenceId);
      if (kept === undefined) return false;
      const { item, rendition } = opened(kept);
      return !showsLearner(item, rendition);
    });
  };
  onMayClaim(async (tx, { items }) => {
    const empty = await emptyIn(tx, items);
    if (empty.length === 0) return null;
    const [show, them] = empty.length === 1 ? ['shows', 'it'] : ['show', 'them'];
    const titles = listed(empty.map(({ rendition }) => `“${rendition.title}”`));
    return {
      code: 'shows-nothing-of-you',
      because: `${titles} ${show} nothing of you: somebody else acted in every record, and nobody confirmed that you had a part. Take the references to ${them} back. ${WHAT_TO_DO}`,
      source: 'W26',
    };
  });
  onItemRemarks(async (tx, items) =>
    (await emptyIn(tx, items)).map(({ evidenceId }) => ({
      evidenceId,
      refuses: true,
      code: 'shows-nothing-of-you',
      because: `This shows nothing of you: somebody else acted in every record, and nobody confirmed that you had a part. A claim with it is refused. ${WHAT_TO_DO}`,
    })),
  );
}
