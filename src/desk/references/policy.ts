import type { Policy } from '../../platform/identity/policy.ts';

const desk = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;
const judges = ['owner', 'branch_manager', 'consultant', 'compliance_officer'] as const;

/** Who asks for references, who reads what was said, and who says what it is worth. */
export const policy = {
  'references.read': desk,
  'references.ask': desk,
  'references.judge': judges,
} as const satisfies Policy;
