import './contact.css';
import { Button } from '@mantine/core';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { calendarFile, listVisits, SIDES, STEPS, VISIT_KINDS, type Visit } from '../schema.ts';
import { localParts, visitLook } from './looks.ts';
import { CancelForm, MoveForm, OutcomeForm, PlanForm } from './visit-forms.tsx';

/** Visits to learners: ahead, late for want of an outcome, over; and how many were cancelled by whom. */
export default function DiaryPage() {
  const { query, setQuery } = useAddress();
  const say = useNotice();
  const reading = useRead(listVisits, {}, { live: ['learner_visit.'] });
  const close = () => setQuery({ open: undefined, form: undefined });
  const save = async () => {
    const saved = await saveFile(calendarFile, {});
    if (!saved.ok) say(saved.refusal.because);
  };
  const learners = reading.value?.mayPlanFor ?? [];
  return (
    <Page
      title="Diary of visits"
      action={
        learners.length > 0 ? (
          <Button onClick={() => setQuery({ form: 'plan', open: undefined })}>Plan a visit</Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {({ rows, today, mayPlanFor, cancelledByLearner, cancelledByEmployer }) => {
          const open = rows.find(({ visitId }) => visitId === query['open']);
          const panel =
            query['form'] === 'plan' && mayPlanFor.length > 0 ? (
              <SidePanel of="plan" title="Plan a visit" onClose={close}>
                <PlanForm learners={mayPlanFor} today={today} onDone={close} />
              </SidePanel>
            ) : open ? (
              <SidePanel
                of={open.visitId}
                title={`${VISIT_KINDS[open.kind]}, ${open.learnerName}`}
                onClose={close}
              >
                <OneVisit visit={open} form={query['form']} onForm={(form) => setQuery({ form })} />
              </SidePanel>
            ) : undefined;
          return (
            <Beside panel={panel}>
              <Table
                label="Visits"
                noun={['visit', 'visits']}
                sortIn="sort"
                rows={rows}
                id={(row) => row.visitId}
                name={(row) => `${VISIT_KINDS[row.kind]}, ${row.learnerName}`}
                onOpen={(row) => setQuery({ open: row.visitId, form: undefined })}
                openId={open?.visitId}
                columns={columnsOf(today)}
                empty={
                  <Empty title="No visits">
                    Observations, reviews and discussions stand here once they are planned.
                  </Empty>
                }
              />
              <Button
                className="ct-save"
                variant="default"
                size="compact-sm"
                w="fit-content"
                onClick={save}
              >
                Save my visits as a calendar file
              </Button>
              <Cancelled title="Cancelled, by learner" rows={cancelledByLearner} />
              <Cancelled title="Cancelled, by employer" rows={cancelledByEmployer} />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

const columnsOf = (today: string): readonly Column<Visit>[] => [
  {
    key: 'when',
    head: 'When',
    cell: (row) => {
      const { on, clock } = localParts(row.startsAt);
      return `${showDate(on, today)} ${clock}`;
    },
    by: (row) => row.startsAt,
    width: '170px',
  },
  {
    key: 'kind',
    head: 'Kind',
    cell: (row) => VISIT_KINDS[row.kind],
    by: (row) => row.kind,
    width: '120px',
  },
  {
    key: 'learner',
    head: 'Learner',
    cell: (row) => row.learnerName,
    by: (row) => row.learnerName,
  },
  { key: 'with', head: 'With', cell: (row) => row.memberName, by: (row) => row.memberName },
  { key: 'place', head: 'Place', cell: (row) => row.place },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={visitLook(row)} />,
    by: (row) => visitLook(row).word,
    width: '150px',
  },
];

function OneVisit({
  visit,
  form,
  onForm,
}: {
  readonly visit: Visit;
  readonly form: string | undefined;
  readonly onForm: (form: string | undefined) => void;
}) {
  const done = () => onForm(undefined);
  const begun = new Date(visit.startsAt) <= new Date();
  const choice = (name: string, label: string) => (
    <Button
      variant="default"
      size="compact-sm"
      aria-pressed={form === name}
      onClick={() => onForm(name)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Badge state={visitLook(visit)} />
      <FactList
        facts={[
          {
            label: 'When',
            value: <Moment at={visit.startsAt} />,
            from: showMinutes(visit.minutes),
          },
          { label: 'Where', value: visit.place },
          { label: 'With', value: visit.memberName },
          ...(visit.employer === '' ? [] : [{ label: 'Employer', value: visit.employer }]),
          ...(visit.cameOf === null ? [] : [{ label: 'Record', value: visit.cameOf.label }]),
        ]}
      />
      {visit.clashes.map((clash) => (
        <p key={clash}>At the same time: {clash}.</p>
      ))}
      <ol className="ct-thread" aria-label="What became of it">
        {visit.steps.map((step) => (
          <li key={step.number}>
            <strong>{STEPS[step.kind]}</strong>
            {step.side === null ? '' : ` by the ${SIDES[step.side].toLowerCase()}`}
            {step.startsAt === null ? null : (
              <>
                {' '}
                for <Moment at={step.startsAt} />, {step.place}
              </>
            )}
            {step.words === '' ? null : <p className="ct-words">{step.words}</p>}
            <div className="dp-dim">
              {step.by}, <Moment at={step.at} />
            </div>
          </li>
        ))}
      </ol>
      <div className="dp-row">
        {visit.mayChange && begun ? choice('outcome', 'What came of it') : null}
        {visit.mayChange ? choice('move', 'Move it') : null}
        {visit.mayCancel ? choice('cancel', 'Cancel it') : null}
      </div>
      {form === 'outcome' && visit.mayChange ? <OutcomeForm visit={visit} onDone={done} /> : null}
      {form === 'move' && visit.mayChange ? <MoveForm visit={visit} onDone={done} /> : null}
      {form === 'cancel' && visit.mayCancel ? <CancelForm visit={visit} onDone={done} /> : null}
    </>
  );
}

function Cancelled({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly {
    readonly name: string;
    readonly learner: number;
    readonly centre: number;
    readonly employer: number;
  }[];
}) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {rows.map((row) => (
          <li key={row.name}>
            {row.name}: {counted(row.learner + row.centre + row.employer, 'visit')}; by the learner{' '}
            {row.learner}, by the centre {row.centre}, by the employer {row.employer}
          </li>
        ))}
      </ul>
    </Section>
  );
}
