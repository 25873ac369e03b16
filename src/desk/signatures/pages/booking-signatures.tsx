import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { listOfBooking } from '../schema.ts';
import './signatures.css';
import { AskForm, TellForm } from './answer-forms.tsx';
import { PaperAnswer } from './paper-answer.tsx';
import { answerLook, isOpen, type PaperRow, SIDE, standing } from './words.ts';

export type OfBooking = ReplyOf<typeof listOfBooking>;

/** How both sides answered each worker's confirmation, and what the desk can do about it. */
export default function BookingSignatures({ id }: { readonly id: string }) {
  const reading = useRead(listOfBooking, { params: { id } }, { live: ['document.', 'booking.'] });
  return (
    <Read of={reading}>
      {(of) => (
        <>
          {of.papers.length === 0 ? (
            <p className="dp-dim">
              Nothing to accept yet. Once a worker is confirmed, both sides are asked here.
            </p>
          ) : null}
          <ul className="sg-papers">
            {of.papers.map((paper) => (
              <Paper key={paper.documentId} paper={paper} of={of} />
            ))}
          </ul>
          {of.earlier.length === 0 ? null : (
            <details>
              <summary>Earlier answers ({of.earlier.length})</summary>
              <ul className="sg-papers">
                {of.earlier.map((one) => (
                  <li key={one.signatureId}>
                    <div className="dp-row">
                      <Badge state={answerLook(one.answer)} note={`v${one.version}`} />
                      <span>
                        {SIDE[one.side]} of {one.workerName}: <PaperAnswer given={one} />
                        {one.overtaken ? (
                          <span className="dp-dim"> A newer version has taken its place.</span>
                        ) : null}
                      </span>
                    </div>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Read>
  );
}

function Paper({ paper, of }: { readonly paper: PaperRow; readonly of: OfBooking }) {
  const may = useMay()('signatures.record');
  const [doing, setDoing] = useState<'tell' | 'ask'>();
  const close = () => setDoing(undefined);
  const whose = paper.side === 'worker' ? paper.workerName : `Hirer, for ${paper.workerName}`;
  return (
    <li>
      <div className="dp-row">
        <Badge state={standing(paper)} note={`v${paper.version}`} />
        <strong>{whose}</strong>
        <span>
          {paper.given ? (
            <PaperAnswer given={paper.given} />
          ) : paper.askedAt ? (
            <span className="dp-dim">
              {paper.signerName} was asked by link <Ago at={paper.askedAt} />
            </span>
          ) : (
            <span className="dp-dim">Not asked by link</span>
          )}
        </span>
        {may && isOpen(paper) && doing === undefined ? (
          <span className="dp-row">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Record what was said, ${whose}`}
              onClick={() => setDoing('tell')}
            >
              Record what was said
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Ask again by link, ${whose}`}
              onClick={() => setDoing('ask')}
            >
              {paper.asked === 0 ? 'Ask by link' : 'Ask again'}
            </Button>
          </span>
        ) : null}
      </div>
      {doing === 'tell' ? <TellForm paper={paper} of={of} close={close} /> : null}
      {doing === 'ask' ? <AskForm paper={paper} of={of} close={close} /> : null}
    </li>
  );
}
