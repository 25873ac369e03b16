import { z } from 'zod';
import type { Refusal } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import type { Rendered, Rendition } from '../portfolio/index.ts';
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

/**
 * Why a claim with items from elsewhere is refused that show nothing of the learner; null: all of them do.
 * @param packages of items by id; what is not among them is no item from elsewhere
 */
export function showsNothing(
  items: readonly Pick<Rendered, 'evidenceId' | 'rendition'>[],
  packages: ReadonlyMap<string, string>,
): Refusal | null {
  const empty = items.filter(({ evidenceId }) => {
    const kept = packages.get(evidenceId);
    if (kept === undefined) return false;
    const { item, rendition } = opened(kept);
    return !showsLearner(item, rendition);
  });
  if (empty.length === 0) return null;
  const [show, them] = empty.length === 1 ? ['shows', 'it'] : ['show', 'them'];
  const titles = listed(empty.map(({ rendition }) => `“${rendition.title}”`));
  return {
    code: 'shows-nothing-of-you',
    because: `${titles} ${show} nothing of you: somebody else acted in every record, and nobody confirmed that you had a part. Take the references to ${them} back. Ask whoever acted to confirm your part where you work and have it released again, or ask them for a testimony of what you did and reference that.`,
    source: 'W26',
  };
}
