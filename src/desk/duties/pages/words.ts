import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import {
  type AnswerKey,
  type Answers,
  DBS_CLASSES,
  DRIVING,
  GANGMASTER_SECTORS,
  GANGMASTER_TASKS,
  LICENSED_SECTORS,
  type listLicences,
  REGULATED,
  type readDuties,
  YES_NO,
  YOUNG_SECTORS,
} from '../schema.ts';

export type Duties = ReplyOf<typeof readDuties>;
export type SiteDuties = Duties['sites'][number];
export type Setting = SiteDuties['settings'][number];
export type Action = Duties['actions'][number];
export type Licence = ReplyOf<typeof listLicences>['rows'][number];

/** One question about a piece of work, as the form asks it. */
interface Question {
  readonly asks: string;
  readonly hint: string;
  readonly choices: Readonly<Record<string, string>>;
}

/** The questions in the order of the form. */
export const QUESTIONS: Readonly<Record<AnswerKey, Question>> = {
  vulnerable: {
    asks: 'Is the work with vulnerable people?',
    hint: 'Anybody under 18, and adults who need care or attention through age, illness or disability. Then two references and copies of qualifications are needed first.',
    choices: YES_NO,
  },
  regulatedActivity: {
    asks: 'Is it regulated activity?',
    hint: 'With adults: health care, washing, dressing or feeding somebody, social work, help with their money. With children: teaching, looking after or driving them, or regular work in a school or nursery. Then the barred list is checked before the first shift.',
    choices: REGULATED,
  },
  dbsClass: {
    asks: 'Which criminal record check does the law let us ask for?',
    hint: 'Asking for more than the job is entitled to is unlawful. In Scotland it is Disclosure Scotland’s, in Northern Ireland AccessNI’s.',
    choices: DBS_CLASSES,
  },
  school: {
    asks: 'Is it in a school or college?',
    hint: 'Kitchens and offices there count. We then confirm in writing that every check the school would make is done.',
    choices: YES_NO,
  },
  nightHazard: {
    asks: 'At night, are there special hazards, or heavy strain of body or mind?',
    hint: 'As the client’s own risk assessment says. Then 8 hours in any 24 are the most.',
    choices: YES_NO,
  },
  youngSector: {
    asks: 'Which of these sectors is it in?',
    hint: 'It decides whether somebody of 16 or 17 may work late.',
    choices: YOUNG_SECTORS,
  },
  gangmasterSector: {
    asks: 'Is it work in farming, shellfish or food?',
    hint: 'Some of it needs a gangmaster’s licence of our own.',
    choices: GANGMASTER_SECTORS,
  },
  gangmasterTask: {
    asks: 'What do they do there?',
    hint: 'A farm’s milk records are part of production; its payroll is not.',
    choices: GANGMASTER_TASKS,
  },
  foodForSale: {
    asks: 'Does the garden grow food mainly for sale?',
    hint: 'For sale to others, not for its own kitchen.',
    choices: YES_NO,
  },
  driving: {
    asks: 'What do they drive for the client?',
    hint: 'Drivers of lorries, buses and coaches have hours of their own in law.',
    choices: DRIVING,
  },
};

export const ANSWERS = Object.keys(QUESTIONS) as AnswerKey[];

/** The choices of a question as a field takes them. */
export function choicesOf(key: AnswerKey) {
  return Object.entries(QUESTIONS[key].choices).map(([value, label]) => ({ value, label }));
}

/** Is this question in question, with these answers to the others? */
export function inQuestion(key: AnswerKey, given: Answers): boolean {
  const { gangmasterSector, regulatedActivity } = given;
  if (key === 'gangmasterTask') return LICENSED_SECTORS.includes(gangmasterSector);
  if (key === 'foodForSale') return gangmasterSector === 'hotel_or_school_garden';
  if (key === 'dbsClass') return regulatedActivity === 'none' || regulatedActivity === 'not_known';
  return true;
}

const NOT_KNOWN: Readonly<Record<AnswerKey, string>> = {
  vulnerable: 'vulnerable people',
  regulatedActivity: 'regulated activity',
  dbsClass: 'the level of DBS check',
  school: 'a school',
  nightHazard: 'hazards at night',
  youngSector: 'the sector for those under 18',
  gangmasterSector: 'farming or food',
  gangmasterTask: 'what they do there',
  foodForSale: 'whether the garden’s food is for sale',
  driving: 'driving',
};

/** The contacts of the client as a field offers them. */
export function contactChoices({ contacts }: Duties) {
  return contacts.map(({ contactId, name, jobTitle }) => ({
    value: contactId,
    label: jobTitle === '' ? name : `${name}, ${jobTitle}`,
  }));
}

