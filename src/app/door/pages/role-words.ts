const WORDS: Readonly<Record<string, string>> = {
  owner: 'owner',
  branch_manager: 'branch manager',
  consultant: 'consultant',
  resourcer: 'resourcer',
  compliance_officer: 'compliance officer',
  learner: 'learner',
  assessor: 'assessor',
  adviser: 'adviser',
  internal_verifier: 'internal verifier',
  external_verifier: 'external verifier',
  centre_administrator: 'centre administrator',
  quality_manager: 'quality manager',
};

/** Roles as people say them: 'consultant and resourcer'. */
export function roleWords(roles: readonly string[]): string {
  const words = roles.map((role) => WORDS[role] ?? role);
  const last = words.at(-1) ?? 'nothing';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Every role as a choice. */
export const ROLE_CHOICES = Object.entries(WORDS).map(([value, label]) => ({
  value,
  label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
}));
