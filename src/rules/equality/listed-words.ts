import type { CHARACTERISTICS } from '../book/fields.ts';
import type { Pattern } from '../wording/patterns.ts';

export type Characteristic = (typeof CHARACTERISTICS)[number];

/** A wording that points at a protected characteristic without shutting anybody out in so many words. */
export interface Listed {
  readonly pattern: Pattern;
  readonly of: readonly Characteristic[];
  /** What to write instead, about the task. */
  readonly instead: string;
  /** Says little in a client's own words, where only an advert need avoid it. */
  readonly advertOnly?: true;
}

const SEX = ['sex'] as const;
const AGE = ['age'] as const;
const DISABILITY = ['disability'] as const;
const RACE = ['race'] as const;

const row = (
  of: readonly Characteristic[],
  pattern: Pattern,
  instead: string,
  advertOnly?: true,
): Listed => ({ pattern, of, instead, ...(advertOnly ? { advertOnly } : {}) });

/** Words for one sex or the other, by what the job is. */
const SEX_WORDS: readonly Listed[] = [
  row(SEX, 'waitress|waiter', 'waiting staff'),
  row(SEX, 'barmaid|barman|barwoman|bargirl|potman', 'bar staff'),
  row(SEX, 'salesgirl|salesman|saleswoman|saleslady|shopgirl|salesboy', 'sales assistant'),
  row(SEX, 'postman|postwoman|postlady', 'delivery of post'),
  row(SEX, 'cameraman|camerawoman', 'camera operator'),
  row(SEX, 'handyman', 'general repairs'),
  row(SEX, 'stewardess|hostess', 'cabin crew or host'),
  row(SEX, 'manageress', 'manager'),
  row(SEX, 'headmistress|headmaster|schoolmaster|schoolmistress', 'head teacher'),
  row(SEX, 'seamstress', 'sewing machinist'),
  row(SEX, 'actress', 'actor'),
  row(SEX, 'chambermaid|housemaid|parlourmaid|maid|housewife|matron', 'room or house attendant'),
  row(SEX, 'landlady', 'licensee'),
  row(SEX, 'foreman|forewoman', 'supervisor'),
  row(SEX, 'chairman|chairwoman', 'chair'),
  row(SEX, 'fireman', 'firefighter'),
  row(SEX, 'policeman|policewoman', 'police officer'),
  row(
    SEX,
    'workman|workwoman|tradesman|tradeswoman|craftsman|craftswoman|journeyman',
    'skilled worker',
  ),
  row(SEX, 'repairman|serviceman|linesman|signalman|gasman', 'technician'),
  row(SEX, 'maintenance|refuse|front man', 'the role by its task'),
  row(SEX, 'storeman|warehouseman|yardman|binman|dustman', 'stores or yard worker'),
  row(SEX, 'doorman|watchman', 'door or night security'),
  row(SEX, 'groundsman|greensman', 'grounds keeper'),
  row(SEX, 'draughtsman|draftsman', 'draughting technician'),
  row(SEX, 'milkman|fisherman|ploughman|herdsman|stockman|huntsman', 'the trade by its task'),
  row(SEX, 'businessman|businesswoman|spokesman|spokeswoman|layman', 'the role by its task'),
  row(
    SEX,
    'cleaning|dinner|tea|lollipop|canteen lady|woman|man',
    'the task: cleaning, meals, crossing',
  ),
  row(SEX, 'office|tea|delivery|errand|bar|shot|promo|promotion|call girl|boy', 'the task'),
  row(SEX, 'girl|man friday', 'general assistant'),
  row(SEX, 'odd job man', 'general repairs'),
  row(['sex', 'age'], 'saturday boy|girl|lad', 'Saturday assistant'),
  row(['sex', 'age'], 'paperboy|papergirl|paperlad', 'newspaper delivery'),
  row(SEX, 'bellboy|busboy|houseboy|pageboy|newsboy|errandboy', 'the task'),
  row(SEX, 'female|male|woman|man|lady|gentleman|girl|boy|lad|bloke|gal|lass|chap', 'person'),
  row(
    SEX,
    'no|without|free|nobody|noone *2 child|kid|childcare|dependant',
    'the hours to be worked',
  ),
  row(SEX, 'childless', 'the hours to be worked'),
];

