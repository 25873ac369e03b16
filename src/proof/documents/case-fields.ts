/** Fields that CASE has none for, under our own names in `extensions`, written and read. */
export const CASE_FIELDS = {
  code: 'deskproof:code',
  kind: 'deskproof:kind',
  qualificationNumber: 'deskproof:qualificationNumber',
  credit: 'deskproof:credit',
  mandatoryCredit: 'deskproof:mandatoryCredit',
  optionalCredit: 'deskproof:optionalCredit',
  /** As a table of credits states it, where the rules' own sentence may say another. */
  optionalMinimum: 'deskproof:optionalMinimum',
  creditTop: 'deskproof:creditTop',
  leastHours: 'deskproof:leastHours',
  mostHours: 'deskproof:mostHours',
  guidedHours: 'deskproof:guidedHours',
  ofqualNumber: 'deskproof:ofqualNumber',
  group: 'deskproof:group',
  /** Of the framework, and of a unit: statusEndDate is the last day to begin. */
  certificationEnds: 'deskproof:certificationEnds',
  closes: 'deskproof:closes',
  labelsOnly: 'deskproof:labelsOnly',
} as const;
export type CaseField = keyof typeof CASE_FIELDS;

/** CASE's words for a link between two criteria, and ours. */
export const LINK_TYPES = [
  { type: 'isRelatedTo', kind: 'related' },
  { type: 'exactMatchOf', kind: 'exact' },
  { type: 'isPeerOf', kind: 'peer' },
  { type: 'replacedBy', kind: 'replaced_by' },
] as const;

/** The two ends of a link by framework and code, so that a centre that made its own identifiers finds them. */
export const LINK_FIELDS = {
  from: { framework: 'deskproof:fromFramework', code: 'deskproof:fromCode' },
  to: { framework: 'deskproof:toFramework', code: 'deskproof:toCode' },
} as const;
