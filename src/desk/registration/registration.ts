/** How far somebody has come. */
export type Stage =
  | 'enquiry'
  | 'form'
  | 'interview'
  | 'checks'
  | 'cleared'
  | 'declined'
  | 'withdrawn';

/** What the desk can press; an interview is recorded for itself. */
export type Step = 'form_out' | 'form_back' | 'cleared' | 'declined' | 'withdrawn' | 'reopened';

export interface StepTaken {
  readonly step: Step;
  readonly at: Date;
  readonly reason: string;
}

/** What is on file of one registration. */
export interface RegistrationFacts {
  readonly openedAt: Date;
  /** In any order. */
  readonly steps: readonly StepTaken[];
  /** When they were interviewed. */
  readonly interviews: readonly Date[];
}

/** Where somebody stands, since when, and why it ended if it did. */
export interface Standing {
  readonly stage: Stage;
  readonly since: Date;
  readonly reason: string;
}

/**
 * The stage of a registration, worked out from its records. The furthest step counts, so that steps may be skipped;
 * an end stands until it is reopened, and being cleared does not outlast a reopening. Pure.
 */
export function standingOf({ openedAt, steps, interviews }: RegistrationFacts): Standing {
  const inOrder = [...steps].sort((a, b) => a.at.getTime() - b.at.getTime());
  const last = (...which: readonly Step[]) => inOrder.findLast(({ step }) => which.includes(step));
  const reopened = last('reopened');
  const after = (step: StepTaken | undefined) =>
    step !== undefined && inOrder.indexOf(step) > (reopened ? inOrder.indexOf(reopened) : -1);
  const end = last('declined', 'withdrawn');
  if (end && after(end)) {
    return { stage: end.step as Stage, since: end.at, reason: end.reason };
  }
  const at = (stage: Stage, since: Date): Standing => ({
    stage,
    since: reopened && reopened.at > since ? reopened.at : since,
    reason: '',
  });
  const cleared = last('cleared');
  if (cleared && after(cleared)) return at('cleared', cleared.at);
  const [first] = [...interviews].sort((a, b) => a.getTime() - b.getTime());
  if (first) return at('checks', first);
  const back = inOrder.find(({ step }) => step === 'form_back');
  if (back) return at('interview', back.at);
  const out = inOrder.find(({ step }) => step === 'form_out');
  return out ? at('form', out.at) : at('enquiry', openedAt);
}

/** The one press that goes on from a stage; an interview is recorded; null: nothing is left to press. */
export function nextOf(stage: Stage): Step | 'interview' | null {
  const next = {
    enquiry: 'form_out',
    form: 'form_back',
    interview: 'interview',
    checks: 'cleared',
    cleared: null,
    declined: 'reopened',
    withdrawn: 'reopened',
  } as const;
  return next[stage];
}

/** May this be pressed at this stage? */
export function mayTake(step: Step, stage: Stage): boolean {
  const ended = stage === 'declined' || stage === 'withdrawn';
  if (step === 'reopened') return ended;
  if (ended) return false;
  if (step === 'form_out') return stage === 'enquiry';
  if (step === 'form_back') return stage === 'enquiry' || stage === 'form';
  if (step === 'cleared') return stage !== 'cleared';
  return true;
}
