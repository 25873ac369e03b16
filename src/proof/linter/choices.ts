import type { LintFinding } from '../documents/index.ts';

/** One answer a centre may give. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** A kind of contradiction that leaves the centre a choice, and what is done until it chooses. */
export interface ChoiceDefinition {
  readonly key: string;
  readonly question: string;
  readonly options: readonly ChoiceOption[];
  /** The value that holds until the centre chooses. */
  readonly default: string;
  /** Why that one. */
  readonly because: string;
  /** Codes of the findings that ask it. */
  readonly codes: readonly string[];
  /** Of a table or package, which has no page and table of a unit: its own codes, and the words of the same answers. */
  readonly inFile?: Pick<ChoiceDefinition, 'question' | 'options' | 'because' | 'codes'>;
}

/** A choice that a document asks of a centre. */
export interface AskedChoice extends Omit<ChoiceDefinition, 'codes' | 'inFile'> {
  /** Codes of the findings in the document that ask it, each once. */
  readonly findings: readonly string[];
}

const option = (value: string, label: string): ChoiceOption => ({ value, label });

/** Every choice a document can ask; findings of all other codes are noted and ask nothing. */
export const CHOICES: readonly ChoiceDefinition[] = [
  {
    key: 'optional_credit',
    question: 'How many optional credits must a learner have, and how many may they have?',
    options: [
      option('to_size_top', 'At least those the rules name, at most to the top of the size'),
      option('least_only', 'Exactly those the rules name'),
      option('stated_minimum', 'At least the minimum stated in the table of credits'),
    ],
    default: 'to_size_top',
    because:
      'The sentence of the rules, the total and the overview agree with each other; the stated minimums together would pass the size.',
    codes: [
      'minimum-optional-credit-differs',
      'maximum-optional-credit-not-stated',
      'maximum-optional-credit-differs',
      'minimum-mandatory-credit-differs',
      'maximum-mandatory-credit-differs',
      'minimums-exceed-size',
    ],
  },
  {
    key: 'unit_expired',
    question: 'May units past their date, or without one, be used?',
    options: [
      option('warn', 'Warn, and let learners go on'),
      option('extended', 'Yes: the awarding body extended them (say where)'),
      option('stop', 'No: stop until there is an extension or a new version'),
    ],
    default: 'warn',
    because:
      'Awarding bodies often extend units; a stop would end every learner of a qualification with one such mandatory unit.',
    codes: ['unit-expired', 'unit-expiry-open', 'unit-expires-before-document'],
  },
  {
    key: 'qualification_number',
    question: 'Under which number is the qualification claimed?',
    options: [
      option('first', 'The one on the cover'),
      option('other', 'Another one in the document (say which)'),
    ],
    default: 'first',
    because: 'The cover names the version of the document and its date together with this number.',
    codes: ['qualification-number-differs'],
  },
  {
    key: 'unit_title',
    question: 'Which title of a unit goes on papers?',
    options: [
      option('page', "The one on the unit's own page"),
      option('table', 'The one in the table'),
    ],
    default: 'page',
    because: 'The page is the unit itself; the table only lists it.',
    codes: ['unit-title-differs', 'unit-title-form-differs'],
    inFile: {
      question: 'Which title of a unit goes on papers, where the file gives it two?',
      options: [option('page', 'The first'), option('table', 'The other one')],
      because: 'The first row of a unit is where it is described; later ones repeat it.',
      codes: ['unit-title-said-twice'],
    },
  },
  {
    key: 'unit_figures',
    question: 'Which credit and hours has a unit whose page and row differ?',
    options: [
      option('table', 'Those in the table'),
      option('page', "Those on the unit's own page"),
    ],
    default: 'table',
    because: 'The totals and the range of hours were worked out from the table.',
    codes: ['unit-credit-differs', 'unit-hours-differ', 'unit-level-differs'],
    inFile: {
      question: 'Which level, credit and hours has a unit to which the file gives two?',
      options: [option('table', 'The first'), option('page', 'The other ones')],
      because: 'The first row of a unit is where it is described; later ones repeat it.',
      codes: ['unit-credit-said-twice', 'unit-hours-said-twice', 'unit-level-said-twice'],
    },
  },
  {
    key: 'guided_hours',
    question: 'Which guided hours are shown for the qualification?',
    options: [
      option('stated', 'Those the document states'),
      option('computed', 'Those the units come to'),
    ],
    default: 'stated',
    because: 'Funding and registers go by the figure the awarding body published.',
    codes: [
      'minimum-hours-differ',
      'maximum-hours-differ',
      'overview-hours-differ',
      'group-hours-differs',
    ],
  },
  {
    key: 'outcome_wording',
    question: 'How is an outcome assessed whose wording or criteria belong to another unit?',
    options: [
      option('as_printed', 'By its criteria as printed'),
      option('hold', 'Not until the awarding body has corrected it'),
    ],
    default: 'as_printed',
    because: 'A unit is achieved by its criteria, and those are what the awarding body issued.',
    codes: [
      'outcome-wording-copied',
      'outcome-foreign-to-unit',
      'outcome-cut-off',
      'criteria-of-another-unit',
    ],
  },
  {
    key: 'repeated_criteria',
    question: 'Does evidence for a criterion count where the same criterion stands again?',
    options: [
      option('each', 'It is offered there, and each is judged for itself'),
      option('apart', 'No: each needs its own reference from the learner'),
    ],
    default: 'each',
    because: 'One piece of evidence may serve every unit it fits; the assessor still judges each.',
    codes: ['criterion-repeated', 'criterion-repeated-in-unit', 'criterion-nearly-repeated'],
  },
  {
    key: 'sampling_base',
    question: 'Of what are sampling percentages counted?',
    options: [
      option('learner_units', "Of each learner's units, rounded up"),
      option('learners', 'Of learners, rounded up'),
    ],
    default: 'learner_units',
    because:
      'A decision is made on one unit of one learner, and rounding up never samples too little.',
    codes: ['percentage-of-what'],
  },
  {
    key: 'countersignature',
    question: "Who may countersign an unqualified assessor's decisions?",
    options: [
      option('assessor_or_iv', 'A qualified assessor or a qualified internal verifier'),
      option('assessor_only', 'A qualified assessor only'),
    ],
    default: 'assessor_or_iv',
    because: 'The later and more detailed passage allows both.',
    codes: ['countersignature-differs'],
  },
  {
    key: 'evidence_from_reports',
    question: 'Is evidence needed from people who report to the learner?',
    options: [
      option('where_any', 'Where there are any; from the line manager always'),
      option('always', 'Always'),
    ],
    default: 'where_any',
    because:
      'Nobody reports to most resourcers, so a fixed demand would leave every unit undecided.',
    codes: ['text-assumes-reports'],
  },
];

