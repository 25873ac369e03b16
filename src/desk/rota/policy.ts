import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk reads rotas; whoever takes bookings makes them. */
export const policy = {
  'rotas.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'rotas.write': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
