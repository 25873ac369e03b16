import './verification.css';
import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  closeActionRoute,
  countersignSampleRoute,
  readSample,
  readSampleItem,
  SAYS,
  STAGES,
  startSampleRoute,
  VERIFY_METHODS,
} from '../schema.ts';
import { Judged } from './judged.tsx';
import { LATE, LIVE, OUTCOME_LOOKS, STATE_LOOKS, type Start, whyWords } from './looks.ts';
import { RecordForm } from './record-form.tsx';

type View = ReplyOf<typeof readSample>;
type Action = NonNullable<Start['record']>['actions'][number];

/** One learner's unit of a sample: why it is in it, what stood then, and what the verifier found. */
export default function SamplePage() {
  const { params, query } = useAddress();
  const { list } = query;
  const reading = useRead(readSample, { params: { id: params['id'] ?? '' } }, { live: LIVE });
  const view = reading.value;
  return (
    <Page
      title={view === undefined ? 'Sample' : `${view.unitReference}, ${view.learnerName}`}
      where={[
        { label: 'Verification', href: '/verification' },
        // The list as it was filtered where somebody came from it.
        { label: 'Samples', href: `/verification/samples${list === undefined ? '' : `?${list}`}` },
        ...(view === undefined
          ? []
          : [{ label: view.cycleName, href: `/verification/cycles/${view.cycleId}` }]),
      ]}
    >
      <Read of={reading}>{(sample) => <Whole view={sample} />}</Read>
    </Page>
  );
}

function Whole({ view }: { readonly view: View }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(startSampleRoute);
  const begin = async (stage: keyof typeof STAGES) => {
    const done = await act({ params: { id: view.sampleId }, body: { id: newId(), stage } });
    say(done.ok ? 'What stands now is frozen for you' : done.refusal.because);
  };
  return (
    <>
      <Facts
        state={STATE_LOOKS[view.state]}
        facts={[
          { label: 'Unit', value: view.unitTitle },
          { label: 'Assessor', value: view.assessorName ?? 'Nobody yet' },
          { label: 'Verifier', value: view.verifierName ?? 'Nobody' },
          { label: 'Why', value: whyWords(view.why) },
        ]}
      />
      {view.impossible === null ? null : <p role="status">{view.impossible}</p>}
      {view.askLearner && may('standardisation.interview') ? (
        <p role="status">
          Something of it is in doubt, and the learner was not asked since.{' '}
          <a href={`/standardisation/interviews?learner=${view.learnerId}&unit=${view.unitId}`}>
            Interview {view.learnerName}
          </a>
        </p>
      ) : null}
      {view.whyNot === null ? null : <p className="dp-dim">{view.whyNot}</p>}
      {view.mayStart.map((stage) => (
        <p key={stage}>
          <Button onClick={() => begin(stage)} loading={busy}>
            Verify it: {STAGES[stage].toLowerCase()}
          </Button>
        </p>
      ))}
      {view.starts.length === 0 ? (
        <p className="dp-dim">
          Nobody has taken it up yet. What the claim holds and what was judged is frozen when a
          verifier does.
        </p>
      ) : null}
      {view.starts.map((start) => (
        <Look key={start.startId} start={start} />
      ))}
    </>
  );
}

function Look({ start }: { readonly start: Start }) {
  return (
    <Section title={`${STAGES[start.stage]}, ${start.verifierName}`}>
      <p className="dp-dim">
        Taken up <Moment at={start.startedAt} />, attempt {start.attempt}. Frozen as{' '}
        <span className="ve-code">{start.frozenSha256}</span>.
      </p>
      {start.decision === null ? (
        <p>Not decided when it was taken up.</p>
      ) : (
        <>
          <p>
            Decided <Moment at={start.decision.decidedAt} />:{' '}
            {start.decision.outcome === 'achieved' ? 'achieved' : 'not yet'},{' '}
            {start.decision.standing === 'ratified' ? 'ratified' : 'informal until ratified'}.
          </p>
          <p className="ve-text">{start.decision.feedback}</p>
        </>
      )}
      {start.items.map((item) => (
        <Item key={item.evidenceId} startId={start.startId} item={item} />
      ))}
      {start.record === null && start.isMine ? (
        <RecordForm start={start} />
      ) : (
        <Recorded start={start} />
      )}
    </Section>
  );
}

function Item({
  startId,
  item,
}: {
  readonly startId: string;
  readonly item: Start['items'][number];
}) {
  const { query, setQuery } = useAddress();
  const name = `${startId}.${item.evidenceId}`;
  const open = query['item'] === name;
  return (
    <details
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) setQuery({ item: open ? undefined : name });
      }}
    >
      <summary>{item.title}</summary>
      {open ? <Opened startId={startId} evidenceId={item.evidenceId} /> : null}
    </details>
  );
}