/** What the law asks of this work, as one line: 'With vulnerable people; regulated activity with adults.' */
export function settingWords(setting: Answers): string {
  const asks = asked(setting);
  if (asks.length === 0) return 'Nothing beyond the hours is asked of this work.';
  const line = asks.join('; ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

function asked(setting: Answers): readonly string[] {
  const { regulatedActivity, dbsClass, gangmasterSector, gangmasterTask, driving } = setting;
  const sector =
    gangmasterSector === 'none' || gangmasterSector === 'not_known'
      ? ''
      : `${GANGMASTER_SECTORS[gangmasterSector].toLowerCase()}${gangmasterTask === 'not_known' ? '' : ` (${GANGMASTER_TASKS[gangmasterTask].toLowerCase()})`}`;
  return [
    setting.vulnerable === 'yes' ? 'with vulnerable people' : '',
    regulatedActivity === 'adults' || regulatedActivity === 'children'
      ? `regulated activity with ${regulatedActivity}`
      : '',
    dbsClass === 'exceptions_order' ? 'a standard DBS check may be asked for' : '',
    dbsClass === 'police_act_regulations' ? 'an enhanced DBS check may be asked for' : '',
    setting.school === 'yes' ? 'in a school or college' : '',
    setting.nightHazard === 'yes' ? 'special hazards or heavy strain at night' : '',
    sector,
    driving === 'van_gb_domestic' ? 'driving a van' : '',
    driving === 'lorry_or_coach' ? 'driving a lorry, bus or coach' : '',
  ].filter(Boolean);
}

/** What nobody has said yet: 'a school and driving'; empty when all is known. */
export function notKnownWords(setting: Answers): string {
  const open = ANSWERS.filter((key) => inQuestion(key, setting) && setting[key] === 'not_known');
  return listed(open.map((key) => NOT_KNOWN[key]));
}

/** The newest version of a site's or a role's setting, also of one that is no longer different; 0: none. */
export function newestVersion({ settings, earlier }: SiteDuties, role: string | null): number {
  const versions = [...settings, ...earlier].filter((one) => one.role === role);
  return Math.max(0, ...versions.map(({ version }) => version));
}

/** How a site's or a role's setting stands. */
export function settingLook(setting: Setting | undefined): StateLook {
  if (setting === undefined) return { word: 'Not recorded', meaning: 'attention', mark: 'flag' };
  if (notKnownWords(setting) !== '') {
    return { word: 'Partly known', meaning: 'attention', mark: 'question' };
  }
  return { word: 'Recorded', meaning: 'good', mark: 'tick' };
}

/** How an industrial action stands on a day. */
export function actionLook(action: Action, today: string): StateLook {
  if (action.endedHow === 'mistake') return { word: 'By mistake', meaning: 'quiet', mark: 'cross' };
  if (action.toOn !== null && action.toOn < today) {
    return { word: 'Over', meaning: 'quiet', mark: 'ring' };
  }
  const word = action.fromOn > today ? 'To come' : 'Going on';
  if (action.official === 'yes') return { word, meaning: 'stop', mark: 'octagon' };
  return { word, meaning: 'attention', mark: action.official === 'no' ? 'triangle' : 'flag' };
}

const OFFICIAL = {
  yes: 'official',
  no: 'not official',
  not_known: 'not known whether official',
} as const;

/** 'Strike or other action at Elm Lodge, official, from Mon 8 Jun to Fri 12 Jun, of every role'. */
export function actionWords(action: Action, today: string): string {
  const { placeName, official, fromOn, toOn, roleNames, movedRoleNames } = action;
  const until = toOn === null ? 'with no end known' : `to ${showDate(toOn, today)}`;
  const who = roleNames.length === 0 ? 'every role' : listed(roleNames);
  return [
    `Industrial action at ${placeName}, ${OFFICIAL[official]}`,
    `from ${showDate(fromOn, today)} ${until}`,
    `the work of: ${who}`,
    ...(movedRoleNames.length === 0 ? [] : [`moved to cover it: ${listed(movedRoleNames)}`]),
  ].join('; ');
}

/** How a licence stands on a day. */
export function licenceLook({ superseded, fromOn, toOn }: Licence, today: string): StateLook {
  if (superseded) return { word: 'Superseded', meaning: 'quiet', mark: 'ring' };
  if (fromOn > today) return { word: 'To come', meaning: 'information', mark: 'clock' };
  if (toOn < today) return { word: 'Run out', meaning: 'stop', mark: 'octagon' };
  return { word: 'In force', meaning: 'good', mark: 'tick' };
}
