import './external.css';
import { useAddress } from '../../../ui/address.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { readExternalSample } from '../schema.ts';
import { BasePart } from './base-part.tsx';
import { CLOSED, HOME, LIVE, OPEN, type Sample, SIGNED } from './looks.ts';
import { Picked } from './picked-part.tsx';
import { Ending } from './sample-ending.tsx';

/** An external sample: the base to pick from, what was found, what it still lacks, and the signature. */
export default function OwnSamplePage() {
  const { params } = useAddress();
  const reading = useRead(
    readExternalSample,
    { params: { id: params['id'] ?? '' } },
    { live: LIVE },
  );
  return (
    <Page title={reading.value?.cycleName ?? 'External sample'} where={[HOME]}>
      <Read of={reading}>{(sample) => <Whole sample={sample} />}</Read>
    </Page>
  );
}

function Whole({ sample }: { readonly sample: Sample }) {
  const { standing, closed, signature } = sample;
  const of = ({ there, asked }: { readonly there: number; readonly asked: number }) =>
    `${there} of ${asked}`;
  return (
    <>
      <Facts
        state={signature?.unsigned === 0 ? SIGNED : closed !== null ? CLOSED : OPEN}
        facts={[
          { label: 'External verifier', value: sample.verifierName },
          { label: 'Qualification', value: sample.frameworkCode },
          { label: 'Units', value: of(standing.units) },
          { label: 'Tariff', value: `${standing.percent} per cent of ${standing.base} decided` },
        ]}
      />
      <Section title="Against what the tariff asks">
        <FactList
          facts={[
            { label: 'Decided units', value: of(standing.units) },
            { label: 'Learners', value: of(standing.learners) },
            { label: 'Assessors', value: of(standing.assessors) },
            { label: 'Special arrangements', value: of(standing.special) },
            { label: 'Verified by the centre', value: of(standing.verified) },
            { label: 'Not verified by the centre', value: of(standing.unverified) },
          ]}
        />
        {standing.missing.length === 0 ? null : (
          <ul aria-label="What is missing">
            {standing.missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <Ending sample={sample} />
      </Section>
      <Section title="Picked">
        {sample.units.every(({ pick }) => pick === null) ? (
          <p className="dp-dim">Nothing is picked yet.</p>
        ) : null}
        {sample.units
          .filter(({ pick }) => pick !== null)
          .map((unit) => (
            <Picked key={unit.pick?.pickId} sample={sample} unit={unit} />
          ))}
      </Section>
      {closed === null || standing.missing.length > 0 ? <BasePart sample={sample} /> : null}
    </>
  );
}
