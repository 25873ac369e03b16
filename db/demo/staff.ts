import type { Role } from '../../src/platform/identity/actor.ts';

/** The sample agency's people: at least one in each role. Carla fills shifts, and is half way through her NVQ; Tessa has her units. */
export const STAFF = [
  { key: 'olivia', name: 'Olivia Hartley', roles: ['owner'] },
  { key: 'ben', name: 'Ben Whitaker', roles: ['branch_manager'] },
  { key: 'carla', name: 'Carla Mendes', roles: ['consultant', 'learner'] },
  { key: 'ravi', name: 'Ravi Anand', roles: ['resourcer'] },
  { key: 'omar', name: 'Omar Siddiqui', roles: ['compliance_officer'] },
  { key: 'anita', name: 'Anita Shah', roles: ['assessor'] },
  {
    key: 'farah',
    name: 'Farah Qureshi',
    roles: ['quality_manager', 'centre_administrator'],
  },
  { key: 'derek', name: 'Derek Lyle', roles: ['internal_verifier'] },
  { key: 'grace', name: 'Grace Tomlin', roles: ['adviser'] },
  { key: 'marian', name: 'Marian Poole', roles: ['external_verifier'] },
  { key: 'tessa', name: 'Tessa Cole', roles: ['consultant', 'learner'] },
] as const satisfies readonly { key: string; name: string; roles: readonly Role[] }[];

export const SAMPLE_NAME = 'Aire Valley Staffing (sample)';

/** The e-mail a sample member signs in with. */
export function signInOf(key: string): string {
  return `${key}@airevalley.example`;
}
