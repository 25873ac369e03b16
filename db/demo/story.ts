import { amendmentScenes } from './amendment-scenes.ts';
import { appealsScenes } from './appeals-scenes.ts';
import { attendanceScenes } from './attendance-scenes.ts';
import { centreLogScenes } from './centre-log-scenes.ts';
import { centreScenes } from './centre-scenes.ts';
import { clientScenes } from './client-scenes.ts';
import { collectedScenes } from './collected-scenes.ts';
import { conflictScenes } from './conflict-scenes.ts';
import { contactScenes } from './contact-scenes.ts';
import { dutyScenes } from './duty-scenes.ts';
import { equalAccessScenes } from './equal-access-scenes.ts';
import { equalTreatmentScenes } from './equal-treatment-scenes.ts';
import { expenseScenes } from './expense-scenes.ts';
import { externalScenes } from './external-scenes.ts';
import { fileScenes } from './file-scenes.ts';
import { replacementScenes } from './frameworks-scenes.ts';
import { gapScenes } from './gap-scenes.ts';
import { holidayScenes } from './holiday-scenes.ts';
import { offerScenes } from './offer-scenes.ts';
import { orderScenes } from './order-scenes.ts';
import { paperScenes } from './paper-scenes.ts';
import { paperToSignScenes } from './paper-to-sign-scenes.ts';
import { policyScenes } from './policy-scenes.ts';
import { poolScenes } from './pool-scenes.ts';
import { programmeScenes } from './programme-scenes.ts';
import { proofScenes } from './proof-scenes.ts';
import { rateScenes } from './rate-scenes.ts';
import { registrationScenes } from './registration-scenes.ts';
import { releaseScenes } from './release-scenes.ts';
import { repairScenes } from './repair-scenes.ts';
import { resultsScenes } from './results-scenes.ts';
import { rotaScenes } from './rota-scenes.ts';
import { segmentScenes } from './segment-scenes.ts';
import { signatureScenes } from './signature-scenes.ts';
import { standardisationScenes } from './standardisation-scenes.ts';
import { storyTime } from './story-time.ts';
import { taskScenes } from './task-scenes.ts';
import type { Scene } from './teller.ts';
import { textScenes } from './text-scenes.ts';
import { tokenScenes } from './token-scenes.ts';
import { trainingScenes } from './training-scenes.ts';
import { verificationScenes } from './verification-scenes.ts';
import { viewScenes } from './view-scenes.ts';
import { workerScenes } from './worker-scenes.ts';

/** The sample agency's story up to an instant: every act in it, with its own time. */
export function storyUpTo(now: Date): readonly Scene[] {
  const time = storyTime(now);
  const clients = clientScenes(time);
  const workers = workerScenes(time, clients.places);
  const cast = { time, places: clients.places, people: workers.people };
  return [
    ...clients.scenes,
    ...workers.scenes,
    ...dutyScenes(cast),
    ...equalTreatmentScenes(cast),
    ...rateScenes(cast),
    ...orderScenes(cast),
    ...paperScenes(cast),
    ...gapScenes(cast),
    ...offerScenes(cast),
    ...repairScenes(cast),
    ...attendanceScenes(cast),
    ...amendmentScenes(cast),
    ...conflictScenes(cast),
    ...expenseScenes(cast),
    ...rotaScenes(cast),
    ...signatureScenes(cast),
    ...paperToSignScenes(cast),
    ...poolScenes(cast),
    ...proofScenes(cast),
    ...programmeScenes(cast),
    ...centreScenes(cast),
    ...contactScenes(cast),
    ...equalAccessScenes(cast),
    ...centreLogScenes(cast),
    ...verificationScenes(cast),
    ...standardisationScenes(cast),
    ...resultsScenes(cast),
    ...replacementScenes(cast),
    ...externalScenes(cast),
    ...appealsScenes(cast),
    ...collectedScenes(cast),
    ...fileScenes(cast),
    ...releaseScenes(cast),
    ...textScenes(cast),
    ...policyScenes(cast),
    ...taskScenes(cast),
    ...registrationScenes(cast),
    ...trainingScenes(cast),
    ...holidayScenes(cast),
    ...segmentScenes(cast),
    ...viewScenes(time),
    ...tokenScenes(time),
  ];
}
