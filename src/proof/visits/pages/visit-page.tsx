import './visits.css';
import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { KINDS, makePackRoute, readVisit, SIDES, STEPS, takePackRoute } from '../schema.ts';
import { Actions, AskForm } from './actions-part.tsx';
import { HOME, LIVE, STATE_LOOKS, type Visit, waitsWords } from './looks.ts';
import { Reports } from './reports-part.tsx';
import { StepForm, stepsFor } from './step-form.tsx';

/** One visit: how it was arranged, the pack, the report, what the centre is to do. */
export default function VisitPage() {
  const { params } = useAddress();
  const reading = useRead(readVisit, { params: { id: params['id'] ?? '' } }, { live: LIVE });
  const visit = reading.value;
  return (
    <Page
      title={visit === undefined ? 'Visit' : `Visit on ${showDate(visit.on, visit.today)}`}
      where={[HOME]}
    >
      <Read of={reading}>{(value) => <Whole visit={value} />}</Read>
    </Page>
  );
}

function Whole({ visit }: { readonly visit: Visit }) {
  return (
    <>
      <Facts
        state={STATE_LOOKS[visit.state]}
        facts={[
          { label: 'Qualification', value: visit.frameworkCode },
          { label: 'External verifier', value: visit.verifierName },
          { label: 'How', value: KINDS[visit.kind] },
          ...(visit.waitsFor === null
            ? []
            : [{ label: 'Answer', value: waitsWords(visit.waitsFor, visit.side) }]),
        ]}
      />
      {visit.obstructions.length === 0 ? null : <Findings findings={visit.obstructions} />}
      <Arranged visit={visit} />
      <Packs visit={visit} />
      <Reports visit={visit} />
      <RecordPart
        level={2}
        title="Actions"
        add={visit.isMine && visit.state === 'held' ? 'Ask for an action' : undefined}
        form={(close) => (
          <AskForm
            sources={[{ of: 'visit', sourceId: visit.visitId, label: 'This visit' }]}
            owners={visit.owners}
            onDone={close}
          />
        )}
      >
        <Actions actions={visit.actions} today={visit.today} />
      </RecordPart>
    </>
  );
}

function Arranged({ visit }: { readonly visit: Visit }) {
  const may = useMay();
  const mayStep =
    (visit.side === 'centre' ? may('visits.arrange') : visit.isMine) && stepsFor(visit).length > 0;
  return (
    <RecordPart
      level={2}
      title="Arranged"
      add={
        mayStep
          ? visit.waitsFor === visit.side
            ? 'Answer it'
            : 'Say what became of it'
          : undefined
      }
      form={(close) => <StepForm visit={visit} onDone={close} />}
    >
      <p className="vi-text">{visit.agenda}</p>
      {visit.asksFor === '' ? null : <p>Asked for: {visit.asksFor}</p>}
      <ul className="vi-lines">
        {visit.steps.map((one) => (
          <li key={one.number}>
            <Moment at={one.at} />
            <span>
              {one.number === 1 ? 'Announced' : STEPS[one.kind]}
              {one.on === null ? '' : ` for ${showDate(one.on, visit.today)}`}
            </span>
            <span className="dp-dim">
              {SIDES[one.side]}, {one.byName}
            </span>
            {one.words === '' ? null : <span className="vi-text">{one.words}</span>}
          </li>
        ))}
      </ul>
    </RecordPart>
  );
}

function Packs({ visit }: { readonly visit: Visit }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(makePackRoute);
  const make = async () => {
    const done = await act({ params: { id: visit.visitId }, body: { id: newId() } });
    say(done.ok ? 'The pack is handed over' : done.refusal.because);
  };
  const save = async (packId: string) => {
    const saved = await saveFile(takePackRoute, { params: { id: packId } });
    if (!saved.ok) say(saved.refusal.because);
  };
  const newest = visit.packList[0];
  return (
    <Section title="Visit pack">
      {may('visits.centre') && visit.state !== 'called_off' ? (
        <p>
          <Button onClick={make} loading={busy}>
            {newest === undefined ? 'Make the pack and hand it over' : 'Make a newer pack'}
          </Button>
        </p>
      ) : null}
      {newest === undefined ? (
        <p className="dp-dim">
          Nothing was handed over yet: learners, staff with their CVs and certificates, samples,
          minutes, actions, arrangements and what concerns the awarding body, as one archive.
        </p>
      ) : null}
      <ul className="vi-lines">
        {visit.packList.map((pack) => (
          <li key={pack.packId}>
            <span>Pack {pack.number}</span>
            <Moment at={pack.madeAt} />
            <span>
              {pack.files} files, handed over by {pack.madeBy}
            </span>
            <span className="dp-dim">
              {pack.takenOn.length === 0
                ? 'Not taken by the external verifier yet'
                : `Taken ${pack.takenOn.map((on) => showDate(on, visit.today)).join(', ')}`}
            </span>
            <span className="vi-code dp-dim">{pack.sha256}</span>
            {pack.emptied ? (
              <span>
                It named somebody whose data was erased since: its content is gone, its hash stays.
              </span>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => void save(pack.packId)}
                aria-label={`Save it: pack ${pack.number}`}
              >
                Save it
              </Button>
            )}
          </li>
        ))}
      </ul>
      {newest?.says?.map((part) => (
        <details key={part.title}>
          <summary>
            {part.title} ({part.rows.length})
          </summary>
          {part.rows.length === 0 ? <p className="dp-dim">Nothing is on record.</p> : null}
          <ul className="vi-lines">
            {part.rows.map((row, at) => (
              // A part of a pack is kept as it was: its rows never move.
              <li key={at}>
                <strong>{row[0]}</strong>
                <span className="vi-text">
                  {row
                    .slice(1)
                    .flatMap((cell, nth) =>
                      cell === '' ? [] : [`${part.columns[nth + 1]}: ${cell}`],
                    )
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}
