import './verification.css';
import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { makePlanRoute, planFile, readCycle, releaseBaseRoute, STAGES, WAYS } from '../schema.ts';
import { BoardPart, WaysOut } from './board-part.tsx';
import { RiskForm, SendForm, SignForm } from './cycle-forms.tsx';
import { InclusionsPart } from './inclusions-part.tsx';
import {
  type Cycle,
  LATE,
  LIVE,
  NOBODY,
  OPEN,
  RELEASED,
  type Sample,
  STATE_LOOKS,
  UNPLANNED,
  whyWords,
} from './looks.ts';
import { MonitoringPart } from './monitoring-part.tsx';

const WHERE = [{ label: 'Verification', href: '/verification' }];

/** One cycle: its plan against what is done, what is late, and what stands between it and its release. */
export default function CyclePage() {
  const { params } = useAddress();
  const reading = useRead(readCycle, { params: { id: params['id'] ?? '' } }, { live: LIVE });
  const name = reading.value?.name ?? 'Cycle of verification';
  return (
    <Page title={name} where={WHERE}>
      <Read of={reading}>{(cycle) => <Whole cycle={cycle} />}</Read>
    </Page>
  );
}

function Whole({ cycle }: { readonly cycle: Cycle }) {
  const may = useMay();
  const { counts, plan, today } = cycle;
  const late = cycle.samples.filter((one) => one.late).length;
  return (
    <>
      <Facts
        state={cycle.released ? RELEASED : plan === null ? UNPLANNED : OPEN}
        facts={[
          { label: 'Framework', value: cycle.frameworkCode },
          {
            label: 'From and to',
            value: `${showDate(cycle.fromOn, today)} to ${showDate(cycle.toOn, today)}`,
          },
          ...(counts === null
            ? []
            : [
                { label: 'Base', value: `${counts.base}` },
                { label: 'Done', value: `${counts.done} of ${counts.drawn}` },
                { label: 'Late', value: `${late}` },
              ]),
        ]}
      />
      <PlanPart cycle={cycle} />
      <BoardPart cycle={cycle} />
      <Section title="Sample">
        <Samples cycle={cycle} />
      </Section>
      <InclusionsPart cycle={cycle} />
      <MonitoringPart cycle={cycle} />
      <RecordPart
        level={2}
        title="More of an assessor"
        add={may('verification.plan') && !cycle.released ? 'Sample more of an assessor' : undefined}
        form={(close) => <RiskForm cycle={cycle} onDone={close} />}
      >
        {cycle.risks.length === 0 ? (
          <p className="dp-dim">Every assessor is sampled as the tariff asks.</p>
        ) : (
          <ul className="ve-lines">
            {cycle.risks.map((one) => (
              <li key={one.riskId}>
                <span>
                  {one.assessorName}: {one.percent} per cent
                </span>
                <span className="ve-text">{one.because}</span>
                <span className="dp-dim">
                  {one.ratedBy}, <Moment at={one.ratedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </RecordPart>
      <ReleasePart cycle={cycle} />
    </>
  );
}

function PlanPart({ cycle }: { readonly cycle: Cycle }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(makePlanRoute);
  const { plan, counts } = cycle;
  const mayPlan = may('verification.plan') && !cycle.released && (plan === null || cycle.grown);
  const draw = async () => {
    const made = await act({ params: { id: cycle.cycleId }, body: { id: newId() } });
    say(made.ok ? `Version ${made.value.version} is drawn` : made.refusal.because);
  };
  const save = async () => {
    if (plan === null) return;
    const saved = await saveFile(planFile, { params: { id: plan.planId } });
    if (!saved.ok) say(saved.refusal.because);
  };
  return (
    <RecordPart
      level={2}
      title="Plan"
      add={plan !== null && may('verification.administer') ? 'Record a sending' : undefined}
      form={(close) => (plan === null ? null : <SendForm planId={plan.planId} onDone={close} />)}
    >
      {cycle.grown ? (
        <p role="status">
          The base has changed since this version was drawn. Plan again: what was chosen stays
          chosen.
        </p>
      ) : null}
      {mayPlan ? (
        <p>
          <Button onClick={draw} loading={busy}>
            {plan === null ? 'Draw the sample' : 'Plan again'}
          </Button>
        </p>
      ) : null}
      {plan === null || counts === null ? (
        <p className="dp-dim">
          Nothing is drawn yet. The tariff says how much; every assessor, unit and method is in it,
          special arrangements and early decisions of new assessors always.
        </p>
      ) : (
        <>
          <FactList
            facts={[
              {
                label: 'Version',
                value: plan.version,
                from: (
                  <>
                    {plan.plannedBy}, <Moment at={plan.plannedAt} />
                  </>
                ),
              },
              {
                label: 'Asked for',
                value: `${counts.asked} of ${counts.base} (${plan.percent} per cent), ${counts.drawn} drawn`,
              },
              {
                label: 'Seed',
                value: <span className="ve-code">{plan.seed}</span>,
                from: `Root of the signed checkpoint over ${plan.checkpointSize} entries`,
              },
              {
                label: 'Hash of the file',
                value: <span className="ve-code">{plan.fileSha256}</span>,
                from: 'Sealed in the log with the plan',
              },
            ]}
          />
          <p>
            <Button variant="default" size="compact-sm" onClick={save}>
              Save the plan as a file
            </Button>
          </p>
          <details>
            <summary>How to repeat the draw</summary>
            <p>
              Each learner-unit’s place is the SHA-256 of the seed, a colon and its key, in hex, the
              smallest first: printf '%s' "SEED:KEY" | sha256sum shows one. The file holds the base,
              the rules and the draw; node scripts/repeat-sample.ts FILE draws it again and
              compares.
            </p>
          </details>
          <WaysOut cycle={cycle} planId={plan.planId} />
          {cycle.notSent === null ? null : <p role="status">{cycle.notSent}</p>}
          {plan.sendings.length === 0 ? null : (
            <ul className="ve-lines">
              {plan.sendings.map((one) => (
                <li key={one.sendingId}>
                  <span>
                    Sent to {one.toName} on {showDate(one.sentOn, cycle.today)}
                  </span>
                  <span className="dp-dim">
                    {WAYS[one.way]};{' '}
                    {one.recordedBy === null ? 'by itself' : `recorded by ${one.recordedBy}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </RecordPart>
  );
}

const COLUMNS: readonly Column<Sample>[] = [
  {
    key: 'learner',
    head: 'Learner',
    cell: (row) =>
      row.registration === null ? row.learnerName : `${row.learnerName}, ${row.registration}`,
    by: (row) => row.learnerName,
    width: '190px',
  },
  {
    key: 'unit',
    head: 'Unit',
    cell: (row) => `${row.unitReference} ${row.unitTitle}`,
    by: (row) => row.unitReference,
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <>
        <Badge state={STATE_LOOKS[row.state]} /> {row.late ? <Badge state={LATE} /> : null}
      </>
    ),
    by: (row) => row.state,
    width: '200px',
  },
  {
    key: 'assessor',
    head: 'Assessor',
    cell: (row) => row.assessorName ?? '',
    by: (row) => row.assessorName ?? '',
    width: '140px',
  },
  {
    key: 'verifier',
    head: 'Verifier',
    cell: (row) => row.verifierName ?? (row.impossible === null ? '' : <Badge state={NOBODY} />),
    by: (row) => row.verifierName ?? '',
    width: '140px',
  },
  {
    key: 'stages',
    head: 'Looked at',
    cell: (row) =>
      row.stages
        .map((stage) => `${STAGES[stage]}${row.doneStages.includes(stage) ? ' (done)' : ''}`)
        .join(', '),
    width: '200px',
  },
  { key: 'why', head: 'Why', cell: (row) => whyWords(row.why), width: '240px' },
];

function Samples({ cycle }: { readonly cycle: Cycle }) {
  const { go } = useAddress();
  const stuck = cycle.samples.filter(({ impossible }) => impossible !== null);
  return (
    <>
      {stuck.length === 0 ? null : (
        <ul className="ve-lines" aria-label="Nobody may verify">
          {stuck.map((one) => (
            <li key={one.sampleId}>
              <Badge state={NOBODY} />
              <span>
                {one.unitReference}, {one.learnerName}: {one.impossible}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Table
        label="Sample"
        noun={['learner’s unit', 'learners’ units']}
        sortIn="sort"
        columns={COLUMNS}
        rows={cycle.samples}
        id={(row) => row.sampleId}
        name={(row) => `${row.learnerName}, ${row.unitReference}`}
        onOpen={(row) => go(`/verification/samples/${row.sampleId}`)}
        empty={<Empty title="Nothing drawn yet">The sample stands here once it is drawn.</Empty>}
      />
    </>
  );
}

function ReleasePart({ cycle }: { readonly cycle: Cycle }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(releaseBaseRoute);
  const { release, signature, missing } = cycle;
  const press = async () => {
    const done = await act({ params: { id: cycle.cycleId } });
    say(done.ok ? `${done.value.decisions} decisions are ratified` : done.refusal.because);
  };
  return (
    <RecordPart
      level={2}
      title="Release of the base"
      add={
        may('verification.administer') && signature?.unsigned !== 0 && release === null
          ? 'Record the external verifier’s signature'
          : undefined
      }
      form={(close) => <SignForm cycleId={cycle.cycleId} onDone={close} />}
    >
      {signature === null ? (
        <p className="dp-dim">
          {cycle.signatureNeeded
            ? 'The external verifier signs before it is released.'
            : 'The centre has direct claims: no signature of the external verifier is needed.'}
        </p>
      ) : (
        <p>
          The external verifier signed on {showDate(signature.signedOn, cycle.today)}, report{' '}
          {signature.reference}; recorded by {signature.recordedBy}.
        </p>
      )}
      {release === null ? (
        <>
          {missing.length === 0 ? null : (
            <ul>
              {missing.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          {may('verification.verify') && missing.length === 0 ? (
            <Button onClick={press} loading={busy}>
              Release the base
            </Button>
          ) : null}
        </>
      ) : (
        <p>
          {release.releasedBy} released it, <Moment at={release.releasedAt} />: {release.decisions}{' '}
          decisions are ratified.
        </p>
      )}
    </RecordPart>
  );
}
