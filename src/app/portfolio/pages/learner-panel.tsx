import { useMemo, useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { chooseUnitsRoute, readLearnerPortfolio } from '../../../proof/portfolio/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import type { LearnerRow } from './learners-page.tsx';
import { replacedLook } from './looks.ts';
import { type Framework, progressOf, type Standing, standingOf } from './standing.ts';
import { UnitChoice } from './unit-choice.tsx';

/** One learner in totals, framework by framework, with the choice of units. */
export function LearnerPanel({
  row,
  onClose,
}: {
  readonly row: LearnerRow;
  readonly onClose: () => void;
}) {
  const { setQuery } = useAddress();
  const mayEnrol = useMay()('portfolio.enrol');
  const enrolled = row.registeredAt !== null;
  return (
    <SidePanel of={row.learnerId} title={row.name} onClose={onClose}>
      {enrolled ? (
        <Totals row={row} />
      ) : (
        <p>
          Has the role of a learner and is on no framework yet. Once enrolled, the work of the last
          three years is suggested to them.
        </p>
      )}
      {mayEnrol && !row.left ? (
        <button
          type="button"
          className="dp-link"
          onClick={() => setQuery({ open: undefined, enrol: row.learnerId })}
        >
          Enrol on {row.enrolments.length === 0 ? 'a framework' : 'another framework'}
        </button>
      ) : null}
    </SidePanel>
  );
}

function Totals({ row }: { readonly row: LearnerRow }) {
  const reading = useRead(readLearnerPortfolio, { params: { id: row.learnerId } });
  const portfolio = reading.value?.learner.id === row.learnerId ? reading.value : undefined;
  const standing = useMemo(() => portfolio && standingOf(portfolio), [portfolio]);
  return (
    <Read of={{ ...reading, value: portfolio }}>
      {({ frameworks }) =>
        standing === undefined
          ? null
          : frameworks
              .filter(({ enrolmentId }) => enrolmentId !== null)
              .map((framework) => (
                <OnFramework
                  key={framework.frameworkId}
                  framework={framework}
                  standing={standing}
                />
              ))
      }
    </Read>
  );
}

function OnFramework({
  framework,
  standing,
}: {
  readonly framework: Framework;
  readonly standing: Standing;
}) {
  const mayEnrol = useMay()('portfolio.enrol');
  const [choosing, setChoosing] = useState(false);
  const at = progressOf(framework, standing);
  const chosen = framework.units.filter(({ chosen, group }) => chosen && group === 'optional');
  const decided = framework.units.filter(({ claim }) => claim?.state === 'decided').length;
  const hasOptional = framework.units.some(({ group }) => group === 'optional');
  return (
    <section className="pf-stack">
      <h3>
        {framework.code} {framework.title}
      </h3>
      {framework.replacedBy === null ? null : (
        <p>
          <Badge
            state={replacedLook(framework.replacedBy)}
            note={`on ${showDate(dateIn(new Date(framework.replacedBy.movedAt)), dateIn(new Date()))}`}
          />
        </p>
      )}
      <FactList
        facts={[
          {
            label: 'Since',
            value:
              framework.startedOn === null ? '' : showDate(framework.startedOn, dateIn(new Date())),
          },
          { label: 'Criteria with evidence', value: `${at.evidenced} of ${at.criteria}` },
          { label: 'Units', value: at.units },
          { label: 'Open claims', value: at.openClaims },
          {
            label: 'Units decided',
            value: decided,
            from: 'Each informal until verification ratifies it',
          },
          ...(hasOptional
            ? [
                {
                  label: 'Optional units',
                  value:
                    chosen.length === 0
                      ? 'None chosen yet'
                      : chosen.map(({ reference }) => reference).join(', '),
                },
              ]
            : []),
        ]}
      />
      {framework.findings.length === 0 ? null : (
        <details className="pf-fold">
          <summary className="pf-small">
            The choice of units leaves {counted(framework.findings.length, 'matter')} open
          </summary>
          <ul className="pf-list">
            {framework.findings.map(({ code, because }) => (
              <li key={`${code} ${because}`}>{because}</li>
            ))}
          </ul>
        </details>
      )}
      {!mayEnrol || !hasOptional || framework.replacedBy !== null ? null : choosing ? (
        <ChooseUnits framework={framework} onDone={() => setChoosing(false)} />
      ) : (
        <button type="button" className="dp-link" onClick={() => setChoosing(true)}>
          Choose units
        </button>
      )}
    </section>
  );
}

function ChooseUnits({
  framework,
  onDone,
}: {
  readonly framework: Framework;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(chooseUnitsRoute);
  const optional = new Set(
    framework.units.filter(({ group }) => group === 'optional').map(({ unitId }) => unitId),
  );
  const form = useForm({
    name: `units-${framework.enrolmentId}`,
    start: {
      unitIds: framework.chosenUnits.filter((id) => optional.has(id)) as readonly string[],
    },
    submit: ({ unitIds }) =>
      act({ params: { id: framework.enrolmentId ?? '' }, body: { unitIds: [...unitIds] } }),
    onDone: ({ findings }) => {
      say(
        findings.length === 0
          ? 'Units chosen; the rules of combination allow them'
          : `Units chosen; ${counted(findings.length, 'matter')} of the rules of combination left open`,
      );
      onDone();
    },
  });
  return (
    <Form form={form} action="Choose these units" label="Choose units" onCancel={onDone}>
      <UnitChoice form={form} frameworkId={framework.frameworkId} />
    </Form>
  );
}
