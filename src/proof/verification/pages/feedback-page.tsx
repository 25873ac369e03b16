import './verification.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Moment } from '../../../ui/when.tsx';
import { answerSampleActionRoute, listFeedback, SAYS, STAGES } from '../schema.ts';
import { LATE, LIVE, OUTCOME_LOOKS } from './looks.ts';

type Row = ReplyOf<typeof listFeedback>['rows'][number];

/** What verifiers found in one's own decisions, and the actions asked for. */
export default function FeedbackPage() {
  const reading = useRead(listFeedback, {}, { live: LIVE });
  return (
    <Page title="Feedback from verification">
      <Read of={reading}>
        {({ rows, today }) =>
          rows.length === 0 ? (
            <Empty title="No feedback yet">
              When a verifier has looked at a decision of yours, what they found stands here.
            </Empty>
          ) : (
            rows.map((row) => <Told key={row.startId} row={row} today={today} />)
          )
        }
      </Read>
    </Page>
  );
}

function Told({ row, today }: { readonly row: Row; readonly today: string }) {
  return (
    <section>
      <h2>
        {row.unitReference}, {row.learnerName}
      </h2>
      <p>
        <Badge state={OUTCOME_LOOKS[row.outcome]} />{' '}
        <span className="dp-dim">
          {row.verifierName}, <Moment at={row.recordedAt} />; {STAGES[row.stage].toLowerCase()}.
        </span>{' '}
        <a href={`/assessment/claims/${row.claimId}`}>
          Open the claim of {row.learnerName}, {row.unitReference}
        </a>
      </p>
      {row.outcome === 'not_supported' ? (
        <p role="status">
          Your decision stays readable; the unit is open again, and the next decision counts.
        </p>
      ) : null}
      <p className="ve-text">{row.feedback}</p>
      {row.findings.map(({ code, says, words }) => (
        <p key={code} className="ve-text">
          {code}, {SAYS[says].toLowerCase()}: {words}
        </p>
      ))}
      {row.actions.map((action) => (
        <RecordPart
          key={action.actionId}
          title="Action for you"
          add={action.closed === null ? 'Say what you did' : undefined}
          form={(close) => <AnswerForm actionId={action.actionId} onDone={close} />}
        >
          <p className="ve-text">
            {action.words} Due {showDate(action.dueOn, today)}.{' '}
            {action.late ? <Badge state={LATE} /> : null}
          </p>
          {action.answer === null ? null : (
            <p className="ve-text dp-dim">You said: {action.answer}</p>
          )}
          {action.closed === null ? null : (
            <p className="ve-text dp-dim">
              Closed by {action.closed.by}, <Moment at={action.closed.at} />: {action.closed.words}
            </p>
          )}
        </RecordPart>
      ))}
    </section>
  );
}

function AnswerForm({
  actionId,
  onDone,
}: {
  readonly actionId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(answerSampleActionRoute);
  const form = useForm({
    name: `answer-${actionId}`,
    start: { answer: '' },
    checks: { answer: needed('Say what you did') },
    submit: (body) => act({ params: { id: actionId }, body }),
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
