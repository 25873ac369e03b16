import './signatures.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { OWN_KINDS, ownPaperFile } from '../papers-schema.ts';
import { AskForm, TellForm } from './answer-forms.tsx';
import { PaperAnswer } from './paper-answer.tsx';
import { isUnanswered, type OwnPaper, type OwnPapers, paperLook } from './paper-looks.ts';

/** The papers of one worker or client: how each stands, and what the desk can do about it. */
export function OwnPaperList({ papers }: { readonly papers: OwnPapers }) {
  return (
    <ul className="sg-papers">
      {papers.rows.map((paper) => (
        <Paper key={paper.paperId} paper={paper} contacts={papers.contacts} />
      ))}
    </ul>
  );
}

function Paper({
  paper,
  contacts,
}: {
  readonly paper: OwnPaper;
  readonly contacts: OwnPapers['contacts'];
}) {
  const may = useMay()('signatures.record');
  const [doing, setDoing] = useState<'tell' | 'ask'>();
  const close = () => setDoing(undefined);
  const title = OWN_KINDS[paper.kind];
  const answered = {
    documentId: paper.paperId,
    version: paper.version,
    kind: paper.kind,
    side: paper.clientId === null ? ('worker' as const) : ('hirer' as const),
  };
  const of = { contacts, orderedBy: paper.contactId };
  return (
    <li>
      <div className="dp-row">
        <Badge state={paperLook(paper)} note={`v${paper.version}`} />
        <strong>
          <a href={addressOf(ownPaperFile, { params: { id: paper.paperId } })}>{title}</a>
        </strong>
        <span>
          {paper.formName}, version {paper.formVersion}
          {paper.newestVersion > paper.formVersion ? ` (${paper.newestVersion} is out)` : ''}
        </span>
        <span>
          {paper.given ? (
            <PaperAnswer given={paper.given} />
          ) : (
            <span className="dp-dim">
              {paper.askedAt ? (
                <>
                  {paper.signerName} was asked <Ago at={paper.askedAt} />
                </>
              ) : (
                'Not asked by link'
              )}
            </span>
          )}
        </span>
        {may && isUnanswered(paper) && doing === undefined ? (
          <span className="dp-row">
            {paper.kind === 'opt_out' ? null : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Record what was said of the ${title.toLowerCase()}`}
                onClick={() => setDoing('tell')}
              >
                Record what was said
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Ask again for the ${title.toLowerCase()}`}
              onClick={() => setDoing('ask')}
            >
              Ask again
            </Button>
          </span>
        ) : null}
      </div>
      {doing === 'tell' ? <TellForm paper={answered} of={of} close={close} /> : null}
      {doing === 'ask' ? <AskForm paper={answered} of={of} close={close} /> : null}
    </li>
  );
}