/** By key, the value that holds until a centre chooses. */
export const DEFAULT_CHOICES: Readonly<Record<string, string>> = Object.fromEntries(
  CHOICES.map((choice) => [choice.key, choice.default]),
);

/**
 * The choices these findings ask for, each once, in the order of `CHOICES`; findings that leave nothing
 * to choose ask none.
 */
export function choicesFor(findings: readonly LintFinding[]): readonly AskedChoice[] {
  const present = new Set(findings.map(({ code }) => code));
  return CHOICES.flatMap(({ codes, inFile, ...choice }) => {
    const asking = codes.filter((code) => present.has(code));
    if (asking.length > 0) return [{ ...choice, findings: asking }];
    if (!inFile) return [];
    const { codes: own, ...words } = inFile;
    const there = own.filter((code) => present.has(code));
    return there.length === 0 ? [] : [{ ...choice, ...words, findings: there }];
  });
}

/** The key of the choice a finding asks for; null: it is only noted. */
export function choiceKeyOf(finding: Pick<LintFinding, 'code'>): string | null {
  const asks = ({ codes, inFile }: ChoiceDefinition) =>
    codes.includes(finding.code) || (inFile?.codes.includes(finding.code) ?? false);
  return CHOICES.find(asks)?.key ?? null;
}
