import { listed } from '../../lib/text.ts';
import { onMayClaim } from '../portfolio/index.ts';
import { showsOf } from './shows.ts';

// A claim is refused while an item is nothing but a copy of a procedure or a hand-out: it shows nothing of the learner.
onMayClaim(async (tx, { items }) => {
  const shows = await showsOf(tx, items);
  const copies = items.flatMap(({ evidenceId, rendition }) => {
    const copyOf = shows.get(evidenceId)?.copyOf ?? null;
    return copyOf === null ? [] : [`“${rendition.title}” (a copy of “${copyOf}”)`];
  });
  if (copies.length === 0) return null;
  return {
    code: 'copy-of-a-paper',
    because: `${listed(copies)} shows what the organisation wrote, not what you did. Take the references to it back, and put beside them what you did by it: a record of your work, a statement, an observation.`,
    source: 'R55',
  };
});
