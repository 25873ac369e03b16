import { pages as account } from '../app/account/pages.ts';
import { pages as api } from '../app/api-page/pages.ts';
import { history, pages as log } from '../app/audit-trail/pages.ts';
import { pages as centreBoard } from '../app/centre-board/pages.ts';
import { pages as checkpoints } from '../app/checkpoints/pages.ts';
import { pages as cohorts } from '../app/cohorts/pages.ts';
import { pages as door } from '../app/door/pages.ts';
import { pages as handovers } from '../app/handover/pages.ts';
import { pages as learnerBoard } from '../app/learner-board/pages.ts';
import { pages as members } from '../app/members/pages.ts';
import { portfolioPages } from '../app/portfolio/pages.ts';
import { pages as ruleBook } from '../app/rule-book/pages.ts';
import { pages as rulesToday } from '../app/rules-today/pages.ts';
import { pages as today } from '../app/today/pages.ts';
import { bookingSections as amendments, pages as confirmAll } from '../desk/amendments/pages.ts';
import { pages as attendance } from '../desk/attendance/pages.ts';
import { bookingPages } from '../desk/bookings/pages.ts';
import { candidatePages, candidateSections } from '../desk/candidates/pages.ts';
import { pages as clearance } from '../desk/clearance/pages.ts';
import { clientPages } from '../desk/clients/pages.ts';
import {
  pages as commitments,
  clientSections as credit,
  bookingSections as weekOfBooking,
  candidateSections as weekOfPerson,
  shiftSections as weekOfShift,
} from '../desk/commitments/pages.ts';
import {
  candidateSections as activity,
  bookingSections as activityOfBooking,
  clientSections as activityOfClient,
  pages as communications,
} from '../desk/communications/pages.ts';
import { candidateSections as checks, pages as doNotSend } from '../desk/compliance/pages.ts';
import {
  clientSections as cancellation,
  pages as conflicts,
  bookingSections as conflictsOfBooking,
  candidateSections as conflictsOfPerson,
  shiftSections as conflictsOfShift,
} from '../desk/conflicts/pages.ts';
import { clientSections as duties, pages as dutyPages } from '../desk/duties/pages.ts';
import {
  candidateSections as clocks,
  clientSections as comparablePay,
  pages as equalTreatment,
} from '../desk/equal-treatment/pages.ts';
import {
  pages as expenses,
  bookingSections as expensesOfBooking,
  candidateSections as expensesOfPerson,
  shiftSections as expensesOfShift,
} from '../desk/expenses/pages.ts';
import { pages as holiday, candidateSections as holidayOf } from '../desk/holiday/pages.ts';
import { pages as issued, candidateSections as issuedThings } from '../desk/issued/pages.ts';
import {
  pages as offers,
  bookingSections as offersOfBooking,
  clientSections as offerWays,
} from '../desk/offers/pages.ts';
import { candidateSections as wishes } from '../desk/people/pages.ts';
import { pages as policies } from '../desk/policies/pages.ts';
import { pages as pool } from '../desk/pool/pages.ts';
import { pages as ratePages, clientSections as rates } from '../desk/rates/pages.ts';
import {
  pages as references,
  candidateSections as referencesOf,
} from '../desk/references/pages.ts';
import {
  candidateSections as registrationOf,
  pages as registrations,
} from '../desk/registration/pages.ts';
import { pages as repairs } from '../desk/repairs/pages.ts';
import { pages as rota } from '../desk/rota/pages.ts';
import { pages as segments } from '../desk/segments/pages.ts';
import { pages as shutdowns, clientSections as shutdownsOf } from '../desk/shutdowns/pages.ts';
import {
  clientSections as papersOfClient,
  candidateSections as papersOfWorker,
  pages as signatures,
  bookingSections as signaturesOfBooking,
} from '../desk/signatures/pages.ts';
import {
  bookingSections as bookingTasks,
  candidateSections as candidateTasks,
  clientSections as clientTasks,
  pages as tasks,
} from '../desk/tasks/pages.ts';
import { candidateSections as courses, pages as training } from '../desk/training/pages.ts';
import { candidateSections as vetting } from '../desk/vetting/pages.ts';
import { candidateSections as time } from '../desk/worktime/pages.ts';
import { pages as appeals } from '../proof/appeals/pages.ts';
import { pages as assessment, learnerSections } from '../proof/assessment/pages.ts';
import { pages as authorship } from '../proof/authorship/pages.ts';
import { centrePages } from '../proof/centre/pages.ts';
import { pages as certification } from '../proof/certification/pages.ts';
import {
  pages as collected,
  bookingSections as witnessOfBooking,
} from '../proof/collected/pages.ts';
import { pages as concerns } from '../proof/concerns/pages.ts';
import { pages as contact } from '../proof/contact/pages.ts';
import { pages as declarations } from '../proof/declarations/pages.ts';
import { pages as equalAccess } from '../proof/equal-access/pages.ts';
import { pages as external } from '../proof/external/pages.ts';
import { pages as files } from '../proof/files/pages.ts';
import { pages as frameworks } from '../proof/frameworks/pages.ts';
import { pages as funding } from '../proof/funding/pages.ts';
import { pages as languages } from '../proof/languages/pages.ts';
import { pages as leaving } from '../proof/leaving/pages.ts';
import { pages as portfolio } from '../proof/portfolio/pages.ts';
import { pages as programme } from '../proof/programme/pages.ts';
import { pages as redaction } from '../proof/redaction/pages.ts';
import { pages as release } from '../proof/release/pages.ts';
import { pages as replacement } from '../proof/replacement/pages.ts';
import { pages as retention } from '../proof/retention/pages.ts';
import { memberSections, pages as standardisation } from '../proof/standardisation/pages.ts';
import { pages as verification } from '../proof/verification/pages.ts';
import { pages as visits } from '../proof/visits/pages.ts';
import type { PageDef } from '../ui/pages.ts';

