import './external.css';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readRecord } from '../schema.ts';
import { decidedWords, HOME, LIVE, wordsOf } from './looks.ts';

/** A learner's record on one qualification: every unit with its claims and decisions. */
export default function RecordPage() {
  const { params, query } = useAddress();
  const reading = useRead(
    readRecord,
    { params: { id: params['id'] ?? '' }, query: { framework: query['framework'] ?? '-' } },
    { live: LIVE },
  );
  return (
    <Page title={reading.value?.name ?? 'Learner’s record'} where={[HOME]}>
      <Read of={reading}>
        {(value) => (
          <>
            <Facts
              facts={[
                { label: 'Qualification', value: value.frameworkCode },
                { label: 'Number', value: value.number ?? 'None yet' },
                { label: 'State', value: wordsOf(value.state) },
                {
                  label: 'From and planned end',
                  value: `${showDate(value.startedOn)} to ${showDate(value.plannedEndOn)}`,
                },
                {
                  label: 'Special arrangements',
                  value:
                    value.arrangements.length === 0
                      ? 'None'
                      : value.arrangements.map(({ size }) => wordsOf(size)).join(', '),
                },
              ]}
            />
            <Section title="Units">
              <ul className="ex-lines">
                {value.units.map((unit) => (
                  <li key={unit.unitId}>
                    <span>
                      {unit.reference} {unit.title}
                    </span>
                    {unit.claims.length === 0 ? <span className="dp-dim">Not claimed</span> : null}
                    {unit.claims.map((claim) => (
                      <span key={claim.claimId}>
                        <Link href={`/external/claims/${claim.claimId}`}>
                          {unit.reference}, attempt {claim.attempt}
                        </Link>
                        : claimed <Moment at={claim.claimedAt} />,{' '}
                        {claim.assessorName ?? 'nobody has it yet'}.{' '}
                        {claim.decision === null
                          ? claim.withdrawn
                            ? 'Withdrawn'
                            : 'Not decided'
                          : decidedWords(claim.decision)}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
