import { ok } from '../../lib/result.ts';
import { bool, int, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';

/** Answers in a group below which its total is hidden (house policy). */
export const SMALLEST_GROUP = 5;

const SOURCE = 'Data Protection Act 2018 Sch 1 para 8';

export const monitoring = question({
  rule: 'DP-EO',
  asks: 'May this person see this equality monitoring data?',
  takes: {
    viewer: oneOf(['selector', 'monitoring_officer', 'other'], 'who would see it'),
    shown: oneOf(['single_answers', 'totals'], 'what would be seen'),
    smallest_group: maybe(int('answers in the smallest group shown')),
    separate_store: maybe(bool('kept apart from applications; left out: yes')),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const judged = judge(given);
    return ok({
      gives: { outcome: judged.outcome },
      because: judged.because,
      working:
        given.smallest_group === undefined
          ? []
          : [
              {
                what: 'Smallest group, and the least that is shown',
                comes: `${given.smallest_group} and ${SMALLEST_GROUP}`,
              },
            ],
      source: SOURCE,
    });
  },
});

function judge(given: {
  readonly viewer: 'selector' | 'monitoring_officer' | 'other';
  readonly shown: 'single_answers' | 'totals';
  readonly smallest_group?: number | undefined;
  readonly separate_store?: boolean | undefined;
}): { outcome: 'block' | 'record' | 'pass'; because: string } {
  if (given.separate_store === false) {
    return {
      outcome: 'block',
      because: 'Monitoring answers must be kept apart from applications.',
    };
  }
  if (given.shown === 'single_answers') {
    if (given.viewer === 'monitoring_officer') {
      return {
        outcome: 'record',
        because: 'Whoever runs the monitoring may see answers; it is logged.',
      };
    }
    return {
      outcome: 'block',
      because: 'Nobody who selects, and nobody else, may see single answers.',
    };
  }
  if (given.smallest_group !== undefined && given.smallest_group < SMALLEST_GROUP) {
    return {
      outcome: 'block',
      because: `A group of ${given.smallest_group} is too small to show: ${SMALLEST_GROUP} at least.`,
    };
  }
  return { outcome: 'pass', because: 'Totals of groups that are large enough may be shown.' };
}
