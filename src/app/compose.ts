import { policy as amendmentsPolicy } from '../desk/amendments/policy.ts';
import { routes as amendments } from '../desk/amendments/routes.ts';
import { policy as attendancePolicy } from '../desk/attendance/policy.ts';
import { attendanceRoutes } from '../desk/attendance/routes.ts';
import { policy as bookingsPolicy } from '../desk/bookings/policy.ts';
import { routes as bookings } from '../desk/bookings/routes.ts';
import { policy as candidatesPolicy } from '../desk/candidates/policy.ts';
import { routes as candidates } from '../desk/candidates/routes.ts';
import { policy as clearancePolicy } from '../desk/clearance/policy.ts';
import { routes as clearance } from '../desk/clearance/routes.ts';
import { policy as clientsPolicy } from '../desk/clients/policy.ts';
import { routes as clients } from '../desk/clients/routes.ts';
import { policy as commitmentsPolicy } from '../desk/commitments/policy.ts';
import { routes as commitments } from '../desk/commitments/routes.ts';
import { policy as communicationsPolicy } from '../desk/communications/policy.ts';
import { routes as communications } from '../desk/communications/routes.ts';
import { policy as compliancePolicy } from '../desk/compliance/policy.ts';
import { routes as compliance } from '../desk/compliance/routes.ts';
import { policy as conflictsPolicy } from '../desk/conflicts/policy.ts';
import { routes as conflicts } from '../desk/conflicts/routes.ts';
import { policy as dutiesPolicy } from '../desk/duties/policy.ts';
import { routes as duties } from '../desk/duties/routes.ts';
import { policy as equalTreatmentPolicy } from '../desk/equal-treatment/policy.ts';
import { routes as equalTreatment } from '../desk/equal-treatment/routes.ts';
import { policy as expensesPolicy } from '../desk/expenses/policy.ts';
import { routes as expenses } from '../desk/expenses/routes.ts';
import { policy as holidayPolicy } from '../desk/holiday/policy.ts';
import { routes as holiday } from '../desk/holiday/routes.ts';
import { policy as issuedPolicy } from '../desk/issued/policy.ts';
import { routes as issued } from '../desk/issued/routes.ts';
import { policy as offersPolicy } from '../desk/offers/policy.ts';
import { offersRoutes } from '../desk/offers/routes.ts';
import { policy as overridesPolicy } from '../desk/overrides/policy.ts';
import { routes as overrides } from '../desk/overrides/routes.ts';
import { policy as peoplePolicy } from '../desk/people/policy.ts';
import { routes as people } from '../desk/people/routes.ts';
import { policy as policiesPolicy } from '../desk/policies/policy.ts';
import { routes as policies } from '../desk/policies/routes.ts';
import { policy as poolPolicy } from '../desk/pool/policy.ts';
import { poolRoutes } from '../desk/pool/routes.ts';
import { policy as ratesPolicy } from '../desk/rates/policy.ts';
import { routes as rates } from '../desk/rates/routes.ts';
import { policy as referencesPolicy } from '../desk/references/policy.ts';
import { referencesRoutes } from '../desk/references/routes.ts';
import { policy as registrationPolicy } from '../desk/registration/policy.ts';
import { routes as registration } from '../desk/registration/routes.ts';
import { policy as repairsPolicy } from '../desk/repairs/policy.ts';
import { routes as repairs } from '../desk/repairs/routes.ts';
import { policy as rotaPolicy } from '../desk/rota/policy.ts';
import { routes as rota } from '../desk/rota/routes.ts';
import { policy as segmentsPolicy } from '../desk/segments/policy.ts';
import { routes as segments } from '../desk/segments/routes.ts';
import { policy as shutdownsPolicy } from '../desk/shutdowns/policy.ts';
import { routes as shutdowns } from '../desk/shutdowns/routes.ts';
import { policy as signaturesPolicy } from '../desk/signatures/policy.ts';
import { signatureRoutes } from '../desk/signatures/routes.ts';
import { policy as tasksPolicy } from '../desk/tasks/policy.ts';
import { routes as tasks } from '../desk/tasks/routes.ts';
import { policy as trainingPolicy } from '../desk/training/policy.ts';
import { routes as training } from '../desk/training/routes.ts';
import { policy as vettingPolicy } from '../desk/vetting/policy.ts';
import { routes as vetting } from '../desk/vetting/routes.ts';
import { policy as worktimePolicy } from '../desk/worktime/policy.ts';
import { routes as worktime } from '../desk/worktime/routes.ts';
import type { Endpoint } from '../platform/http/serve.ts';
import type { Policy } from '../platform/identity/policy.ts';
import { policy as identityPolicy } from '../platform/identity/policy-lines.ts';
import { routes as identity } from '../platform/identity/routes.ts';
import { policy as appealsPolicy } from '../proof/appeals/policy.ts';
import { routes as appeals } from '../proof/appeals/routes.ts';
import { policy as assessmentPolicy } from '../proof/assessment/policy.ts';
import { routes as assessment } from '../proof/assessment/routes.ts';
import { policy as authorshipPolicy } from '../proof/authorship/policy.ts';
import { routes as authorship } from '../proof/authorship/routes.ts';
import { policy as centrePolicy } from '../proof/centre/policy.ts';
import { routes as centre } from '../proof/centre/routes.ts';
import { policy as certificationPolicy } from '../proof/certification/policy.ts';
import { routes as certification } from '../proof/certification/routes.ts';
import { policy as collectedPolicy } from '../proof/collected/policy.ts';
import { collectedRoutes } from '../proof/collected/routes.ts';
import { policy as concernsPolicy } from '../proof/concerns/policy.ts';
import { routes as concerns } from '../proof/concerns/routes.ts';
import { policy as contactPolicy } from '../proof/contact/policy.ts';
import { routes as contact } from '../proof/contact/routes.ts';
import { policy as declarationsPolicy } from '../proof/declarations/policy.ts';
import { routes as declarations } from '../proof/declarations/routes.ts';
import { policy as equalAccessPolicy } from '../proof/equal-access/policy.ts';
import { routes as equalAccess } from '../proof/equal-access/routes.ts';
import { policy as externalPolicy } from '../proof/external/policy.ts';
import { routes as external } from '../proof/external/routes.ts';
import { policy as filesPolicy } from '../proof/files/policy.ts';
import { routes as files } from '../proof/files/routes.ts';
import { policy as frameworksPolicy } from '../proof/frameworks/policy.ts';
import { routes as frameworks } from '../proof/frameworks/routes.ts';
import { policy as fundingPolicy } from '../proof/funding/policy.ts';
import { routes as funding } from '../proof/funding/routes.ts';
import { policy as languagesPolicy } from '../proof/languages/policy.ts';
import { routes as languages } from '../proof/languages/routes.ts';
import { policy as leavingPolicy } from '../proof/leaving/policy.ts';
import { routes as leaving } from '../proof/leaving/routes.ts';
import { policy as portfolioPolicy } from '../proof/portfolio/policy.ts';
import { routes as portfolio } from '../proof/portfolio/routes.ts';
import { policy as programmePolicy } from '../proof/programme/policy.ts';
import { programmeRoutes } from '../proof/programme/routes.ts';
import { policy as redactionPolicy } from '../proof/redaction/policy.ts';
import { routes as redaction } from '../proof/redaction/routes.ts';
import { policy as releasePolicy } from '../proof/release/policy.ts';
import { releaseRoutes } from '../proof/release/routes.ts';
import { policy as replacementPolicy } from '../proof/replacement/policy.ts';
import { routes as replacement } from '../proof/replacement/routes.ts';
import { policy as retentionPolicy } from '../proof/retention/policy.ts';
import { routes as retention } from '../proof/retention/routes.ts';
import { policy as standardisationPolicy } from '../proof/standardisation/policy.ts';
import { routes as standardisation } from '../proof/standardisation/routes.ts';
import { policy as verificationPolicy } from '../proof/verification/policy.ts';
import { routes as verification } from '../proof/verification/routes.ts';
import { policy as visitsPolicy } from '../proof/visits/policy.ts';
import { routes as visits } from '../proof/visits/routes.ts';
import { accountRoutes } from './account/routes.ts';
import { policy as logPolicy } from './audit-trail/policy.ts';
import { routes as log } from './audit-trail/routes.ts';
import './evidence/branches.ts';
import './evidence/documents.ts';
import './evidence/names.ts';
import { policy as calendarPolicy } from './calendar/policy.ts';
import { routes as calendar } from './calendar/routes.ts';
import { routes as centreBoard } from './centre-board/routes.ts';
import { policy as changesPolicy } from './changes/policy.ts';
import { routes as changes } from './changes/routes.ts';
import { policy as checkpointsPolicy } from './checkpoints/policy.ts';
import { routes as checkpoints } from './checkpoints/routes.ts';
import { policy as cohortsPolicy } from './cohorts/policy.ts';
import { cohortRoutes } from './cohorts/routes.ts';
import { policy as findPolicy } from './find/policy.ts';
import { findRoutes } from './find/routes.ts';
import { routes as handovers } from './handover/routes.ts';
import { routes as learnerBoard } from './learner-board/routes.ts';
import { memberRoutes } from './members/routes.ts';
import { policy as ruleBookPolicy } from './rule-book/policy.ts';
import { routes as ruleBook } from './rule-book/routes.ts';
import { policy as rulesTodayPolicy } from './rules-today/policy.ts';
import { routes as rulesTodayRoutes } from './rules-today/routes.ts';
import { policy as todayPolicy } from './today/policy.ts';
import { routes as todayRoutes } from './today/routes.ts';
import { policy as viewsPolicy } from './views/policy.ts';
import { routes as views } from './views/routes.ts';

