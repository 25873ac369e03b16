import './appeals.css';
import { showDate } from '../../../lib/show.ts';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Moment } from '../../../ui/when.tsx';
import { OUTCOMES, ownPaperFile, paperFile, STAGES, type WholeAppeal } from '../schema.ts';
import { appealLook, stageWords } from './looks.ts';

/** What was said in an appeal, stage by stage, as both sides read it. @param own read by the learner whose it is */
export function AppealTold({
  appeal,
  own = false,
}: {
  readonly appeal: WholeAppeal;
  readonly own?: boolean;
}) {
  return (
    <>
      <p className="dp-row">
        <Badge state={appealLook(appeal)} />
        <span className="dp-dim">
          {stageWords(appeal)}. Raised <Moment at={appeal.raisedAt} />, under version{' '}
          {appeal.version} of the procedure.
        </span>
      </p>
      <p className="ap-text">{appeal.grounds}</p>
      {appeal.lateBecause === null ? null : (
        <p className="dp-dim">
          Raised after {showDate(appeal.raiseBy)}: {appeal.lateBecause}
        </p>
      )}
      <ol className="ap-list" aria-label="Stages">
        {appeal.stages.map((one) => (
          <li key={one.stage}>
            <p>
              <strong>{STAGES[one.stage]}</strong>, opened <Moment at={one.openedAt} />, due{' '}
              {showDate(one.dueOn)}
              {one.late ? ': late' : ''}
              {one.sentOn === null
                ? ''
                : `; sent on ${showDate(one.sentOn)} under ${one.reference ?? ''}`}
            </p>
            {one.why === null ? null : <p className="ap-text">{one.why}</p>}
            {one.lateBecause === null ? null : (
              <p className="dp-dim">Taken further late: {one.lateBecause}</p>
            )}
            {one.stage === 'formal' && appeal.panel.length > 0 ? (
              <p className="dp-dim">Panel: {appeal.panel.map(({ name }) => name).join(', ')}</p>
            ) : null}
            {one.outcome === null ? null : (
              <>
                <p>
                  <strong>{OUTCOMES[one.outcome.outcome]}</strong>, {one.outcome.by},{' '}
                  <Moment at={one.outcome.decidedAt} />
                  {one.outcome.heldOn === null ? '' : ` (${showDate(one.outcome.heldOn)})`}
                </p>
                <p className="ap-text">{one.outcome.reasons}</p>
                {one.outcome.hearing === null ? null : (
                  <p className="ap-text dp-dim">Hearing: {one.outcome.hearing}</p>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      {appeal.papers.length === 0 ? null : (
        <ul className="ap-list" aria-label="Papers">
          {appeal.papers.map((paper) => (
            <li key={paper.paperId}>
              <p>
                <strong>{paper.title}</strong>, {paper.by}, <Moment at={paper.handedAt} />
              </p>
              <p className="ap-text">{paper.words}</p>
              {paper.file === null ? null : (
                <PaperFile paperId={paper.paperId} file={paper.file} own={own} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PaperFile({
  paperId,
  file,
  own,
}: {
  readonly paperId: string;
  readonly file: NonNullable<WholeAppeal['papers'][number]['file']>;
  readonly own: boolean;
}) {
  if (file.emptied) {
    return <p className="dp-dim">Its file was deleted with a person in it; its hash stays.</p>;
  }
  if (!file.mayOpen) {
    return <p className="dp-dim">With a file, for the two sides and those who judge the appeal.</p>;
  }
  const route = own ? ownPaperFile : paperFile;
  return (
    <p>
      <a href={addressOf(route, { params: { id: paperId } })} target="_blank" rel="noreferrer">
        Open {file.name} ({file.contentType === 'application/pdf' ? 'PDF' : 'photo'})
      </a>
    </p>
  );
}
