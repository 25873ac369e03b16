import './appeals.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { handInRoute, readAppeal } from '../schema.ts';
import { AnswerForm, BodyAnswerForm, DecisionForm, SeatForm, SendForm } from './appeal-forms.tsx';
import { AppealTold } from './appeal-told.tsx';
import { PaperForm } from './paper-form.tsx';

const WHERE = [{ label: 'Appeals', href: '/appeals' }];

/** One appeal: what was said, its clock, and the next step of whoever reads it. */
export default function AppealPage() {
  const { params } = useAddress();
  const reading = useRead(readAppeal, { params: { id: params['id'] ?? '' } });
  const name = reading.value ? `${reading.value.learnerName}: ${reading.value.what}` : 'Appeal';
  return (
    <Page title={name} where={WHERE}>
      <Read of={reading}>{(appeal) => <Whole appeal={appeal} />}</Read>
    </Page>
  );
}

function Whole({ appeal }: { readonly appeal: ReplyOf<typeof readAppeal> }) {
  const at = (stage: typeof appeal.stage) => appeal.open && appeal.stage === stage;
  const formal = appeal.stages.find(({ stage }) => stage === 'formal');
  const maySend =
    appeal.mayRun &&
    appeal.stage === 'formal' &&
    formal !== undefined &&
    (formal.late || (formal.outcome !== null && formal.outcome.outcome !== 'upheld'));
  return (
    <>
      <Section title="What was said">
        {appeal.assessorName === null ? null : (
          <p className="dp-dim">
            Decided by {appeal.assessorName}. The decision stays as it is; upheld, another assessor
            judges the unit again.
          </p>
        )}
        <AppealTold appeal={appeal} />
      </Section>
      {appeal.mayAnswer ? (
        <RecordPart
          level={2}
          title="Informal stage"
          add="Answer the learner"
          form={(close) => <AnswerForm appealId={appeal.appealId} onDone={close} />}
        >
          <p className="dp-dim">
            Talk to the learner first; then say here what came of it, and why.
          </p>
        </RecordPart>
      ) : null}
      {appeal.mayRun && at('formal') ? (
        <RecordPart
          level={2}
          title="Panel"
          add={appeal.panel.length === 0 ? 'Seat the panel' : 'Seat it anew'}
          form={(close) => <SeatForm appeal={appeal} onDone={close} />}
        >
          <p className="dp-dim">
            Two at least, and nobody with a part in it. Who sits on it enters the decision.
          </p>
        </RecordPart>
      ) : null}
      {appeal.mayDecide ? (
        <RecordPart
          level={2}
          title="Decision of the panel"
          add="Enter the decision"
          form={(close) => <DecisionForm appeal={appeal} onDone={close} />}
        >
          <p className="dp-dim">It is final here; the learner may go to the awarding body.</p>
        </RecordPart>
      ) : null}
      {maySend ? (
        <RecordPart
          level={2}
          title="Awarding body"
          add="Record that it was sent on"
          form={(close) => <SendForm appeal={appeal} onDone={close} />}
        >
          <p className="dp-dim">When the learner asks for it.</p>
        </RecordPart>
      ) : null}
      {appeal.mayRun && at('awarding_body') ? (
        <RecordPart
          level={2}
          title="Answer of the awarding body"
          add="Enter the answer"
          form={(close) => <BodyAnswerForm appeal={appeal} onDone={close} />}
        >
          <p className="dp-dim">It ends the appeal.</p>
        </RecordPart>
      ) : null}
      {appeal.mayRun || appeal.mayAnswer ? (
        <RecordPart
          level={2}
          title="Papers"
          add="Hand in a paper"
          form={(close) => (
            <PaperForm route={handInRoute} appealId={appeal.appealId} onDone={close} />
          )}
        >
          <p className="dp-dim">Both sides read every paper.</p>
        </RecordPart>
      ) : null}
    </>
  );
}
