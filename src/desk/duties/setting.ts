import { type Result, refuse } from '../../lib/result.ts';
import { type AnswerKey, type Answers, LICENSED_SECTORS } from './schema.ts';

/** What the law asks of the work at a site, as somebody there said it: the version that speaks now. */
export interface WorkSetting extends Answers {
  readonly settingId: string;
  readonly siteId: string;
  /** null: it was said of every role at the site. */
  readonly role: string | null;
  readonly version: number;
  /** 'YYYY-MM-DD'. */
  readonly saidOn: string;
}

/** Every question in the order of the form. */
export const ANSWER_KEYS: readonly AnswerKey[] = [
  'vulnerable',
  'regulatedActivity',
  'school',
  'dbsClass',
  'nightHazard',
  'youngSector',
  'gangmasterSector',
  'gangmasterTask',
  'foodForSale',
  'driving',
];

/**
 * The answers as they are kept: what is not in question is not known. A task counts only in a licensed sector, food
 * for sale only in a garden; regulated activity is its own class of DBS check.
 */
export function settled(given: Answers): Answers {
  const { regulatedActivity, gangmasterSector } = given;
  const regulated = regulatedActivity === 'children' || regulatedActivity === 'adults';
  return {
    ...given,
    dbsClass: regulated ? 'regulated_activity' : given.dbsClass,
    gangmasterTask: LICENSED_SECTORS.includes(gangmasterSector)
      ? given.gangmasterTask
      : 'not_known',
    foodForSale: gangmasterSector === 'hotel_or_school_garden' ? given.foodForSale : 'not_known',
  };
}

/** The refusal for answers of which one denies another; null when they agree. */
export function disagreement(given: Answers): Result<never> | null {
  const { vulnerable, regulatedActivity, dbsClass } = given;
  const regulated = regulatedActivity === 'children' || regulatedActivity === 'adults';
  if (regulated && vulnerable !== 'yes') {
    return atField(
      'vulnerable',
      'Regulated activity is work with vulnerable people. Answer yes here, or look again at regulated activity.',
    );
  }
  if (!regulated && dbsClass === 'regulated_activity') {
    return atField(
      'dbsClass',
      'A check of the barred lists is for regulated activity only. Say which regulated activity it is, or choose another level.',
    );
  }
  return null;
}

function atField(field: AnswerKey, because: string): Result<never> {
  return refuse('answers-disagree', because, undefined, { fields: { [field]: because } });
}

/** Questions whose answer differs; all of them where there was none before. */
export function changedAnswers(before: Answers | null, after: Answers): readonly AnswerKey[] {
  return ANSWER_KEYS.filter((key) => before === null || before[key] !== after[key]);
}

/** Questions in question whose answer nobody has given. */
export function notKnown(setting: Answers): readonly AnswerKey[] {
  const asked = settled(setting);
  return ANSWER_KEYS.filter((key) => {
    if (key === 'gangmasterTask') return needsTask(asked) && asked[key] === 'not_known';
    if (key === 'foodForSale') {
      return asked.gangmasterSector === 'hotel_or_school_garden' && asked[key] === 'not_known';
    }
    return asked[key] === 'not_known';
  });
}

function needsTask({ gangmasterSector }: Answers): boolean {
  return LICENSED_SECTORS.includes(gangmasterSector);
}
