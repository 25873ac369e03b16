import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay, useSession } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { answerActionRoute, closeStaffActionRoute } from '../schema.ts';
import { type Action, DONE, LATE, OPEN, people } from './looks.ts';

/** An action with what was done of it: its owner answers, another closes. */
export function ActionLine({
  action,
  today,
  note = '',
}: {
  readonly action: Action;
  readonly today: string;
  readonly note?: string;
}) {
  const may = useMay();
  const own = useSession()?.member.id === action.ownerId;
  const open = action.closed === null;
  const answers = open && own && may('standardisation.take_part');
  const closes = open && !own && may('standardisation.lead');
  return (
    <RecordPart
      title={`Action for ${action.ownerName}${note}`}
      add={answers ? 'Say what you did' : closes ? 'Close the action' : undefined}
      form={(close) =>
        answers ? (
          <AnswerForm action={action} onDone={close} />
        ) : (
          <CloseForm action={action} onDone={close} />
        )
      }
    >
      <p className="sd-text">
        <Badge state={!open ? DONE : action.late ? LATE : OPEN} /> {action.words} Due{' '}
        {showDate(action.dueOn, today)}.
      </p>
      {action.answer === null ? null : (
        <p className="sd-text dp-dim">
          {action.ownerName}: {action.answer}
        </p>
      )}
      {action.closed === null ? null : (
        <p className="sd-text dp-dim">
          Closed by {action.closed.by}, <Moment at={action.closed.at} />: {action.closed.words}
        </p>
      )}
    </RecordPart>
  );
}

interface ActionForm {
  readonly action: Action;
  readonly onDone: () => void;
}

function AnswerForm({ action, onDone }: ActionForm) {
  const say = useNotice();
  const { act } = useAct(answerActionRoute);
  const form = useForm({
    name: `answer-${action.actionId}`,
    start: { answer: '' },
    checks: { answer: needed('Say what you did') },
    submit: (body) => act({ params: { id: action.actionId }, body }),
    onDone: () => {
      say('Your answer is kept');
      onDone();
    },
  });
  return (
    <Form form={form} action="Send the answer" onCancel={onDone}>
      <LongTextField form={form} name="answer" label="What you did" />
    </Form>
  );
}

function CloseForm({ action, onDone }: ActionForm) {
  const say = useNotice();
  const { act } = useAct(closeStaffActionRoute);
  const form = useForm({
    name: `close-${action.actionId}`,
    start: { words: '' },
    checks: { words: needed('Say what was done') },
    submit: (body) => act({ params: { id: action.actionId }, body }),
    onDone: () => {
      say('The action is closed');
      onDone();
    },
  });
  return (
    <Form form={form} action="Close the action" onCancel={onDone}>
      <LongTextField form={form} name="words" label="What was done" />
    </Form>
  );
}

/** One action asked for in a form, left out where its words are empty. */
export interface AskedAction {
  readonly actionId: string;
  readonly action: string;
  readonly owner: string;
  readonly dueOn: string;
}
export const noAction = (): AskedAction => ({
  actionId: newId(),
  action: '',
  owner: '',
  dueOn: '',
});
export const actionAsked = ({ actionId, action, owner, dueOn }: AskedAction) =>
  action === '' ? [] : [{ id: actionId, words: action, ownerId: owner, dueOn }];

/** The fields of one action with its owner. */
export function ActionFields<V extends AskedAction>({
  form,
  staff,
}: {
  readonly form: FormApi<V>;
  readonly staff: readonly { readonly memberId: string; readonly name: string }[];
}) {
  const own = form as unknown as FormApi<AskedAction>;
  return (
    <fieldset className="sd-fields">
      <legend>Action</legend>
      <LongTextField form={own} name="action" label="What is to be done" optional />
      <SelectField form={own} name="owner" label="By whom" optional options={people(staff)} />
      <DateField form={own} name="dueOn" label="Due" optional />
    </fieldset>
  );
}
