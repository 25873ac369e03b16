import './portfolio.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted, listed } from '../../../lib/text.ts';
import { exportEvidenceRoute, PART_WORDS, readEvidence } from '../../../proof/portfolio/schema.ts';
import { Link } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Moment } from '../../../ui/when.tsx';
import { AtCriterion } from './at-criterion.tsx';
import { EvidenceLanguage } from './evidence-language.tsx';
import { EvidenceReferences } from './evidence-references.tsx';
import { EvidenceWords } from './evidence-words.tsx';
import { CLAIM_LOOKS } from './looks.ts';
import { RenditionView, Says } from './rendition-view.tsx';
import type { Item, Placed, Standing } from './standing.ts';

export type Evidence = ReplyOf<typeof readEvidence>;

/** One item for the panel beside the matrix: its records, its references, and how an assessor would see it. */
export function EvidencePart({
  item,
  at,
  standing,
}: {
  readonly item: Item;
  /** The criterion of the cell it was opened from. */
  readonly at: Placed | undefined;
  readonly standing: Standing;
}) {
  const { evidenceId: id, code } = item;
  const reading = useRead(readEvidence, { params: { id } });
  const evidence = reading.value?.evidenceId === id ? reading.value : undefined;
  return (
    <Read of={{ ...reading, value: evidence }}>
      {(value) => (
        <>
          {at === undefined ? null : (
            <AtCriterion
              key={at.criterion.criterionId}
              evidence={value}
              code={code}
              at={at}
              standing={standing}
            />
          )}
          {value.remarks.map(({ code, because }) => (
            <p key={`${code} ${because}`} className="dp-attention pf-note">
              {because}
            </p>
          ))}
          <EvidenceReferences
            key={`references ${id}`}
            evidence={value}
            code={code}
            standing={standing}
          />
          <h3>Records</h3>
          <Records evidence={value} />
          <EvidenceLanguage key={`language ${id}`} evidenceId={id} />
          <EvidenceWords key={`words ${id}`} evidence={value} />
          {value.source === 'work' ? (
            <p>
              <Link href={`/portfolio/collected?witness=${id}`}>Ask somebody who saw it</Link>
            </p>
          ) : null}
          <details className="pf-fold">
            <summary>What the assessor sees</summary>
            <p className="dp-dim pf-small">
              People and organisations stand under other names, money is hidden, contact details are
              left out. It is fixed when you claim a unit.
            </p>
            <RenditionView rendition={value.rendition} />
          </details>
          <p>
            <Link href={`/portfolio/passages/${id}`}>Hide passages of this item</Link>
          </p>
          <Kept evidence={value} />
        </>
      )}
    </Read>
  );
}

function Records({ evidence }: { readonly evidence: Evidence }) {
  return (
    <div>
      <p className="dp-dim pf-small">From {evidence.caseTitle}.</p>
      {evidence.entries.map((entry) => {
        const others = entry.parties.filter(({ id }) => id !== evidence.learner.id);
        return (
          <div key={entry.seq} className="pf-record">
            <p>
              <strong>{entry.title}</strong> <Moment at={entry.at} />
            </p>
            <p className="dp-dim pf-small">
              Entry {entry.seq} of the log. {PART_WORDS[entry.part]}
              {others.length === 0 ? '.' : `; with ${listed(others.map(({ name }) => name))}.`}
            </p>
            <Says says={entry.says} />
            {entry.documents.length === 0 ? null : (
              <p className="pf-small">With {listed(entry.documents.map(({ title }) => title))}</p>
            )}
          </div>
        );
      })}
      {evidence.olderBecause === null ? null : (
        <p className="pf-words">Older than three years, used because: {evidence.olderBecause}</p>
      )}
    </div>
  );
}

/** Where it is claimed, how it is sealed, and how it leaves. */
function Kept({ evidence }: { readonly evidence: Evidence }) {
  const say = useNotice();
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const { checkpoint, claims } = evidence;
  const save = async () => {
    const saved = await saveFile(exportEvidenceRoute, { params: { id: evidence.evidenceId } });
    setRefusal(saved.ok ? undefined : saved.refusal);
    if (saved.ok) say(`Exported as ${saved.value.fileName}; the export is recorded in the log`);
  };
  return (
    <>
      <h3>Claims and seal</h3>
      {claims.length === 0 ? (
        <p className="dp-dim">Not presented in a claim yet.</p>
      ) : (
        <ul className="pf-list">
          {claims.map((claim) => (
            <li key={claim.claimId}>
              <Link href={`/portfolio/claim/${claim.claimId}`}>
                {claim.unitReference}
                {claim.attempt > 1 ? `, attempt ${claim.attempt}` : ''}
              </Link>
              <Badge state={CLAIM_LOOKS[claim.state]} />
            </li>
          ))}
        </ul>
      )}
      <p className="dp-dim">
        {checkpoint === null ? (
          'Its records are sealed in the log; no signed checkpoint holds them all yet.'
        ) : (
          <>
            Held by the signed checkpoint of <Moment at={checkpoint.at} />, over{' '}
            {counted(checkpoint.size, 'entry', 'entries')}.
          </>
        )}
      </p>
      {evidence.rendition.organisation.sample ? (
        <p className="dp-dim">A sample is never exported as evidence.</p>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => void save()}>
          Export this item as evidence
        </Button>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
