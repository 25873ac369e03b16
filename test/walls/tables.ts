import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OWNERS: Readonly<Record<string, string>> = {
  '0001_organisations.sql': 'src/platform/identity',
  '0002_log.sql': 'src/platform/audit',
  '0003_people.sql': 'src/desk/people',
  '0004_clients.sql': 'src/desk/clients',
  '0005_candidates.sql': 'src/desk/candidates',
  '0006_worktime.sql': 'src/desk/worktime',
  '0007_compliance.sql': 'src/desk/compliance',
  '0008_communications.sql': 'src/desk/communications',
  '0009_bookings.sql': 'src/desk/bookings',
  '0012_checkpoints.sql': 'src/platform/audit',
  '0013_listeners.sql': 'src/platform/audit',
  '0014_frameworks.sql': 'src/proof/frameworks',
  '0073_criterion_links.sql': 'src/proof/frameworks',
  '0086_frameworks_in_time.sql': 'src/proof/frameworks',
  '0086_learner_moves.sql': 'src/proof/portfolio',
  '0086_moved_judgements.sql': 'src/proof/assessment',
  '0015_portfolio.sql': 'src/proof/portfolio',
  '0016_assessment.sql': 'src/proof/assessment',
  '0062_centre.sql': 'src/proof/centre',
  '0080_verification_grown.sql': 'src/proof/verification',
  '0079_standardisation.sql': 'src/proof/standardisation',
  '0082_unit_route.sql': 'src/proof/certification',
  '0095_credentials_kept.sql': 'src/proof/certification',
  '0070_certification.sql': 'src/proof/certification',
  '0110_standardised_files.sql': 'src/proof/standardisation',
  '0092_planned_first.sql': 'src/proof/verification',
  '0066_verification.sql': 'src/proof/verification',
  '0064_programme.sql': 'src/proof/programme',
  '0063_caseloads.sql': 'src/proof/centre',
  '0084_learner_side.sql': 'src/proof/centre',
  '0063_registrations.sql': 'src/proof/centre',
  '0065_assessment_grown.sql': 'src/proof/assessment',
  '0078_claims_reopened.sql': 'src/proof/portfolio',
  '0078_actions_and_hand_over.sql': 'src/proof/assessment',
  '0078_assessment_plan.sql': 'src/proof/assessment',
  '0078_balance.sql': 'src/proof/assessment',
  '0078_reopened.sql': 'src/proof/assessment',
  '0078_declarations.sql': 'src/proof/declarations',
  '0067_evidence_sources.sql': 'src/proof/portfolio',
  '0076_reasons.sql': 'src/proof/programme',
  '0076_correspondence.sql': 'src/proof/centre',
  '0090_contact.sql': 'src/proof/contact',
  '0075_concerns.sql': 'src/proof/concerns',
  '0069_appeals.sql': 'src/proof/appeals',
  '0103_appeal_files.sql': 'src/proof/appeals',
  '0068_collected.sql': 'src/proof/collected',
  '0074_testimony_rounds.sql': 'src/proof/collected',
  '0071_release.sql': 'src/proof/release',
  '0101_released_files.sql': 'src/proof/release',
  '0072_leaving.sql': 'src/proof/leaving',
  '0097_files_that_travel.sql': 'src/proof/leaving',
  '0088_equal_access.sql': 'src/proof/equal-access',
  '0120_learner_survey.sql': 'src/proof/equal-access',
  '0091_shown_to_funders.sql': 'src/proof/funding',
  '0091_review_signings.sql': 'src/proof/programme',
  '0087_authorship.sql': 'src/proof/authorship',
  '0089_evidence_languages.sql': 'src/proof/languages',
  '0096_retention.sql': 'src/proof/retention',
  '0077_files.sql': 'src/proof/files',
  '0100_hidden_passages.sql': 'src/proof/redaction',
  '0081_external.sql': 'src/proof/external',
  '0093_visits.sql': 'src/proof/visits',
  '0094_external_opened.sql': 'src/proof/external',
  '0094_confirmation.sql': 'src/platform/identity',
  '0094_signed_decisions.sql': 'src/proof/verification',
  // Not a room: who keeps checkpoints elsewhere joins the log of the platform with the desk's mail.
  '0017_checkpoint_mail.sql': 'src/app/checkpoints',
  '0019_duties.sql': 'src/desk/duties',
  '0020_vetting.sql': 'src/desk/vetting',
  '0022_calendar.sql': 'src/platform/calendar',
  '0021_equal_treatment.sql': 'src/desk/equal-treatment',
  '0023_overrides.sql': 'src/desk/overrides',
  '0034_authenticators.sql': 'src/platform/identity',
  '0034_access_tokens.sql': 'src/platform/identity',
  '0035_views.sql': 'src/app/views',
  '0024_decisions.sql': 'src/desk/clearance',
  '0033_rota.sql': 'src/desk/rota',
  '0032_rates.sql': 'src/desk/rates',
  '0028_texts.sql': 'src/desk/communications',
  '0029_calls.sql': 'src/desk/communications',
  '0030_policies.sql': 'src/desk/policies',
  '0031_tasks.sql': 'src/desk/tasks',
  '0026_links.sql': 'src/platform/links',
  '0027_pool.sql': 'src/desk/pool',
  '0037_offers.sql': 'src/desk/offers',
  '0036_attendance.sql': 'src/desk/attendance',
  '0045_conflicts.sql': 'src/desk/conflicts',
  '0060_when_ordered.sql': 'src/desk/bookings',
  '0060_order_changes.sql': 'src/desk/rates',
  '0060_second_factor.sql': 'src/platform/identity',
  '0047_signatures.sql': 'src/desk/signatures',
  '0043_preferences.sql': 'src/desk/compliance',
  '0048_amendments.sql': 'src/desk/amendments',
  '0042_patterns.sql': 'src/desk/worktime',
  '0050_moved_reminders.sql': 'src/desk/attendance',
  '0051_registration.sql': 'src/desk/registration',
  '0052_references.sql': 'src/desk/references',
  '0050_on_call.sql': 'src/desk/tasks',
  '0050_day_one.sql': 'src/desk/equal-treatment',
  '0053_training.sql': 'src/desk/training',
  '0054_issued.sql': 'src/desk/issued',
  '0057_holiday.sql': 'src/desk/holiday',
  '0059_papers.sql': 'src/desk/signatures',
  '0059_opt_out_scans.sql': 'src/desk/worktime',
  '0056_expenses.sql': 'src/desk/expenses',
  '0058_segments.sql': 'src/desk/segments',
  '0058_gatehouse.sql': 'src/desk/attendance',
  '0058_closures.sql': 'src/desk/clients',
  '0058_hirer_shutdown.sql': 'src/desk/equal-treatment',
  '0058_shutdowns.sql': 'src/desk/shutdowns',
};

