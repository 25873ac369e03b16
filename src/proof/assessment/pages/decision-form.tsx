import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { type Result, refuse } from '../../../lib/result.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { allOf, Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { decideRoute, type Verdict } from '../schema.ts';
import { INFORMAL, type JudgingView, VERDICT_LOOKS } from './looks.ts';

const OUTCOMES = [
  { value: 'achieved', label: 'Achieved' },
  { value: 'not_yet', label: 'Not yet achieved', hint: 'the learner may claim again' },
];

interface DecisionDraft {
  readonly outcome: string;
  readonly feedback: string;
  readonly unjudgedAction: string;
}

/** A decision that stands in the dialog, before it is made. */
interface Asked {
  readonly draft: DecisionDraft;
  readonly answer: (result: Result<unknown>) => void;
}

/** Decides the unit. What is missing stands first; it cannot be taken back, so a dialog shows what goes. */
export function DecisionForm({ claim }: { readonly claim: JudgingView }) {
  const [id] = useState(newId);
  const [asked, setAsked] = useState<Asked | undefined>();
  const say = useNotice();
  const { act, busy } = useAct(decideRoute);
  const form = useForm<DecisionDraft>({
    name: 'decision',
    start: { outcome: '', feedback: '', unjudgedAction: '' },
    checks: {
      outcome: needed('Choose achieved or not yet'),
      feedback: allOf<string, DecisionDraft>(needed('Write the feedback to the learner'), (text) =>
        text.trim().length < 10 ? 'Write at least one sentence' : undefined,
      ),
    },
    submit: (draft) =>
      new Promise<Result<unknown>>((resolve) => {
        setAsked({
          draft,
          answer: (result) => {
            setAsked(undefined);
            resolve(result);
          },
        });
      }),
    onDone: () => {
      say(`${claim.unit.reference} decided, informal until ratified`);
      // The form is gone with the claim: the decision now stands at the top of the page.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus());
    },
  });
  const { outcome, unjudgedAction } = form.values;
  const missing =
    outcome === 'not_yet'
      ? claim.missing.notYet.filter(({ rule }) => rule !== 'W36' || unjudgedAction.trim() === '')
      : claim.missing.achieved;
  const send = async (draft: DecisionDraft, answer: Asked['answer']) => {
    const body = { ...draft, id, outcome: draft.outcome as Verdict };
    answer(await act({ params: { id: claim.claimId }, body }));
  };
  return (
    <>
      <Findings
        findings={missing.map((finding) => ({
          ...finding,
          restsOn: finding.restsOn.filter(({ kind }) => kind === 'criterion'),
        }))}
        recordHref={(_, id) => `/assessment/claims/${claim.claimId}?criterion=${id}`}
        clear={
          outcome === 'not_yet'
            ? 'Nothing stands in the way of “not yet”.'
            : 'Every criterion is met and every item is considered.'
        }
      />
      <Form form={form} action="Decide the unit" label="Decision">
        <RadioField form={form} name="outcome" label="Decision" options={OUTCOMES} />
        {outcome === 'not_yet' && claim.progress.unjudged > 0 ? (
          <LongTextField
            form={form}
            name="unjudgedAction"
            label="What the learner is to do about criteria not judged"
            rows={2}
          />
        ) : null}
        <LongTextField
          form={form}
          name="feedback"
          label="Feedback to the learner"
          hint="What was good, what is lacking, what comes next"
          rows={4}
        />
      </Form>
      <Dialog
        title={`Decide ${claim.unit.reference} of ${claim.learner.name}`}
        open={asked !== undefined}
        onClose={() =>
          asked?.answer(
            refuse('not-decided', 'Nothing was decided. Change what you like, and decide then.'),
          )
        }
        act={{
          label: 'Decide the unit',
          busy,
          onAct: () => (asked ? void send(asked.draft, asked.answer) : undefined),
        }}
      >
        {asked === undefined ? null : <Shown claim={claim} draft={asked.draft} />}
      </Dialog>
    </>
  );
}

/** The decision as the learner will read it. */
function Shown({ claim, draft }: { readonly claim: JudgingView; readonly draft: DecisionDraft }) {
  const isParty = claim.items.some(({ partyWords }) => partyWords.length > 0);
  return (
    <>
      <p className="dp-row">
        <Badge state={VERDICT_LOOKS[draft.outcome as Verdict]} />
        <Badge state={INFORMAL} />
      </p>
      <p>
        {claim.progress.met} of {claim.progress.criteria} criteria met. {claim.learner.name} reads
        this, and the paper says it:
      </p>
      <p className="as-text">{draft.feedback}</p>
      {draft.outcome === 'achieved' || draft.unjudgedAction.trim() === '' ? null : (
        <p className="as-text">For criteria not judged: {draft.unjudgedAction}</p>
      )}
      {isParty ? <p>You are a witness here; your judgement will be sampled.</p> : null}
      <p>A decision is not taken back: it stays, and the claim is closed.</p>
    </>
  );
}
