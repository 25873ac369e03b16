import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { CriteriaPublished } from '../frameworks/index.ts';
import type { Ground, JudgementOutcome, Method, PlanLine, Verdict } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

interface AssessmentTables {
  /** Met under a framework that was replaced: counts for the criterion of the newer one. */
  carried_judgement: Tenant & {
    move_id: string;
    learner_id: string;
    criterion_id: string;
    judgement_id: string;
  };
  judgement: Tenant & {
    id: string;
    claim_id: string;
    criterion_id: string;
    assessor_id: string;
    outcome: JudgementOutcome;
    method: Method;
    note: string;
    action: string | null;
    action_due_on: string | null;
    observed_on: string | null;
    observed_where: string | null;
    judged_at: Date;
  };
  judged_evidence: Tenant & { judgement_id: string; claim_id: string; evidence_id: string };
  judged_answer: Tenant & {
    judgement_id: string;
    position: number;
    question: string;
    answer: string;
  };
  considered_evidence: Tenant & {
    claim_id: string;
    evidence_id: string;
    considered_at: Date;
    considered_by: string;
  };
  unit_decision: Tenant & {
    id: string;
    claim_id: string;
    outcome: Verdict;
    feedback: string;
    unjudged_action: string | null;
    party: boolean;
    decided_at: Date;
    decided_by: string;
    paper: string;
    paper_sha256: Buffer;
    countersign: boolean;
  };
  decision_reopened: Tenant & {
    decision_id: string;
    claim_id: string;
    assessor_id: string;
    learner_id: string;
    ground: Ground;
    ground_id: string;
    criterion_ids: readonly string[];
    reopened_at: Date;
    reopened_by: string;
  };
  countersignature: Tenant & {
    decision_id: string;
    claim_id: string;
    learner_id: string;
    assessor_id: string;
    signer_id: string;
    shows: 'assessing' | 'verifying';
    qualification_id: string;
    note: string;
    signed_on: string;
    signed_at: Date;
  };
  claim_handover: Tenant & {
    id: string;
    claim_id: string;
    learner_id: string;
    from_id: string;
    to_id: string;
    note: string;
    offered_at: Date;
    offered_by: string;
    read_at: Date | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  dialogue: Tenant & {
    id: string;
    claim_id: string;
    learner_id: string;
    assessor_id: string;
    held_on: string;
    statement: number;
    record_sha256: Buffer;
    signed_at: Date;
    learner_signed_at: Date | null;
  };
  dialogue_judgement: Tenant & { dialogue_id: string; judgement_id: string };
  assessment_plan: Tenant & {
    id: string;
    learner_id: string;
    unit_id: string;
    version: number;
    meeting_id: string | null;
    lines: ColumnType<readonly PlanLine[], string, string>;
    written_at: Date;
    written_by: string;
    agreed_at: Date | null;
  };
  action_answer: Tenant & {
    id: string;
    learner_id: string;
    claim_id: string;
    judgement_id: string | null;
    words: string;
    evidence_id: string | null;
    answered_at: Date;
  };
  dialogue_set_aside: Tenant & {
    judgement_id: string;
    claim_id: string;
    held_on: string;
    reason: string;
    set_aside_at: Date;
    set_aside_by: string;
  };
  learner_reports: Tenant & {
    id: string;
    learner_id: string;
    reports_to: boolean;
    has_reports: boolean;
    because: string;
    said_at: Date;
    said_by: string;
  };
  source_seen: Tenant & {
    id: string;
    claim_id: string;
    evidence_id: string;
    learner_id: string;
    source: 'line_manager' | 'report';
    seen_at: Date;
    seen_by: string;
  };
  balance_judgement: Tenant & {
    id: string;
    learner_id: string;
    framework_id: string;
    balanced: boolean;
    note: string;
    judged_at: Date;
    judged_by: string;
  };
  decision_promise: Tenant & {
    id: string;
    days: number;
    from_on: string;
    set_at: Date;
    set_by: string;
  };
  criteria_published: CriteriaPublished;
}

export const assessmentDb = opener<AssessmentTables>();