/** Tables that others may name beside their owner, and who: each with its reason. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  // Who pays for which clients is the clients' to say; made with the migration of rates.
  bill_to_on_behalf: ['src/desk/clients'],
  // The mail worker delivers what the room has written.
  message: ['src/platform/mail'],
  message_attachment: ['src/platform/mail'],
  message_delivery: ['src/platform/mail'],
  delivery_step: ['src/platform/mail'],
  // The text worker likewise, which also reads whether a question is still open.
  outgoing_text: ['src/platform/texts'],
  text_delivery: ['src/platform/texts'],
  text_step: ['src/platform/texts'],
  text_question: ['src/platform/texts'],
  // Made with the migration of checks; a room of its own since managers sign off.
  rule_override: ['src/desk/overrides'],
  // Who we are: the letterhead, the mark of a sample, the operator's list.
  organisation: ['src/platform/mail', 'src/platform/print', 'src/app/commands'],
  // Reference data without a tenant, made with the clients' migration.
  postcode_district: ['src/platform/places'],
};

/** Which folder owns which table: the room whose migration made it. */
export function tableOwners(root: string): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const file of readdirSync(path.join(root, 'db/migrations'))) {
    const owner = OWNERS[file];
    if (!owner) continue;
    const sql = readFileSync(path.join(root, 'db/migrations', file), 'utf8');
    for (const [, table = ''] of sql.matchAll(/^create table (\w+)/gm)) owners.set(table, owner);
  }
  return owners;
}

/** Tables of other rooms that a source text names in SQL or in a query builder. */
export function foreignTables(
  file: string,
  source: string,
  owners: ReadonlyMap<string, string>,
): readonly string[] {
  const named = source.matchAll(
    /(?:\b(?:from|join|into|update)\s+|(?:selectFrom|innerJoin|leftJoin|insertInto|updateTable|deleteFrom)\(\s*')([a-z_]+)\b/g,
  );
  return [...named]
    .map(([, table = '']) => table)
    .filter((table) => {
      const owner = owners.get(table);
      if (owner === undefined || file.startsWith(`${owner}/`)) return false;
      return !SHARED[table]?.some((folder) => file.startsWith(`${folder}/`));
    });
}