function Opened({
  startId,
  evidenceId,
}: {
  readonly startId: string;
  readonly evidenceId: string;
}) {
  const reading = useRead(readSampleItem, { params: { id: startId, evidenceId } });
  return (
    <Read of={reading}>
      {({ rendition, sha256, unchanged, language, translations }) => (
        <>
          <p className="dp-dim">
            In {language}. <Link href={`/evidence-languages?item=${evidenceId}`}>Its language</Link>
          </p>
          {translations.map((one) => (
            <details key={one.wordsSha256} open>
              <summary>Translation by {one.translator}</summary>
              <p className="ve-text">{one.words}</p>
            </details>
          ))}
          {rendition.note === '' ? null : (
            <p className="ve-text">Learner’s note: {rendition.note}</p>
          )}
          <ol className="ve-entries">
            {rendition.entries.map((entry) => (
              <li key={entry.seq}>
                {entry.title}, <Moment at={entry.at} />
                <ul>
                  {entry.subjects.map(({ role, pseudonym }) => (
                    <li key={pseudonym}>
                      {role}: {pseudonym}
                    </li>
                  ))}
                  {entry.says.map(({ label, value }) => (
                    <li key={label} className="ve-text">
                      {label}: {value}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          <p className="dp-dim">
            {unchanged ? 'As it stood then' : 'Not what stood then'}:{' '}
            <span className="ve-code">{sha256}</span>
          </p>
        </>
      )}
    </Read>
  );
}

function Recorded({ start }: { readonly start: Start }) {
  const { record } = start;
  return (
    <>
      {record === null ? null : <Standing start={start} record={record} />}
      {record === null ? (
        <p>{start.verifierName} has not written the record yet.</p>
      ) : (
        <>
          <p>
            <Badge state={OUTCOME_LOOKS[record.outcome]} />{' '}
            <span className="dp-dim">
              <Moment at={record.recordedAt} />;{' '}
              {record.methods.map((method) => VERIFY_METHODS[method]).join(', ')}
            </span>
          </p>
          <p className="ve-text">{record.feedback}</p>
        </>
      )}
      <ul className="ve-lines">
        {start.criteria.map((one) => (
          <li key={one.criterionId}>
            <span>
              {one.code} {one.wording ?? one.label}
            </span>
            <Judged judged={one.judged} />
            {one.finding === null ? null : (
              <span className="ve-text">
                {SAYS[one.finding.says]}
                {one.finding.words === '' ? '' : `: ${one.finding.words}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {record?.actions.map((action) => (
        <ActionLine key={action.actionId} action={action} />
      ))}
    </>
  );
}

/** Whether somebody qualified has to stand by the record, and did. */
function Standing({
  start,
  record,
}: {
  readonly start: Start;
  readonly record: NonNullable<Start['record']>;
}) {
  const say = useNotice();
  const { act, busy } = useAct(countersignSampleRoute);
  if (record.countersignature === 'not_needed') return null;
  if (record.countersignature === 'given') {
    return <p className="dp-dim">Countersigned by {record.countersignedBy}.</p>;
  }
  const stand = async () => {
    const done = await act({ params: { id: start.startId } });
    say(done.ok ? 'You stand by this record' : done.refusal.because);
  };
  return (
    <>
      <p role="status">
        {start.verifierName} held no verifier’s certificate that day: a qualified verifier
        countersigns before the base is released.
      </p>
      {record.mayCountersign ? (
        <p>
          <Button variant="default" size="compact-sm" onClick={stand} loading={busy}>
            Countersign the record
          </Button>
        </p>
      ) : null}
    </>
  );
}

function ActionLine({ action }: { readonly action: Action }) {
  const may = useMay();
  const today = dateIn(new Date());
  return (
    <RecordPart
      title={`Action for ${action.ownerName}`}
      add={action.closed === null && may('verification.verify') ? 'Close the action' : undefined}
      form={(close) => <CloseForm actionId={action.actionId} onDone={close} />}
    >
      <p className="ve-text">
        {action.words} Due {showDate(action.dueOn, today)}.{' '}
        {action.late ? <Badge state={LATE} /> : null}
      </p>
      {action.answer === null ? null : (
        <p className="ve-text dp-dim">
          {action.ownerName}: {action.answer}
        </p>
      )}
      {action.closed === null ? null : (
        <p className="ve-text dp-dim">
          Closed by {action.closed.by}, <Moment at={action.closed.at} />: {action.closed.words}
        </p>
      )}
    </RecordPart>
  );
}

function CloseForm({
  actionId,
  onDone,
}: {
  readonly actionId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(closeActionRoute);
  const form = useForm({
    name: `close-${actionId}`,
    start: { words: '' },
    checks: { words: needed('Say what was done') },
    submit: ({ words }) => act({ params: { id: actionId }, body: { words } }),
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