const AGE_WORDS: readonly Listed[] = [
  row(AGE, 'young|youthful|youngster|youth', 'the skill the work needs'),
  row(AGE, 'dynamic|energetic|vibrant|lively', 'the pace of the work', true),
  row(AGE, 'mature', 'the experience or judgement the work needs'),
  row(
    AGE,
    'recent|recently|new|newly|fresh|freshly *1 graduate|graduated|grad',
    'the qualification',
  ),
  row(AGE, 'graduated in the last', 'the qualification'),
  row(AGE, 'school|college leaver', 'no experience needed'),
  row(
    AGE,
    'older|younger|old|elderly person|people|man|woman|worker|candidate|applicant|guy|lad|staff|folk|employee|temp|driver|lady',
    'the skill the work needs',
  ),
  row(
    AGE,
    'someone|somebody|anyone|anybody|nobody|noone|one *1 older|younger|old|young',
    'the skill the work needs',
  ),
  row(AGE, 'too old|young', 'the skill the work needs'),
  row(AGE, 'teenager|pensioner|retiree|oap|millennial', 'anybody who can do it'),
  row(AGE, 'retired', 'the hours to be worked'),
  row(AGE, 'gen|generation z', 'anybody who can do it'),
  row(AGE, 'highly experienced', 'the experience the work needs', true),
  row(AGE, 'digital native', 'the programs to be used'),
  row(AGE, 'early|late|mid twenty|thirty|forty|fifty|sixty', 'the skill the work needs'),
];

const OTHER_WORDS: readonly Listed[] = [
  row(DISABILITY, 'physically active|fit|strong|able', 'the task: lifting 20 kg', true),
  row(DISABILITY, 'fit and? healthy|active|strong|able', 'the task: lifting 20 kg', true),
  row(DISABILITY, 'good|excellent|perfect|full health|fitness', 'the task', true),
  row(DISABILITY, 'healthy person|people|candidate|applicant|individual|worker', 'the task'),
  row(DISABILITY, 'healthy', 'the task', true),
  row(DISABILITY, 'able bodied', 'the task'),
  row(DISABILITY, 'mentally stable|strong|tough|fit', 'the task'),
  row(
    DISABILITY,
    'good|excellent|clean|perfect sickness|attendance|absence|health record',
    'the hours to be worked',
  ),
  row(DISABILITY, 'clear speaking voice', 'the calls to be made', true),
  row(RACE, 'passport', 'the right to work in the UK, shown by any lawful document', true),
  row(RACE, 'nationality|citizenship', 'the right to work in the UK', true),
  row(
    RACE,
    'only|exclusively *1 polish|romanian|bulgarian|lithuanian|spanish|portuguese|russian|ukrainian|urdu|hindi|punjabi speaker|speaking',
    'the level of the language the work needs',
  ),
  row(
    RACE,
    'polish|romanian|bulgarian|lithuanian|spanish|portuguese|russian|ukrainian|urdu|hindi|punjabi speaker|speaking *1 only',
    'the level of the language the work needs',
  ),
  row(RACE, 'native *1 speaker|english', 'the level of English the work needs'),
  row(RACE, 'mother tongue', 'the level of the language the work needs'),
  row(RACE, 'first language', 'the level of the language the work needs'),
  row(RACE, 'native level', 'the level of the language the work needs'),
  row(RACE, 'uk|british|england|english|local born', 'the right to work in the UK'),
  row(
    RACE,
    'no|without|strong|local|british|english|foreign|regional accent',
    'clear speech for the calls to be made',
  ),
  row(
    RACE,
    'english|british|western|white|anglo sounding? name|surname',
    'nothing: names are no requirement',
  ),
  row(RACE, 'british sense of humour', 'the task'),
  row(['religion_belief'], 'clean shaven|shave', 'the mask that must fit, if one is worn'),
  row(
    ['religion_belief'],
    'no|without beard|turban|headscarf|headscarve|hijab|burka|burqa|niqab|veil',
    'the hygiene or safety need',
  ),
  row(
    ['marriage_civil_partnership'],
    'married|unmarried|single couple|man|woman|person|people|status',
    'nothing: leave it out',
  ),
  row(['sex'], 'childbearing age', 'nothing: leave it out'),
];

/** Every wording an advert is warned of, with the characteristic and a wording about the task. */
export const LISTED: readonly Listed[] = [...SEX_WORDS, ...AGE_WORDS, ...OTHER_WORDS];

const NOBODY = 'no|non|not|nobody|noone|none|never|without';

/** Wordings that shut people out by themselves. */
export const EXCLUDING: readonly Listed[] = [
  row(RACE, 'must|should be english', 'the level of English the work needs'),
  row(RACE, `${NOBODY} *4 accent`, 'clear speech for the calls to be made'),
  row(
    RACE,
    `${NOBODY} *4 from|born overseas|abroad|europe|africa|asia|india|poland|romania`,
    'the right to work in the UK',
  ),
  row(RACE, 'uk|british|england born only', 'the right to work in the UK'),
  row(DISABILITY, 'must|should be? *1 able bodied', 'the task'),
  row(SEX, `${NOBODY} *3 childbearing age`, 'nothing: leave it out'),
];
