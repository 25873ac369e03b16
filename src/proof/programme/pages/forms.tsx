import type { ReactNode } from 'react';
import {
  AgreeArrangement,
  AskArrangement,
  DecidePrior,
  EndArrangement,
  PriorForm,
} from './case-forms.tsx';
import { StateForm, TakeBackForm, TimeForm } from './course-forms.tsx';
import type { OfLearner, Programme } from './looks.ts';
import { PlanForm } from './plan-form.tsx';
import { LiftLearning, RequiredForm } from './required-forms.tsx';
import { SigningForm } from './signing-form.tsx';
import { DiagnosticForm, InductionForm, LanguageForm } from './start-forms.tsx';
import { AdviceForm, EntryForm, NextStepForm, ReviewForm, SupportForm } from './talk-forms.tsx';

/** What every form of a programme takes. */
export interface FormOf {
  readonly programme: Programme;
  readonly learner: OfLearner;
  readonly close: () => void;
}

const FORMS: Readonly<Record<string, readonly [string, (props: FormOf) => ReactNode]>> = {
  advice: ['Advice interview', AdviceForm],
  entry: ['Entry tests', EntryForm],
  support: ['Employer’s support', SupportForm],
  induction: ['Session of the induction', InductionForm],
  diagnostic: ['Diagnostic audit', DiagnosticForm],
  language: ['Another language', LanguageForm],
  review: ['Review with the line manager', ReviewForm],
  next: ['Next step', NextStepForm],
  plan: ['Next version of the plan', PlanForm],
  prior: ['Prior learning', PriorForm],
  required: ['Required learning', RequiredForm],
  arrangement: ['Special arrangement', AskArrangement],
  time: ['Learning time', TimeForm],
  state: ['State of the learner', StateForm],
};

type OneForm = (props: {
  readonly id: string;
  readonly today: string;
  readonly close: () => void;
}) => ReactNode;
const ONE_FORMS: Readonly<Record<string, readonly [string, OneForm]>> = {
  agree: ['Agreement of an arrangement', AgreeArrangement],
  end: ['End of an arrangement', EndArrangement],
  lift: ['Required no longer', LiftLearning],
  decide: ['Decision on prior learning', DecidePrior],
  signing: ['Signature of the line manager', SigningForm],
  takeback: ['Time entered wrongly', TakeBackForm],
};

/** The form that an address names, with its title; null: there is none such. */
export function formOf({
  kind,
  of,
  learner,
  close,
}: {
  readonly kind: string;
  readonly of: string;
  readonly learner: OfLearner;
  readonly close: () => void;
}): { readonly title: string; readonly body: ReactNode } | null {
  const one = ONE_FORMS[kind];
  if (one) {
    const [title, Body] = one;
    return { title, body: <Body key={of} id={of} today={learner.today} close={close} /> };
  }
  const programme = learner.programmes.find(({ enrolmentId }) => enrolmentId === of);
  const [title = '', Body] = FORMS[kind] ?? [];
  if (!programme || !Body) return null;
  return {
    title,
    body: <Body key={`${kind} ${of}`} programme={programme} learner={learner} close={close} />,
  };
}
