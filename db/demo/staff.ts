import type { Role } from '../../src/platform/identity/actor.ts';

/** The sample agency's people, one in each role. */
export const STAFF = [
  { key: 'olivia', name: 'Olivia Hartley', role: 'owner' },
  { key: 'ben', name: 'Ben Whitaker', role: 'branch_manager' },
  { key: 'carla', name: 'Carla Mendes', role: 'consultant' },
  { key: 'ravi', name: 'Ravi Anand', role: 'resourcer' },
  { key: 'omar', name: 'Omar Siddiqui', role: 'compliance_officer' },
] as const satisfies readonly { key: string; name: string; role: Role }[];

export const SAMPLE_NAME = 'Aire Valley Staffing (sample)';

/** The e-mail a sample member signs in with. */
export function signInOf(key: string): string {
  return `${key}@airevalley.example`;
}
