import type { Policy } from '../../platform/identity/policy.ts';

const decides = ['owner', 'branch_manager', 'consultant'] as const;
const desk = [...decides, 'resourcer', 'compliance_officer'] as const;

/** The desk sees what is claimed; whoever takes calls writes it down; receipts are for those who decide. */
export const policy = {
  'expenses.read': desk,
  'expenses.write': [...decides, 'resourcer'],
  'expenses.decide': decides,
  'expenses.receipts': decides,
  'mileage.write': ['owner', 'branch_manager'],
} as const satisfies Policy;
