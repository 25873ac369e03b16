import './external.css';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readExternalLook } from '../schema.ts';
import { HOME, LIVE, wordsOf } from './looks.ts';

/** One unit of the centre's own sample: what its verifier found, criterion by criterion. */
export default function VerifiedPage() {
  const { params } = useAddress();
  const reading = useRead(readExternalLook, { params: { id: params['id'] ?? '' } }, { live: LIVE });
  const view = reading.value;
  return (
    <Page
      title={view === undefined ? 'Verified unit' : `${view.unitReference}, ${view.learnerName}`}
      where={[
        HOME,
        ...(view === undefined
          ? []
          : [{ label: view.cycleName, href: `/external/cycles/${view.cycleId}` }]),
      ]}
    >
      <Read of={reading}>
        {(sample) => (
          <>
            <Facts
              facts={[
                { label: 'Unit', value: sample.unitTitle },
                { label: 'Assessor', value: sample.assessorName ?? 'Nobody yet' },
                { label: 'Verifier', value: sample.verifierName ?? 'Nobody' },
                { label: 'State', value: wordsOf(sample.state) },
              ]}
            />
            {sample.starts.length === 0 ? (
              <p className="dp-dim">The centre has not taken it up yet.</p>
            ) : null}
            {sample.starts.map((start) => (
              <Section key={start.startId} title={`${wordsOf(start.stage)}, ${start.verifierName}`}>
                {start.record === null ? (
                  <p>No record of it is written yet.</p>
                ) : (
                  <>
                    <p>
                      {wordsOf(start.record.outcome)}, <Moment at={start.record.recordedAt} />
                    </p>
                    <p className="ex-text">{start.record.feedback}</p>
                    {start.record.actions.map((action) => (
                      <p key={action.actionId} className="ex-text">
                        Action for {action.ownerName}, due {showDate(action.dueOn)}: {action.words}{' '}
                        {action.closed === null ? 'Open.' : `Closed: ${action.closed.words}`}
                      </p>
                    ))}
                  </>
                )}
                <ul className="ex-lines">
                  {start.criteria.map((one) => (
                    <li key={one.criterionId}>
                      <span>
                        {one.code} {one.wording ?? one.label}
                      </span>
                      <span>
                        {one.judged === null ? 'Not judged' : wordsOf(one.judged.outcome)}
                      </span>
                      <span className="ex-text">
                        {one.finding === null
                          ? ''
                          : `${wordsOf(one.finding.says)}${one.finding.words === '' ? '' : `: ${one.finding.words}`}`}
                      </span>
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}
