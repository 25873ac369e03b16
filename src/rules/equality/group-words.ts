import type { Pattern } from '../wording/patterns.ts';
import type { Characteristic } from './listed-words.ts';

/** People named by a protected characteristic: the words that an exclusion can be about. */
export interface Group {
  readonly pattern: Pattern;
  readonly of: readonly Characteristic[];
  /**
   * Does naming them at all draw attention? `never`: only with `no`, `only`, `must be` and their like.
   */
  readonly named: 'warn' | 'never';
  /** The words may also be of things and places: `deliveries limited to British sites`. */
  readonly places?: true;
}

const NATIONS =
  'british|english|scottish|welsh|irish|polish|romanian|bulgarian|lithuanian|latvian|estonian|ukrainian|russian|german|french|spanish|italian|portuguese|greek|turkish|indian|pakistani|bangladeshi|nigerian|ghanaian|kenyan|african|asian|chinese|japanese|filipino|arab|european|caribbean|jamaican|albanian|hungarian|czech|slovak|american|australian|dutch|swedish|kurdish|iranian|iraqi|syrian|afghan|somali|serbian|croatian|moldovan|brazilian|vietnamese|thai|nepalese|eritrean|ethiopian|sudanese|egyptian|moroccan|algerian|zimbabwean|ugandan|israeli|yemeni|norwegian|danish|finnish|belgian|canadian|malaysian|korean|uk|eu';
const PEOPLE =
  'people|person|worker|man|woman|lad|lady|girl|boy|guy|staff|candidate|applicant|employee|temp|cleaner|labourer|builder';

const group = (
  of: readonly Characteristic[],
  pattern: Pattern,
  named: Group['named'] = 'warn',
): Group => ({ of, pattern, named });

export const GROUPS: readonly Group[] = [
  group(['sex'], 'female|male|woman|man|lady|gentleman|girl|boy|lad|bloke|chap'),
  group(['sex'], 'mother|mum|mummy|father|dad|housewife|parent', 'never'),
  group(
    ['age'],
    'older|younger|old|young|elderly people|person|worker|candidate|applicant|one',
    'warn',
  ),
  group(['age'], 'young|older|younger|elderly|mature', 'never'),
  group(['age'], 'recent|new|newly|fresh *1 graduate'),
  group(
    ['age'],
    'school leaver|teenager|pensioner|retiree|oap|grandad|granddad|granny|grandmother|grandfather',
  ),
  group(['race'], `${NATIONS} national|citizen|subject|nationality|passport|origin`),
  group(['race'], `${NATIONS} passport holder`),
  group(['race'], 'passport holder|passport', 'never'),
  group(['race'], `${NATIONS} ${PEOPLE}`),
  group(['race'], 'eastern|southern|western|south|east european|african|asian'),
  group(['race'], `black|white ${PEOPLE}`),
  group(['race'], 'foreigner|immigrant|migrant|refugee|gypsy|traveller|roma'),
  group(['race'], 'native one|people|person|worker|candidate|applicant|staff|employee'),
  group(['race'], 'foreign people|person|worker|national|name|student|candidate|applicant|staff'),
  group(['race'], 'ethnic|coloured', 'never'),
  group(['race'], 'black|white|foreign|pole|brit|scot|paki|native', 'never'),
  // Plurals in -is are no plain plurals.
  group(['race'], 'pakistanis|bangladeshis|iraqis|somalis|israelis|yemenis', 'never'),
  group(['race'], 'turk|swede|dane|finn|spaniard|kurd|serb|croat', 'never'),
  group(['race'], 'englishman|irishman|welshman|scotsman|frenchman|dutchman', 'never'),
  // English alone is mostly the language.
  { ...group(['race'], NATIONS.replace('|english', ''), 'never'), places: true },
  group(
    ['religion_belief'],
    'christian|muslim|moslem|jew|jewish|hindu|hindus|sikh|buddhist|catholic|protestant|atheist|mormon|pagan|rastafarian|evangelical',
  ),
  group(['religion_belief'], 'church|mosque goer'),
  group(['religion_belief'], 'pray|prayer|praying|ramadan|fasting|sabbath', 'never'),
  group(['race'], 'dreadlocks|dreadlock|afro|locs|cornrow', 'never'),
  group(
    ['religion_belief'],
    'headscarf|headscarve|hijab|burka|burqa|niqab|turban|religious|believer',
    'never',
  ),
  group(['sexual_orientation'], 'gay|lesbian|homosexual|heterosexual|bisexual|queer|lgbt|lgbtq'),
  group(['sexual_orientation'], `straight ${PEOPLE}`),
  group(['sexual_orientation'], 'straight', 'never'),
  group(['gender_reassignment'], 'trans|transgender|transsexual|transexual|transvestite'),
  group(
    ['disability'],
    'disabled|disability|handicapped|wheelchair|deaf|blind|autistic|epileptic|dyslexic|impairment',
    'never',
  ),
  group(['disability'], 'health|mental|medical|back problem|issue|condition|illness', 'never'),
  group(['disability'], 'able bodied', 'never'),
  group(['disability'], 'bad back', 'never'),
  group(['disability'], 'sick people|person|worker', 'never'),
  group(['disability'], 'mentally ill', 'never'),
  group(['disability'], 'depression|anxiety|diabetic|asthmatic|hiv|cancer', 'never'),
  group(['disability'], 'off|on the? sick', 'never'),
  group(['pregnancy_maternity'], 'pregnant|pregnancy|breastfeeding|expectant', 'never'),
  group(
    ['pregnancy_maternity'],
    'have|having|expecting|planning|start|starting *1 baby|child|family|kid',
    'never',
  ),
  group(['pregnancy_maternity'], 'maternity leave', 'never'),
  group(['pregnancy_maternity'], 'new mother|mum', 'never'),
  group(
    ['marriage_civil_partnership'],
    'married|unmarried|divorced|divorcee|husband|wife|spouse|bachelor',
    'never',
  ),
  group(['marriage_civil_partnership'], `single ${PEOPLE}`, 'never'),
  group(['marriage_civil_partnership'], 'single', 'never'),
  group(['marriage_civil_partnership'], 'civil partner|partnership', 'never'),
];

