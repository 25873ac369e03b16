import './external.css';
import { Button } from '@mantine/core';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { readExternalCycle, readExternalPlan } from '../schema.ts';
import { HOME, LIVE, wordsOf } from './looks.ts';
import { OpenFirst } from './open-first.tsx';

/** A cycle of internal verification as the external verifier reads it: its plan, and what was looked at. */
export default function CyclePage() {
  const { params, query } = useAddress();
  const say = useNotice();
  const id = params['id'] ?? '';
  const thing = {
    kind: 'cycle',
    thingId: id,
    frameworkCode: query['framework'] ?? '-',
  } as const;
  const reading = useRead(readExternalCycle, { params: { id } }, { live: LIVE });
  const save = async () => {
    const saved = await saveFile(readExternalPlan, { params: { id } });
    if (!saved.ok) say(saved.refusal.because);
  };
  return (
    <Page title={reading.value?.name ?? 'Internal verification'} where={[HOME]}>
      <OpenFirst of={reading} thing={thing} what="this cycle">
        {(cycle) => (
          <>
            <Facts
              facts={[
                { label: 'Qualification', value: cycle.frameworkCode },
                {
                  label: 'From and to',
                  value: `${showDate(cycle.fromOn, cycle.today)} to ${showDate(cycle.toOn, cycle.today)}`,
                },
                ...(cycle.counts === null
                  ? []
                  : [
                      { label: 'Base', value: `${cycle.counts.base}` },
                      { label: 'Done', value: `${cycle.counts.done} of ${cycle.counts.drawn}` },
                    ]),
                { label: 'Released', value: cycle.released ? 'Yes' : 'No' },
              ]}
            />
            <Section title="Plan">
              {cycle.plan === null ? (
                <p className="dp-dim">Nothing is drawn yet.</p>
              ) : (
                <>
                  <p>
                    Version {cycle.plan.version}, {cycle.plan.percent} per cent, drawn by{' '}
                    {cycle.plan.plannedBy} with the seed{' '}
                    <span className="ex-code">{cycle.plan.seed}</span>.
                  </p>
                  <Button variant="default" size="compact-sm" onClick={save}>
                    Save the plan as a file
                  </Button>
                </>
              )}
            </Section>
            <Section title="What the centre samples">
              <ul className="ex-lines">
                {cycle.samples.map((one) => (
                  <li key={one.sampleId}>
                    <Link href={`/external/verified/${one.sampleId}`}>
                      {one.unitReference}, {one.learnerName}
                    </Link>
                    <span>{wordsOf(one.state)}</span>
                    <span className="dp-dim">
                      {one.assessorName ?? 'nobody yet'}; verified by {one.verifierName ?? 'nobody'}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </OpenFirst>
    </Page>
  );
}
