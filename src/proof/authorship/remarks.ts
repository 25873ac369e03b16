import { type ItemRemark, onItemRemarks } from '../portfolio/index.ts';
import { percent, showsOf } from './shows.ts';

// The learner reads what shows by itself before the assessor does (R55), and nothing of what another learner has.
onItemRemarks(async (tx, items) =>
  [...(await showsOf(tx, items)).values()].flatMap(
    ({ evidenceId, copyOf, shares }): ItemRemark | readonly ItemRemark[] => {
      if (copyOf !== null) {
        return {
          evidenceId,
          refuses: true,
          code: 'copy-of-a-paper',
          because: `This is a copy of “${copyOf}” and shows what the organisation wrote, not what you did. A claim with it is refused: put a record of your work, a statement or an observation in its place.`,
        };
      }
      return shares.map(({ title, share }) => ({
        evidenceId,
        refuses: false,
        code: 'partly-copied',
        because: `${percent(share)} of its words are those of “${title}”. Mark what is quoted, with where it is from, or say it in your own words: your assessor is told the same.`,
      }));
    },
  ),
);
