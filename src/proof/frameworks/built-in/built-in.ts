import { MARKING_POINTS } from './marking-points.ts';
import { REC_CLIENTS_AND_PEOPLE } from './rec-clients-and-people.ts';
import { REC_RECRUITMENT } from './rec-recruitment.ts';
import { REC_SALES } from './rec-sales.ts';
import { REC_SERVICE } from './rec-service.ts';
import type { BuiltInCriterion, BuiltInFramework, BuiltInUnit } from './shape.ts';
import { OCCUPATIONAL_STANDARD } from './standard.ts';

export type {
  BuiltInCriterion,
  BuiltInFramework,
  BuiltInOutcome,
  BuiltInUnit,
  Closes,
} from './shape.ts';

/**
 * Certificate of version 1, 1 July 2014. At least 6 optional credits and at most the 36 of a Certificate
 * is our reading where the document contradicts itself; a centre may choose otherwise on import.
 */
const QUALIFICATION: BuiltInFramework = {
  code: 'REC-L2-RR',
  title: 'REC Level 2 NVQ Certificate in Recruitment Resourcing',
  kind: 'qualification',
  version: '1',
  level: 2,
  credit: 28,
  optionalCreditLeast: 6,
  creditTop: 36,
  guidedHours: { least: 132, most: 162 },
  units: [...REC_RECRUITMENT, ...REC_CLIENTS_AND_PEOPLE, ...REC_SERVICE, ...REC_SALES],
};

/**
 * The frameworks that come with Deskproof: facts and short labels of our own, no awarding body's wording.
 * The order is the one they are shown in, the document's order within each.
 */
export const BUILT_IN: readonly BuiltInFramework[] = [
  QUALIFICATION,
  OCCUPATIONAL_STANDARD,
  ...MARKING_POINTS,
];

/** A criterion's full code within its framework: 'RPC1.1.1', 'K1', 'FLEX.1'. */
export function criterionCode(
  framework: Pick<BuiltInFramework, 'kind'>,
  unit: Pick<BuiltInUnit, 'reference'>,
  criterion: Pick<BuiltInCriterion, 'number'>,
): string {
  if (framework.kind === 'standard') return criterion.number;
  return `${unit.reference}.${criterion.number}`;
}