const kit: readonly PageDef[] = [
  {
    path: '/kit',
    title: 'Kit',
    public: true,
    load: () => import('../ui/kit.tsx').then((page) => ({ default: page.Kit })),
  },
];

/** Every page of the desk. A room adds its `pages` here; each page is loaded only when opened. */
export const pages: readonly PageDef[] = [
  ...door,
  ...today,
  ...attendance,
  ...bookingPages(
    [
      ...signaturesOfBooking,
      ...amendments,
      ...offersOfBooking,
      ...conflictsOfBooking,
      ...expensesOfBooking,
      ...weekOfBooking,
      ...activityOfBooking,
      ...bookingTasks,
      ...witnessOfBooking,
      history,
    ],
    [...conflictsOfShift, ...weekOfShift, ...expensesOfShift],
  ),
  ...confirmAll,
  ...rota,
  ...conflicts,
  ...offers,
  ...repairs,
  ...signatures,
  ...clearance,
  ...equalTreatment,
  ...candidatePages([
    ...candidateTasks,
    ...candidateSections,
    ...wishes,
    ...time,
    ...holidayOf,
    ...clocks,
    ...checks,
    ...vetting,
    ...registrationOf,
    ...referencesOf,
    ...papersOfWorker,
    ...courses,
    ...issuedThings,
    ...expensesOfPerson,
    ...conflictsOfPerson,
    ...weekOfPerson,
    ...activity,
    history,
  ]),
  ...clientPages([
    ...clientTasks,
    ...rates,
    ...papersOfClient,
    ...offerWays,
    ...credit,
    ...cancellation,
    ...duties,
    ...comparablePay,
    ...shutdownsOf,
    ...activityOfClient,
    history,
  ]),
  ...ratePages,
  ...commitments,
  ...dutyPages,
  ...pool,
  ...segments,
  ...shutdowns,
  ...registrations,
  ...references,
  ...doNotSend,
  ...training,
  ...issued,
  ...holiday,
  ...expenses,
  ...communications,
  ...policies,
  ...tasks,
  ...handovers,
  ...rulesToday,
  ...ruleBook,
  ...frameworks,
  ...portfolioPages(learnerSections),
  ...portfolio,
  ...programme,
  ...assessment,
  ...declarations,
  ...verification,
  ...external,
  ...visits,
  ...standardisation,
  ...centrePages(memberSections),
  ...certification,
  ...concerns,
  ...contact,
  ...equalAccess,
  ...appeals,
  ...collected,
  ...files,
  ...redaction,
  ...release,
  ...funding,
  ...languages,
  ...authorship,
  ...leaving,
  ...replacement,
  ...retention,
  ...members,
  ...account,
  ...api,
  ...log,
  ...centreBoard,
  ...cohorts,
  ...learnerBoard,
  ...checkpoints,
  ...kit,
];
