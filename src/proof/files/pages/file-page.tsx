import './files.css';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { addressOf, type ServerRefusal } from '../../../ui/api.ts';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Moment } from '../../../ui/when.tsx';
import { clearFileRoute, readContentRoute, readFileRoute, takeOffMarkRoute } from '../schema.ts';
import { CoverPart } from './cover-part.tsx';
import { MarkForm } from './mark-form.tsx';
import { showTime } from './times.ts';

export type ShownFile = ReplyOf<typeof readFileRoute>;
type Mark = ShownFile['marks'][number];

/** A file that is evidence: shown or played, with the index that leads to a page or a moment of it. */
export default function FilePage() {
  const { params } = useAddress();
  const reading = useRead(readFileRoute, { params: { id: params['id'] ?? '' } });
  return (
    <Page title={reading.value?.title ?? 'File'}>
      <Read of={reading}>{(file) => <Shown file={file} />}</Read>
    </Page>
  );
}

function Shown({ file }: { readonly file: ShownFile }) {
  const player = useRef<HTMLMediaElement>(null);
  const content = addressOf(readContentRoute, { params: { id: file.fileId } });
  const jump = (second: number) => {
    if (player.current === null) return;
    player.current.currentTime = second;
    void player.current.play().catch(() => undefined);
  };
  const plays = file.kind === 'audio' || file.kind === 'video';
  return (
    <>
      {file.sample ? <p>Sample, not evidence.</p> : null}
      {file.emptied ? (
        <p>
          Its content was deleted with a person in it. That it was evidence, and its hash, stay.
        </p>
      ) : (
        <Content file={file} content={content} player={player} />
      )}
      {file.mayCover || file.covers !== null || file.copies.length > 0 ? (
        <CoverPart key={file.fileId} file={file} content={content} />
      ) : null}
      <Section title="Index">
        {file.marks.length === 0 ? (
          <p className="dp-dim">Nothing is marked yet.</p>
        ) : (
          <ul className="fi-list" aria-label="Index">
            {file.marks.map((mark) => (
              <li key={mark.markId} className="fi-one">
                <OneMark file={file} mark={mark} content={content} {...(plays ? { jump } : {})} />
              </li>
            ))}
          </ul>
        )}
        {file.mayMarkAs.length === 0 ? null : (
          <MarkForm file={file} now={() => player.current?.currentTime} />
        )}
      </Section>
      <Section title="What it is">
        <FactList facts={factsOf(file)} />
      </Section>
      <Leaving file={file} />
    </>
  );
}

function Content({
  file,
  content,
  player,
}: {
  readonly file: ShownFile;
  readonly content: string;
  readonly player: React.RefObject<HTMLMediaElement | null>;
}) {
  if (file.kind === 'photo') return <img className="fi-show" src={content} alt={file.title} />;
  if (file.kind === 'audio') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording as it was made; what it shows stands under it
      <audio
        className="fi-show"
        controls
        preload="metadata"
        src={content}
        aria-label={file.title}
        ref={player as React.RefObject<HTMLAudioElement | null>}
      />
    );
  }
  if (file.kind === 'video') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording as it was made; what it shows stands under it
      <video
        className="fi-show"
        controls
        preload="metadata"
        src={content}
        aria-label={file.title}
        ref={player as React.RefObject<HTMLVideoElement | null>}
      />
    );
  }
  return (
    <p>
      <a href={content} target="_blank" rel="noreferrer">
        {file.kind === 'pdf' ? 'Open the PDF' : 'Save the document'}
      </a>
    </p>
  );
}

function OneMark({
  file,
  mark,
  content,
  jump,
}: {
  readonly file: ShownFile;
  readonly mark: Mark;
  readonly content: string;
  readonly jump?: (second: number) => void;
}) {
  const say = useNotice();
  const { act, busy } = useAct(takeOffMarkRoute);
  const takeOff = async () => {
    const done = await act({ params: { id: file.fileId, markId: mark.markId } });
    say(done.ok ? 'The mark is taken off' : done.refusal.because);
  };
  const { atSecond, page } = mark;
  const at = page === null ? showTime(atSecond) : `Page ${page}`;
  return (
    <>
      <div className="dp-row">
        {atSecond !== null && jump !== undefined ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${at}: play from here, ${mark.code}`}
            onClick={() => jump(atSecond)}
          >
            {at}
          </Button>
        ) : page === null ? (
          <span>{at}</span>
        ) : (
          <a href={`${content}#page=${page}`} target="_blank" rel="noreferrer">
            {at}
          </a>
        )}
        <span>
          <strong>{mark.code}</strong> {mark.label}
        </span>
      </div>
      {mark.note === '' ? null : <p className="fi-words">{mark.note}</p>}
      <div className="dp-row">
        <span className="dp-dim">
          {mark.madeBy}, {mark.madeAs}, <Moment at={mark.madeAt} />
        </span>
        {mark.mine && file.mayMarkAs.includes(mark.madeAs) ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Take off ${at}, ${mark.code}`}
            aria-disabled={busy}
            onClick={() => void takeOff()}
          >
            Take off
          </Button>
        ) : null}
      </div>
    </>
  );
}

function factsOf(file: ShownFile) {
  const told =
    file.toldOn === null
      ? 'nobody, the learner says'
      : `told before, ${showDate(file.toldOn)}: ${file.toldHow}`;
  return [
    { label: 'Learner', value: file.learner.name },
    ...(file.shows === '' ? [] : [{ label: 'Shows', value: file.shows }]),
    { label: 'File', value: `${file.name}, ${file.mediaCalled}` },
    { label: 'Others heard or seen', value: told },
    { label: 'Made, by the device', value: <Moment at={file.madeAt} /> },
    { label: 'Received', value: <Moment at={file.receivedAt} /> },
    ...(file.saysWhere
      ? [
          {
            label: 'Where it was made',
            value:
              file.kind === 'photo'
                ? 'The photo says so; others see a copy without it.'
                : 'The file itself says so, and nothing is taken out of it.',
          },
        ]
      : []),
    { label: 'SHA-256', value: <code className="dp-code fi-hash">{file.sha256}</code> },
    {
      label: 'SHA-256 of its pieces',
      value: <code className="dp-code fi-hash">{file.piecesSha256}</code>,
    },
    ...(file.shownSha256 === null
      ? []
      : [
          {
            label: 'SHA-256 of the copy others see',
            value: <code className="dp-code fi-hash">{file.shownSha256}</code>,
          },
        ]),
  ];
}

/** Whether it may leave the house, and the employer's press. */
function Leaving({ file }: { readonly file: ShownFile }) {
  const say = useNotice();
  const { act, busy } = useAct(clearFileRoute);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const clear = async () => {
    const done = await act({ params: { id: file.fileId }, body: { sha256: file.sha256 } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('It may leave the house; your press is recorded');
  };
  return (
    <Section title="Leaving the house">
      {file.clearedAt === null ? (
        <p>
          {file.mayCover
            ? 'What is not covered goes as it is: faces, screens, prices. '
            : 'Nothing in such a file can be hidden: faces, voices and screens go as they are. '}
          It is neither exported nor released before an owner or branch manager has looked at it.
        </p>
      ) : (
        <p>
          The employer let it leave <Moment at={file.clearedAt} />.
        </p>
      )}
      {file.mayClear ? (
        <Button variant="default" aria-disabled={busy} onClick={() => void clear()}>
          Let it leave
        </Button>
      ) : null}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <p>
        <Link href="/portfolio">Portfolio</Link>
      </p>
    </Section>
  );
}
