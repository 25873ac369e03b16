import type { Pattern } from '../wording/patterns.ts';

/** Wordings about somebody's health or disability. */
export const HEALTH: readonly Pattern[] = [
  'health|healthy|medical|medically|medicine|medication|prescription',
  'illness|ill|sick|sickness|unwell|disease|disorder|syndrome|ailment',
  'disability|disabled|impairment|handicap|handicapped|disabling',
  'mental|psychological|psychiatric',
  'depression|anxiety|diabetes|diabetic|epilepsy|epileptic|asthma|asthmatic|cancer|hiv|dyslexia|dyslexic|autism|autistic|adhd|arthritis|allergy|migraine|stroke|dementia|covid|hernia',
  'long|pre term|existing condition',
  'longterm|existing|chronic|underlying condition',
  'injury|injured|surgery|operation',
  'back|heart|knee|hearing|sight|eyesight|vision|skin problem|trouble|pain|condition|loss|complaint',
  'bad back',
  'wheelchair|hearing|eyesight|crutches|deaf|blind',
  'doctor|gp|physician|consultant *3 seen|see|treatment|letter|note|report|detail|name|treated|treating|surgery',
  'absence|absent|absenteeism',
  'attendance record|history|rate',
  'day|week|month|time|long *4 off *2 work|sick|last|past|previous|year|ill',
  'day|time off',
  'off work|sick|ill',
  'stress|stressed|burnout|breakdown',
  'vaccinated|vaccination|vaccine|immunised',
  'fit note',
  'fit and well|strong|able',
  'yourself to? be? as? physically|fully|reasonably|generally|very|quite|currently? fit|unfit',
  'are|were you physically|fully|reasonably|generally|very|quite|currently? fit|unfit',
  'you are|were|feel|keep|stay physically|fully|reasonably|generally|very|quite|currently? fit|unfit',
  'how fit',
  'your *1 fitness',
  'ssp',
  'any *2 condition',
  'glasses|spectacles',
  'contact lens',
  'fit|fitness *2 work|job|role|healthy|strong|physically|enough',
  'physically fit|fitness|able',
  'adjustment',
  'pregnant|pregnancy',
  'smoke|smoker',
  'drug|alcohol|substance problem|misuse|addiction|dependency|habit',
  'blue badge',
  'disability living|benefit|allowance',
  'incapacity|pip|esa benefit',
  'registered disabled',
];

const ADMINISTERING =
  'administer|administering|administered|process|processing|processed|calculate|calculating|calculated|manage|managing|managed|handle|handling|handled|run|running|payroll|experience|knowledge|understand|understanding|explain|offer|offered|provide|provided';

/** In these the words are about the work or the place, not about the person asked. */
export const ABOUT_WORK: readonly Pattern[] = [
  'health and safety',
  'mental? health|disability|medical|healthcare care|nurse|nursing|sector|setting|service|visitor|qualification|professional|team|secretary|receptionist|records|officer|worker|experience|certificate|degree|trust|ward|assistant|practitioner',
  'public|occupational|environmental|animal health *1 qualification|experience|officer|degree|training|nurse|sector',
  'work|worked|working|experience|care|cared|caring|support|supported|supporting|nursing|nursed *5 dementia|disability|disabled|illness|autism|autistic|autism|health|ill|sick|impairment|deaf|blind|cancer|diabetes|epilepsy',
  'experience *2 with|in|supporting|caring *5 dementia|disability|disabled|illness|autism|health|needs',
  'sick|sickness scheme|policy',
  'our|company sick|sickness pay',
  'sick|sickness pay scheme|policy|administration|administrator|calculation|entitlement|legislation|query|payment|payroll|run',
  'ssp scheme|policy|administration|administrator|calculation|entitlement|legislation|query|payment|payroll|run',
  'sick|sickness pay *2 after|from *2 day|week|month|year',
  `${ADMINISTERING} *4 sick|sickness pay`,
  `${ADMINISTERING} *4 ssp`,
  'fit kitchen|bathroom|window|tyre|carpet|door|boiler|floor|furniture|part|in|into|around|test|tested|testing',
  'fitness instructor|trainer|coach|class|industry|sector|centre|club|equipment|qualification',
  'disability awareness|training|equality|confident',
  'first aid',
  'blind shortlisting|recruitment|audition|sift',
  'operation manager|director|team|department|experience|management|role',
  'manage|managing|managed|run|running|handle|handling *4 absence|sickness|injury',
  'machine|business|plant|crane|forklift|truck operation',
  'drug administration|round|trial|calculation',
  'medication administration|round|training|competency',
  'administer|administering|dispense|give|giving *2 medicine|medication',
  'day off in lieu',
  'which|what|weekly day off *3 prefer|want|like|suit',
  'book|booking|request|requesting *3 day|time off',
];

/** Wordings that make a question one of adjustments for the choosing itself. */
export const FOR_ASSESSMENT: readonly Pattern[] = [
  'interview|assessment|test|selection|recruitment|application|assessed|interviewed',
];
export const ADJUSTMENT: readonly Pattern[] = [
  'adjustment',
  'adjust',
  'arrangement|access|support|help|assistance|requirement|need',
];
/** These turn a question on adjustments into one on the job. */
export const FOR_JOB: readonly Pattern[] = [
  'job|role|work|duty|post|position|employment|workplace',
];

/** A function that is the work itself. */
export const INTRINSIC: readonly Pattern[] = [
  'intrinsic',
  'essential|core|fundamental|inherent function|duty|part|task|requirement|element',
];
/** Being able to do a task of the work. */
export const ABILITY: readonly Pattern[] = [
  'can|could|able|ability *4 lift|lifting|climb|climbing|carry|stand|kneel|bend|push|pull|walk|crawl|dig|load|unload|reach|see|hear',
];

/** Monitoring apart from the choice. */
export const MONITORING: readonly Pattern[] = [
  'monitor|monitoring|monitored',
  'equal|equality opportunity? *2 form|questionnaire|survey|data|statistics',
  'diversity *2 form|questionnaire|survey|data|statistics',
  'anonymous|anonymised|anonymously',
];
/** Monitoring of diversity, which asks about disability beside the rest. */
export const DIVERSITY: readonly Pattern[] = [
  'diversity|equality|anonymous|anonymised *3 monitoring|form|questionnaire|survey',
  'equal opportunity *2 monitoring|form|questionnaire|survey',
];
/** Monitoring that names people is none. */
export const NAMED_MONITORING: readonly Pattern[] = [
  'not|non|no|isnt|un *1 anonymous|anonymised|anonymously',
  'name|named *3 monitor|monitoring',
  'monitoring *4 with|by|under *2 name',
];

export const POSITIVE_ACTION: readonly Pattern[] = [
  'positive action',
  'guaranteed interview',
  'disability confident',
  'two tick',
  'interview scheme',
];

/** The work needs somebody with a disability. */
export const DISABILITY_REQUIRED: readonly Pattern[] = [
  'occupational requirement',
  'lived experience',
  'required disability',
  'work|job|role|post require|need *4 disability|disabled|deaf|blind',
  'must have|be *2 disability|disabled|deaf|blind',
];

export const VETTING: readonly Pattern[] = ['national security'];

/** These are never needed for a permitted purpose. */
export const NEVER: readonly Pattern[] = [
  'sickness|absence|absent|absenteeism|medication|prescription',
  'off *2 sick|ill',
  'off work',
  'sick',
  'day|week *4 off',
  'attendance record|history|rate',
  'medical|health history|questionnaire',
];
