import './external.css';
import { useAddress } from '../../../ui/address.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readExternalClaim, readExternalItem } from '../schema.ts';
import { type Claim, decidedWords, HOME, LIVE, wordsOf } from './looks.ts';

/** A claim as its assessor sees it: what was decided, each judgement, each item as it was frozen. */
export default function ClaimPage() {
  const { params } = useAddress();
  const reading = useRead(
    readExternalClaim,
    { params: { id: params['id'] ?? '' } },
    { live: LIVE },
  );
  const claim = reading.value;
  return (
    <Page
      title={claim === undefined ? 'Claim' : `${claim.unit.reference}, ${claim.learner.name}`}
      where={[
        HOME,
        ...(claim === undefined
          ? []
          : [
              {
                label: claim.learner.name,
                href: `/external/learners/${claim.learner.id}?framework=${claim.unit.frameworkCode}`,
              },
            ]),
      ]}
    >
      <Read of={reading}>{(value) => <Whole claim={value} />}</Read>
    </Page>
  );
}

function Whole({ claim }: { readonly claim: Claim }) {
  const { decision } = claim;
  return (
    <>
      <Facts
        facts={[
          { label: 'Unit', value: claim.unit.title },
          { label: 'Assessor', value: claim.assessorName ?? 'Nobody yet' },
          { label: 'Attempt', value: `${claim.attempt}` },
          { label: 'Claimed', value: <Moment at={claim.claimedAt} /> },
          { label: 'Decision', value: decision === null ? 'None yet' : decidedWords(decision) },
        ]}
      />
      {decision === null ? null : <p className="ex-text">{decision.feedback}</p>}
      <Section title="Criteria">
        <ul className="ex-lines">
          {claim.criteria.map((one) => (
            <li key={one.criterionId}>
              <strong>
                {one.code} {one.wording ?? one.label}
              </strong>
              <span>{wordsOf(one.state)}</span>
              {one.history.map((judged) => (
                <span key={judged.judgementId} className="ex-text">
                  {wordsOf(judged.outcome)} by {judged.method}, {judged.assessorName},{' '}
                  <Moment at={judged.judgedAt} />
                  {judged.note === '' ? '' : `: ${judged.note}`}
                  {judged.answers
                    .map(({ question, answer }) => `\nAsked: ${question}\nAnswered: ${answer}`)
                    .join('')}
                  {judged.action === null ? '' : `\nAction: ${judged.action}`}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Evidence as it was claimed">
        {claim.items.map((item) => (
          <Item key={item.evidenceId} claimId={claim.claimId} item={item} />
        ))}
      </Section>
    </>
  );
}

function Item({
  claimId,
  item,
}: {
  readonly claimId: string;
  readonly item: Claim['items'][number];
}) {
  const { query, setQuery } = useAddress();
  const open = query['item'] === item.evidenceId;
  return (
    <details
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) {
          setQuery({ item: open ? undefined : item.evidenceId });
        }
      }}
    >
      <summary>{item.title}</summary>
      {open ? <Opened claimId={claimId} evidenceId={item.evidenceId} /> : null}
    </details>
  );
}

function Opened({
  claimId,
  evidenceId,
}: {
  readonly claimId: string;
  readonly evidenceId: string;
}) {
  const reading = useRead(readExternalItem, { params: { id: claimId, evidenceId } });
  return (
    <Read of={reading}>
      {({ rendition, records, renditionSha256, sealed }) => (
        <>
          {rendition.note === '' ? null : (
            <p className="ex-text">Learner’s note: {rendition.note}</p>
          )}
          <ol>
            {rendition.entries.map((entry) => (
              <li key={entry.seq}>
                {entry.title}, <Moment at={entry.at} />
                <FactList
                  facts={[
                    ...entry.subjects.map(({ role, pseudonym }) => ({
                      label: wordsOf(role),
                      value: pseudonym,
                    })),
                    ...entry.says.map(({ label, value }) => ({ label, value })),
                  ]}
                />
                {entry.documents.map((document) => (
                  <details key={document.key}>
                    <summary>{document.title}</summary>
                    {document.sections.map((section) => (
                      <div key={section.heading}>
                        <h4>{section.heading}</h4>
                        <FactList
                          facts={section.rows.map(({ label, value }) => ({ label, value }))}
                        />
                      </div>
                    ))}
                  </details>
                ))}
                <p className="dp-dim">{records.find(({ seq }) => seq === entry.seq)?.because}</p>
              </li>
            ))}
          </ol>
          <p className="dp-dim">
            {sealed === null
              ? 'The entry that sealed this claim is not in the log'
              : sealed
                ? 'As it was sealed when the unit was claimed'
                : 'Not what was sealed when the unit was claimed'}
            : <span className="ex-code">{renditionSha256}</span>
          </p>
        </>
      )}
    </Read>
  );
}