/** Every line of policy of the house: what none names, nobody may. */
export const policy: Policy = {
  ...identityPolicy,
  ...logPolicy,
  ...checkpointsPolicy,
  ...peoplePolicy,
  ...policiesPolicy,
  ...tasksPolicy,
  ...clientsPolicy,
  ...candidatesPolicy,
  ...worktimePolicy,
  ...communicationsPolicy,
  ...dutiesPolicy,
  ...equalTreatmentPolicy,
  ...vettingPolicy,
  ...registrationPolicy,
  ...referencesPolicy,
  ...trainingPolicy,
  ...issuedPolicy,
  ...holidayPolicy,
  ...expensesPolicy,
  ...compliancePolicy,
  ...ratesPolicy,
  ...bookingsPolicy,
  ...amendmentsPolicy,
  ...commitmentsPolicy,
  ...rotaPolicy,
  ...offersPolicy,
  ...repairsPolicy,
  ...poolPolicy,
  ...attendancePolicy,
  ...conflictsPolicy,
  ...signaturesPolicy,
  ...segmentsPolicy,
  ...shutdownsPolicy,
  ...clearancePolicy,
  ...overridesPolicy,
  ...rulesTodayPolicy,
  ...todayPolicy,
  ...changesPolicy,
  ...ruleBookPolicy,
  ...calendarPolicy,
  ...findPolicy,
  ...viewsPolicy,
  ...frameworksPolicy,
  ...portfolioPolicy,
  ...assessmentPolicy,
  ...declarationsPolicy,
  ...centrePolicy,
  ...cohortsPolicy,
  ...concernsPolicy,
  ...contactPolicy,
  ...equalAccessPolicy,
  ...appealsPolicy,
  ...certificationPolicy,
  ...collectedPolicy,
  ...redactionPolicy,
  ...releasePolicy,
  ...fundingPolicy,
  ...languagesPolicy,
  ...authorshipPolicy,
  ...leavingPolicy,
  ...replacementPolicy,
  ...retentionPolicy,
  ...filesPolicy,
  ...standardisationPolicy,
  ...verificationPolicy,
  ...externalPolicy,
  ...visitsPolicy,
  ...programmePolicy,
};

