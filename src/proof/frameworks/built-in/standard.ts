import {
  type BuiltInCriterion,
  type BuiltInFramework,
  type BuiltInUnit,
  discussed,
  outcome,
  recorded,
} from './shape.ts';

/** Knowledge needs discussion beside the record, so nothing of K closes by a record alone. */
const KNOWLEDGE: readonly BuiltInCriterion[] = [
  discussed('K1', 'How candidates are attracted and chosen'),
  discussed('K2', 'Law, rules and ethics of resourcing'),
  discussed('K3', 'Your target figures and how they are measured'),
  discussed('K4', 'What selling takes in recruitment'),
  discussed('K5', 'Sector pay rates, shortages and movable skills'),
  discussed('K6', 'How ties with candidates start and last'),
  discussed('K7', 'What makes research sound and worth doing'),
  discussed('K8', 'The industry and its business models'),
  discussed('K9', 'Equality, inclusion and rights at work'),
];

const SKILLS: readonly BuiltInCriterion[] = [
  recorded('S1', 'Find and draw candidates by every fitting way'),
  recorded('S2', 'Write adverts, run them, renew them'),
  recorded('S3', 'Watch replies and process applications well'),
  recorded('S4', 'Shortlist and put forward against the vacancy'),
  recorded('S5', 'Link candidates and colleagues through selection'),
  recorded('S6', 'Start and grow ties with candidates'),
  recorded('S7', 'Spot leads and take them on'),
  recorded('S8', 'Help shape the resourcing plan'),
  recorded('S9', 'Keep looking for candidates and clients'),
  recorded('S10', 'Answer enquiries first hand'),
  recorded('S11', 'Check people before work, lawfully'),
  recorded('S12', 'See that both sides are served well'),
  recorded('S13', 'Ask for and give candidates feedback'),
  recorded('S14', 'Enter people and clients correctly'),
  recorded('S15', 'Use stored data lawfully and well'),
  recorded('S16', 'Raise breaches with the right person'),
  recorded('S17', 'Reach the figures agreed'),
];

const BEHAVIOURS: readonly BuiltInCriterion[] = [
  recorded('B1', 'Starts work without being asked'),
  recorded('B2', 'Keeps going after setbacks'),
  recorded('B3', 'Has clear aims and a plan'),
  recorded('B4', 'Ranks work and asks when unsure'),
  recorded('B5', 'Tries fresh approaches'),
  recorded('B6', 'Gets candidate details right'),
  recorded('B7', 'Acts within law, codes and ethics'),
  recorded('B8', 'Keeps time and work in order'),
  recorded('B9', 'Asks, listens and digs deeper'),
];

/** The occupational standard ST0321: knowledge, skills and behaviours as units of one outcome each. */
export const OCCUPATIONAL_STANDARD: BuiltInFramework = {
  code: 'ST0321',
  title: 'Recruitment resourcer',
  kind: 'standard',
  version: null,
  level: 2,
  credit: null,
  optionalCreditLeast: null,
  creditTop: null,
  guidedHours: null,
  units: [
    statements('K', 'Knowledge', KNOWLEDGE),
    statements('S', 'Skills', SKILLS),
    statements('B', 'Behaviours', BEHAVIOURS),
  ],
};

function statements(
  reference: string,
  title: string,
  criteria: readonly BuiltInCriterion[],
): BuiltInUnit {
  return {
    reference,
    title,
    level: null,
    credit: null,
    guidedHours: null,
    ofqualNumber: null,
    group: null,
    expiresOn: null,
    outcomes: [outcome(0, '', criteria)],
  };
}
