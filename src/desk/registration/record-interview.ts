import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { judgeHealthQuestion } from '../../rules/equality/health-question.ts';
import { recordCheck } from '../compliance/index.ts';
import { candidateInterviewed } from './events.ts';
import { candidateFound, colleague } from './found.ts';
import { registrationDb } from './tables.ts';

/** An interview as it is written down: facts only. */
export interface InterviewInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly personId: string;
  /** ISO instant. */
  readonly heldAt: string;
  readonly heldBy: string;
  readonly how: 'in_person' | 'video' | 'phone';
  readonly needs: string;
  readonly wants: string;
  readonly expectations: string;
  /** The document by which identity was seen; '' when it was not. */
  readonly identitySeen: string;
}

/** Who may record a check of identity beside the interview; a resourcer's note is not a check. */
const CHECKERS: readonly string[] = ['owner', 'branch_manager', 'consultant', 'compliance_officer'];

/**
 * Records an interview. Identity seen in person or by video becomes compliance's check, in this act.
 * @returns refuses `candidate-not-found`, `member-not-found`, `interview-to-come`, `nothing-said`,
 *   `health-asked` (EQ-60), `identity-unseen`, and what `cleanText` and `recordCheck` refuse
 */
export async function recordInterview(
  tx: Tx,
  input: InterviewInput,
): Promise<Result<{ interviewId: string }>> {
  const { id, personId, how, heldBy } = input;
  const db = registrationDb(tx);
  const before = await db
    .selectFrom('candidate_interview')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ interviewId: id });
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const by = await colleague(tx, heldBy, 'heldBy');
  if (!by.ok) return by;
  const heldAt = new Date(input.heldAt);
  if (heldAt > nowOf(tx)) {
    return wrongField('heldOn', 'interview-to-come', 'Record the interview once it was held.');
  }
  const notes = notesOf(input);
  if (!notes.ok) return notes;
  const identity = cleanText(input.identitySeen, { max: 120, what: 'The document seen' });
  if (!identity.ok) return identity;
  if (identity.value !== '' && how === 'phone') {
    const because = 'Nobody sees a document on the phone. Leave it out until you have seen it.';
    return wrongField('identitySeen', 'identity-unseen', because);
  }
  const { organisationId, memberId, roles } = actorOf(tx);
  const mayCheck = roles.some((role) => CHECKERS.includes(role));
  const checkId = identity.value !== '' && mayCheck ? newId() : null;
  const made = await db
    .insertInto('candidate_interview')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      held_at: heldAt,
      held_by: heldBy,
      how,
      ...notes.value,
      identity_seen: identity.value,
      check_id: checkId,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ interviewId: id });
  if (checkId !== null) {
    const check = await recordCheck(tx, {
      id: checkId,
      personId,
      kind: 'identity',
      name: identity.value,
      outcome: 'satisfied',
      checkedOn: dateIn(heldAt),
    });
    if (!check.ok) return check;
  }
  const { needs, wants, expectations } = notes.value;
  record(tx, candidateInterviewed, {
    subjects: { candidate: personId, interview: id, member: heldBy },
    facts: {
      interview: id,
      how,
      needs: needs !== '',
      wants: wants !== '',
      expectations: expectations !== '',
      identitySeen: identity.value !== '',
    },
    people: { [personId]: { ...notes.value, identitySeen: identity.value } },
  });
  return ok({ interviewId: id });
}

function notesOf(
  input: InterviewInput,
): Result<{ needs: string; wants: string; expectations: string }> {
  const notes = { needs: '', wants: '', expectations: '' };
  for (const name of ['needs', 'wants', 'expectations'] as const) {
    const cleaned = cleanText(input[name], { max: 2000, lines: true, what: 'The note' });
    if (!cleaned.ok) return cleaned;
    const fault = healthAsked(name, cleaned.value);
    if (fault) return fault;
    notes[name] = cleaned.value;
  }
  if (Object.values(notes).every((note) => note === '')) {
    return refuse(
      'nothing-said',
      'Write what they need, want or expect: at least one of the three.',
    );
  }
  return ok(notes);
}

/** EQ-60: a question about health, asked before an offer. What a candidate said by themselves is not asked. */
function healthAsked(field: string, note: string): Result<never> | null {
  for (const [asked] of note.matchAll(/[^.?!\n]*\?/g)) {
    const { outcome, because, source } = judgeHealthQuestion({
      stage: 'before_offer',
      text: asked,
    });
    if (outcome !== 'block') continue;
    return wrongField(field, 'health-asked', `${because} Take the question out.`, source);
  }
  return null;
}
