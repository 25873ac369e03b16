import './standardisation.css';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { DateField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { HOW, interviewRoute, listInterviews, OUTCOMES, readOverview } from '../schema.ts';
import { ActionFields, ActionLine, actionAsked, noAction } from './action-parts.tsx';
import { LIVE, type Overview, options, people } from './looks.ts';
import { unitOptions } from './observation-parts.tsx';

/** What learners said of how they are assessed: verifiers alone read it. */
export default function InterviewsPage() {
  const may = useMay();
  const reading = useRead(listInterviews, {}, { live: ['learner.', 'staff_action.'] });
  const overview = useRead(readOverview, {}, { live: LIVE });
  const today = dateIn(new Date());
  return (
    <Page
      title="Interviews of learners"
      where={[{ label: 'Standardisation', href: '/standardisation' }]}
    >
      <Read of={reading}>
        {({ rows }) => (
          <RecordPart
            level={2}
            title="Interviews"
            add={may('standardisation.interview') ? 'Record an interview' : undefined}
            form={(close) => (
              <Read of={overview}>{(all) => <InterviewForm all={all} onDone={close} />}</Read>
            )}
          >
            <p className="dp-dim">Only verifiers read what stands here.</p>
            {rows.length === 0 ? <p className="dp-dim">Nobody was interviewed yet.</p> : null}
            {rows.map((one) => (
              <div key={one.interviewId}>
                <h3>
                  {one.learnerName}
                  {one.unitReference === null ? '' : `, ${one.unitReference}`}
                </h3>
                <p className="dp-dim">
                  {one.verifierName}, {showDate(one.heldOn, today)}, {HOW[one.how].toLowerCase()}.{' '}
                  {OUTCOMES[one.outcome]}.
                </p>
                <p className="sd-text">{one.notes}</p>
                {one.actions.map((action) => (
                  <ActionLine key={action.actionId} action={action} today={today} />
                ))}
              </div>
            ))}
          </RecordPart>
        )}
      </Read>
    </Page>
  );
}

function InterviewForm({ all, onDone }: { readonly all: Overview; readonly onDone: () => void }) {
  const say = useNotice();
  const { query } = useAddress();
  const { act } = useAct(interviewRoute);
  const form = useForm({
    name: 'interview',
    start: {
      ...noAction(),
      learnerId: query['learner'] ?? '',
      unitId: query['unit'] ?? '',
      heldOn: all.today,
      how: 'in_person',
      outcome: '',
      notes: '',
    },
    checks: {
      learnerId: needed('Choose the learner'),
      heldOn: needed('Enter the day'),
      outcome: needed('Say what it came to'),
      notes: needed('Enter your notes'),
    },
    submit: ({ learnerId, unitId, heldOn, how, outcome, notes, ...action }, id) =>
      act({
        body: {
          id,
          learnerId,
          unitId: unitId === '' ? null : unitId,
          heldOn,
          how: how as keyof typeof HOW,
          outcome: outcome as keyof typeof OUTCOMES,
          notes,
          actions: actionAsked(action),
        },
      }),
    onDone: () => {
      say('The interview is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the interview" onCancel={onDone}>
      <SelectField form={form} name="learnerId" label="Learner" options={people(all.learners)} />
      <SelectField form={form} name="unitId" label="Unit" optional options={unitOptions(all)} />
      <DateField form={form} name="heldOn" label="Day" />
      <RadioField form={form} name="how" label="How" options={options(HOW)} />
      <RadioField form={form} name="outcome" label="What it came to" options={options(OUTCOMES)} />
      <LongTextField form={form} name="notes" label="Notes" />
      <ActionFields form={form} staff={all.staff} />
    </Form>
  );
}
