import type { DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';

export interface SchoolFacts {
  /** Is the work at a school? Left out: nobody recorded it. */
  readonly school?: boolean | undefined;
  /** Day on which the written confirmation of all checks went to the school; left out: not sent. */
  readonly confirmationSentOn?: DateText | undefined;
  /** First local day of the work. */
  readonly firstDay: DateText;
  readonly asOf: DateText;
}

/**
 * DBS-SCHOOL: before a worker comes, the school has our written confirmation that every check it would
 * do itself is done. The certificate and the barred list are `checkCertificate`. That the school checks
 * identity on arrival is for the school.
 */
export function checkSchool(facts: SchoolFacts): readonly Finding[] {
  const { school, confirmationSentOn: sent, firstDay, asOf } = facts;
  if (school !== true || (sent !== undefined && sent <= firstDay)) return [];
  return [
    {
      rule: 'DBS-SCHOOL',
      outcome: 'block',
      because:
        sent === undefined
          ? 'The school has no written confirmation that all checks on this worker are done.'
          : `The written confirmation went to the school on ${showDate(sent, asOf)}, after the work starts on ${showDate(firstDay, asOf)}.`,
      source: 'Keeping children safe in education, part three: agency and third-party staff',
      clears: 'Send the school the written confirmation of checks.',
    },
  ];
}
