import type { DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Confidence } from '../book/law.ts';
import { type Version, versionOn } from '../versions.ts';

export type EnforcedRules =
  | 'agency_rules'
  | 'minimum_wage'
  | 'licences'
  | 'holiday_pay'
  | 'sick_pay';

const FAIR_WORK_AGENCY = 'Fair Work Agency';

/** Who enforces which rules on a day. */
export const REGULATORS: readonly Version<{
  readonly names: Readonly<Record<EnforcedRules, string>>;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2015-04-06',
    to: '2026-04-06',
    value: {
      names: {
        agency_rules: 'Employment Agency Standards Inspectorate',
        minimum_wage: 'HM Revenue and Customs',
        licences: 'Gangmasters and Labour Abuse Authority',
        holiday_pay: 'nobody; a worker goes to an employment tribunal',
        sick_pay: 'HM Revenue and Customs',
      },
      confidence: 'A, B',
    },
  },
  {
    from: '2026-04-07',
    value: {
      names: {
        agency_rules: FAIR_WORK_AGENCY,
        minimum_wage: FAIR_WORK_AGENCY,
        licences: FAIR_WORK_AGENCY,
        holiday_pay: FAIR_WORK_AGENCY,
        sick_pay: FAIR_WORK_AGENCY,
      },
      confidence: 'A, B',
    },
  },
];

/** FWA: the name of who enforces these rules on a day. Refuses `no-version` before 6 April 2015. */
export function regulatorOf(rules: EnforcedRules, on: DateText): Result<string> {
  const version = versionOn(REGULATORS, on, 'FWA');
  return version.ok ? ok(version.value.names[rules]) : version;
}