/** Every route of the house. @param publicUrl where people reach Deskproof, for links in mail */
export function endpoints(publicUrl: string): readonly Endpoint[] {
  return [
    ...identity,
    ...memberRoutes(publicUrl),
    ...accountRoutes(policy),
    ...log,
    ...centreBoard,
    ...learnerBoard,
    ...checkpoints,
    ...people,
    ...policies,
    ...tasks,
    ...handovers,
    ...clients,
    ...candidates,
    ...worktime,
    ...communications,
    ...duties,
    ...equalTreatment,
    ...vetting,
    ...registration,
    ...referencesRoutes(publicUrl),
    ...training,
    ...issued,
    ...holiday,
    ...expenses,
    ...compliance,
    ...rates,
    ...bookings,
    ...amendments,
    ...commitments,
    ...rota,
    ...offersRoutes(publicUrl),
    ...repairs,
    ...poolRoutes(publicUrl),
    ...attendanceRoutes(publicUrl),
    ...conflicts,
    ...signatureRoutes(publicUrl),
    ...segments,
    ...shutdowns,
    ...clearance,
    ...overrides,
    ...rulesTodayRoutes,
    ...todayRoutes,
    ...changes,
    ...ruleBook,
    ...calendar,
    ...findRoutes(policy),
    ...views,
    ...frameworks,
    ...portfolio,
    ...assessment,
    ...declarations,
    ...centre,
    ...cohortRoutes(publicUrl),
    ...concerns,
    ...contact,
    ...equalAccess,
    ...appeals,
    ...certification(publicUrl),
    ...collectedRoutes(publicUrl),
    ...redaction,
    ...releaseRoutes(publicUrl),
    ...funding,
    ...languages,
    ...authorship,
    ...leaving,
    ...replacement,
    ...retention,
    ...files,
    ...standardisation,
    ...verification,
    ...external,
    ...visits,
    ...programmeRoutes(publicUrl),
  ];
}
