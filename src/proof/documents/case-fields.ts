/** Fields that CASE has none for, under our own names in `extensions`, written and read. */
export const CASE_FIELDS = {
  code: 'deskproof:code',
  kind: 'deskproof:kind',
  qualificationNumber: 'deskproof:qualificationNumber',
  credit: 'deskproof:credit',
  mandatoryCredit: 'deskproof:mandatoryCredit',
  optionalCredit: 'deskproof:optionalCredit',
  creditTop: 'deskproof:creditTop',
  leastHours: 'deskproof:leastHours',
  mostHours: 'deskproof:mostHours',
  guidedHours: 'deskproof:guidedHours',
  ofqualNumber: 'deskproof:ofqualNumber',
  group: 'deskproof:group',
  closes: 'deskproof:closes',
  labelsOnly: 'deskproof:labelsOnly',
} as const;
export type CaseField = keyof typeof CASE_FIELDS;