/** Words that shut out what follows them within a few words. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'no non not never none nobody noone cannot cant dont wont doesnt shouldnt isnt arent unsuitable exclude excluding except avoid refuse unable nor'.split(
    ' ',
  ),
);
/** After a negation they open what it shut: `not only for men`. */
export const OPENING: ReadonlySet<string> = new Set(
  'only just limited restricted reserved confined necessarily exclusively required needed matter need'.split(
    ' ',
  ),
);
/** Words that shut out everybody else, before or after the group. */
export const ONLY: ReadonlySet<string> = new Set('only solely exclusively strictly'.split(' '));
/** They keep the work for the group that follows: `restricted to men`, `keep it to`, `just send`. */
export const CONFINED: readonly Pattern[] = [
  'restricted|limited|reserved|confined|exclusive|restricting|limiting|reserving|confining to|for',
  'restrict|limit|reserve|confine|keep it|this|them|that|those|application|applicant|candidate *1 to|for',
];
export const JUST: readonly Pattern[] = [
  'just send|want|wanted|need|hire|take|employ|get|give|supply|book|looking',
];
/** A nation that stands last, or before these, is its people; `limited to the UK` is a place. */
export const AFTER_PEOPLE: ReadonlySet<string> = new Set('please thanks on for at in'.split(' '));
export const PLACES: ReadonlySet<string> = new Set('uk eu european'.split(' '));
/** They let everybody in except the group that follows: `anyone but women`. */
export const ALL_BUT: readonly Pattern[] = [
  'anyone|anybody|everyone|everybody|someone|somebody at? all? but|bar|besides',
  'all|any but',
  'anyone|anybody|everyone|everybody|someone|somebody|all|any|people|person|worker|candidate|applicant|staff apart|aside|other from|than',
];
/** What may stand between these and the group. */
export const ARTICLES: ReadonlySet<string> = new Set('a an the any those'.split(' '));
/** After the group they show that `but` began another thought: `open to all, but women are welcome`. */
export const NEW_THOUGHT: ReadonlySet<string> = new Set(
  'are is can may will do have has must should would particularly especially also'.split(' '),
);
/** Words that begin another thought, across which no exclusion reaches. */
export const JOINING: ReadonlySet<string> = new Set(
  'and but so because although while plus'.split(' '),
);
/** `must be` and its like, before the group. */
export const MUST: readonly Pattern[] = [
  'must|should|shall be',
  'has|have|need|got|required to be',
];
/** What shuts a group out after it is named. */
export const AFTER: readonly Pattern[] = [
  'need not|nt apply',
  'neednt apply',
  'should|must|may|can|do|please not apply',
  'not|never|cannot|cant|wont|dont *2 apply|accepted|considered|wanted|welcome|suitable|eligible|allowed|employed|hired|taken',
  'excluded|barred|banned|prohibited|unwelcome',
];
/** `no Polish required` shuts nobody out. */
export const NOT_NEEDED: ReadonlySet<string> = new Set(
  'required needed necessary essential'.split(' '),
);

/** Before or after the name of a nation they show that its language is meant, or its kitchen. */
export const LANGUAGE_AFTER: ReadonlySet<string> = new Set(
  'speak speaking speaker language teacher tutor interpreter translator interpreting translation lesson literature linguist gcse cuisine restaurant food chef market skill level fluency test sign required essential desirable client customer supermarket'.split(
    ' ',
  ),
);
export const LANGUAGE_BEFORE: ReadonlySet<string> = new Set(
  'speak speaking speaker fluent fluency in read reading write writing written spoken learn teach teaching good conversational business basic some understand'.split(
    ' ',
  ),
);
