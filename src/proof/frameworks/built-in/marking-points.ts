import {
  type BuiltInCriterion,
  type BuiltInFramework,
  discussed,
  observed,
  outcome,
  recorded,
} from './shape.ts';

/** The marking points of the three topic pages. Understanding and awareness need discussion too. */
export const MARKING_POINTS: readonly BuiltInFramework[] = [
  markingPoints('FLEX', 'Coordinating flexible workers', [
    recorded('1', 'Use written criteria to match workers'),
    recorded('2', 'Keep bookings right and current'),
    recorded('3', 'Act on what workers can and want'),
    // The point asks the assessor to watch it.
    observed('4', 'Talk a booking through with every side'),
    recorded('5', 'Settle trouble that comes up in bookings'),
    recorded('6', 'Keep to law and house procedure'),
  ]),
  markingPoints('REL', 'Relationship management', [
    discussed('1', 'Map deciders and influencers at the client'),
    recorded('2', 'Stay in touch with placed candidates'),
    recorded('3', 'Widen your network in person and online'),
    discussed('4', 'Know how personal data is kept private'),
  ]),
  markingPoints('SALES', 'Sales team performance', [
    discussed('1', 'Know the measures of sales work'),
    recorded('2', 'Hold reviews and write down results'),
    recorded('3', 'Follow team targets that are SMART'),
    recorded('4', 'Put weak performance right by plan'),
  ]),
];

function markingPoints(
  code: string,
  title: string,
  criteria: readonly BuiltInCriterion[],
): BuiltInFramework {
  return {
    code,
    title,
    kind: 'marking_points',
    version: null,
    level: null,
    credit: null,
    optionalCreditLeast: null,
    creditTop: null,
    guidedHours: null,
    units: [
      {
        reference: code,
        title,
        level: null,
        credit: null,
        guidedHours: null,
        ofqualNumber: null,
        group: null,
        expiresOn: null,
        outcomes: [outcome(0, '', criteria)],
      },
    ],
  };
}
