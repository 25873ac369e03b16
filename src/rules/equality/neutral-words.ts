import type { Pattern } from '../wording/patterns.ts';

const SERVED =
  'people|person|adult|child|offender|resident|patient|client|customer|woman|man|girl|boy|lady|learner|parent|tenant|mother|mum|carer';

/** Wordings in which a listed word says nothing about who may do the work. */
export const NEUTRAL: readonly Pattern[] = [
  // Both sexes named together.
  'man|male|boy|gentleman|lad or|and? woman|female|girl|lady',
  'woman|female|girl|lady or|and? man|male|boy|gentleman',
  'waiter|waitress or|and? waitress|waiter',
  'barman|barmaid or|and? barmaid|barman',
  'salesman|saleswoman or|and? saleswoman|salesman',
  'craftsman|tradesman or|and? craftswoman|tradeswoman',
  'actor or|and? actress',
  'host or|and? hostess',
  // Places and things.
  'girl|boy|lady|woman|man|gentleman school|academy|college|club|refuge|aid|hospital|ward|prison|toilet|wear|clothing|fashion|football|rugby|cricket|team|shoe|health|hostel|shelter|institute|hairdresser|centre|charity|department|service|unit|changing|group',
  'young offender|carer|farmer|enterprise|lives|minds|peoples',
  'young|old|older|elderly people|person home|service|centre|care|charity|team|unit|project',
  `work|working|worker|care|caring|support|supporting|supported|service|help|helping|teach|teaching|after|home|mentor|mentoring|coach|coaching|inspire|empower|protect|safeguard|charity|school|treat|treating *3 young|older|old|elderly|vulnerable|disabled|deaf|blind|autistic|pregnant|single|married|gay|trans|male|female|homeless|muslim|christian|jewish ${SERVED}`,
  `work|working|worker|care|caring|support|supporting|service|refuge|help|helping|teach|teaching|after|mentoring|treating *3 with|for|to|of ${SERVED}`,
  `work|working|worker|care|caring|support|supporting|help|helping|treating *3 with|for|to|of ${SERVED} aged? over|under|above|below #`,
  'work|working|worker|care|caring|support|supporting|experience|service *5 disability|disabled|deaf|blind|autistic|autism|illness|impairment',
  'learning|physical|sensory disability support|service|team|worker|setting|home|nurse|sector',
  'disability|deaf|autism confident|awareness|access|support|service|benefit|rights|charity|friendly',
  'disabled access|toilet|parking|facility',
  'christian|catholic|jewish|muslim|hindu|sikh|church|protestant|islamic charity|school|academy|organisation|ethos|community|centre|festival|college|aid|relief|hospice|care home|burial|calendar',
  'elderly care|resident|patient|client|ward|relative',
  'care of the? elderly|older|old people?',
  'young brewery|pub|inn',
  'mr|mrs|ms|miss|dr young|mann|boy|gay|black|white|english|welsh|french|german|jew|man',
  'youth work|worker|club|centre|service|hostel|offending|group|football|court|team|justice|project|hub',
  'parking|bay|space|seat|seating|toilet|shower|lift|entrance|table|ward|bed|changing|lane *2 reserved|restricted|limited|confined to|for *2',
  'reserved|restricted parking|bay|space|seat|seating to|for *2',
  'white|black board|paper',
  'uk|eu|british|irish|european driving|driver? licence|license',
  'uk|eu|british|european site|travel|mainland|address|bank|route|road|qualification|standard|market|border|delivery|law|tax',
  'travel|delivery|sale|driving|route|territory|trip|shipping|work *1 within|in|across|to the? uk|eu only?',
  // Dynamics that are no person.
  'microsoft|ms|365|aero|fluid|thermo|crew|group|vehicle|hydro dynamic',
  'dynamic 365|nav|ax|crm|gp|programming|website|content|pricing|risk|positioning|testing|load',
  // Ages the law itself sets.
  'over|above|least 16|18 year? old? of? age? only?',
  'age|aged|be? 16|18 year? old? of? age? or|and over|above|older|upward',
  '16|18 year? old? of? age? or|and over|above|older|upward',
  'under|below 16|18',
  'age|aged|be? 16+|18+ only?',
  'no *2 age limit|restriction|barrier',
  'any|all age|gender|sex|nationality|race|faith',
  'vehicle|car|truck|lorry|van|machine|building|house|property|company|firm|stock|tree over|under|above|below|than # year',
  // Names.
  'british airway|gas|steel|sugar|council|museum|library|transport|red|telecom|standard|sign|legion|summer|food|kitchen|heart|rail|army',
  'polish the|and|all|floor|furniture|shoe|car|metal|surface|glass|up|off|work|room|wood',
  'french fry|polish|polisher|polishing|door|window|bulldog',
  'german|labrador shepherd|retriever',
  'man hour|day|power|up|city|utd|united|made',
  'isle of man',
  'one man band|operation',
  'man and|with van',
  'lady|ladies day',
  'boy|girl scout|guide|guiding|brigade',
  'maid marian',
  'no|black|white|dark shoe|trouser|shirt|top|trainer|van|good|clothing|uniform|sock|skirt|boot|cab|goods|belt|tie',
  'no? white|black shoe|trouser|shirt|top|trainer|van|good|clothing|uniform|sock|skirt|boot|cab|belt|tie only?',
  'straight away|after|line|forward|from|to|on|through',
  'single point|site|use|crew|shift|manning|figure|page|parent|room|seater|handed|day|entry',
  'single handed',
  'older|old equipment|vehicle|building|house|property|machine|stock|system|car|town|street|trafford',
  'old age',
  'mature garden|tree|cheese|market|process|product|system|platform',
  'blind fitter|maker|spot|installer|cleaner',
  'no|without child|kid on|in|at|allowed',
  'right to work *6 passport',
  'bring|show|copy|scan|see|check *3 passport',
  'passport office|control|holder service',
  'vibrant|lively|dynamic city|town|area|community|market|high street',
  'sex education|offender',
  'traveller cheque|education|site',
  'commercial|business|sale|rail|time traveller',
  'cover|covering|maternity|paternity maternity|leave|cover',
  'health and safety',
];

/** Wordings of a sentence that invites everybody; what it lists shuts nobody out. */
export const WELCOMING: readonly Pattern[] = [
  'regardless|irrespective of',
  'equal opportunity',
  'equality|diversity|diverse|inclusive|inclusion',
  'welcome|welcomed|welcoming *3 application|applicant|candidate|people',
  'application|applicant|candidate *6 welcome|welcomed|encouraged|invited',
  'encourage|encouraged|encouraging|invite *6 apply|application|applicant',
  'under represented',
  'underrepresented',
  'all background',
];

/** In such a sentence even `no` and `not` stand for everybody. */
export const PROMISING: readonly Pattern[] = [
  'discriminate|discriminated|discrimination',
  'favourable|favourably treatment|treated?',
  'less favourable|favourably',
  'ground of',
  'protected characteristic',
];

/** Wordings that claim an occupational requirement. */
export const OCCUPATIONAL: readonly Pattern[] = [
  'occupational requirement|qualification',
  'schedule 9',
  'sch 9',
  'goq|gor',
];
