import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Result } from '../../../lib/result.ts';
import { addressOf } from '../../../ui/api.ts';
import { FileField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { HANDED_TYPES, handInItemFileRoute, readItemFile } from '../schema.ts';
import { FILE_HINT, type Item } from './looks.ts';

type File_ = NonNullable<Item['file']>;

/** The file that is judged: shown or played, with its index; or why it is not here. */
export function FilePart({ item, file }: { readonly item: Item; readonly file: File_ }) {
  const player = useRef<HTMLMediaElement>(null);
  const may = useMay();
  if (file.state === 'emptied') {
    return <p>Its content was deleted with a person in it; its hash stays.</p>;
  }
  if (file.state === 'missing') {
    return may('standardisation.lead') && item.rendition === null ? (
      <HandIn item={item} />
    ) : (
      <p role="status">The file is not here yet: it is judged once it is.</p>
    );
  }
  if (!file.mayOpen) {
    return (
      <p className="dp-dim">
        The answer is agreed. The file was open to who judged it for the exercise alone.
      </p>
    );
  }
  const content = addressOf(readItemFile, { params: { id: item.itemId } });
  const jump = (second: number) => {
    if (player.current === null) return;
    player.current.currentTime = second;
    void player.current.play().catch(() => undefined);
  };
  const plays = file.kind === 'audio' || file.kind === 'video';
  return (
    <>
      <Content file={file} content={content} player={player} />
      <p className="dp-dim">
        {file.mediaCalled}. Open to who judges it until the answer is agreed. Nothing in a file can
        be hidden: if you know whose work it is, say so under Why.
      </p>
      {file.marks.length === 0 ? null : (
        <ul className="sd-lines" aria-label="Index">
          {file.marks.map((mark) => (
            <li key={`${mark.criterionId} ${mark.atSecond} ${mark.page} ${mark.note}`}>
              <Place mark={mark} content={content} {...(plays ? { jump } : {})} />
              <span className="sd-text">
                <strong>{mark.code}</strong> {mark.note}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Place({
  mark: { atSecond, page, code },
  content,
  jump,
}: {
  readonly mark: File_['marks'][number];
  readonly content: string;
  readonly jump?: (second: number) => void;
}) {
  if (page !== null) {
    return (
      <a href={`${content}#page=${page}`} target="_blank" rel="noreferrer">
        Page {page}
      </a>
    );
  }
  if (atSecond === null) return <span>All of it</span>;
  const at = `${Math.floor(atSecond / 60)}:${String(atSecond % 60).padStart(2, '0')}`;
  if (jump === undefined) return <span>{at}</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`${at}: play from here, ${code}`}
      onClick={() => jump(atSecond)}
    >
      {at}
    </Button>
  );
}

function Content({
  file,
  content,
  player,
}: {
  readonly file: File_;
  readonly content: string;
  readonly player: React.RefObject<HTMLMediaElement | null>;
}) {
  const label = 'The item that is judged';
  if (file.kind === 'photo') return <img className="sd-show" src={content} alt={label} />;
  if (file.kind === 'audio') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording as it was made; its index stands under it
      <audio
        className="sd-show"
        controls
        preload="metadata"
        src={content}
        aria-label={label}
        ref={player as React.RefObject<HTMLAudioElement | null>}
      />
    );
  }
  if (file.kind === 'video') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording as it was made; its index stands under it
      <video
        className="sd-show"
        controls
        preload="metadata"
        src={content}
        aria-label={label}
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

function HandIn({ item }: { readonly item: Item }) {
  const say = useNotice();
  const { act } = useAct(handInItemFileRoute);
  const form = useForm({
    name: `item-file-${item.itemId}`,
    start: { file: undefined as File | undefined },
    checks: { file: (value) => (value === undefined ? 'Choose the file' : undefined) },
    submit: ({ file }): Promise<Result<{ itemId: string }>> =>
      act({ params: { id: item.itemId }, file: file as File }),
    onDone: () => say('The file is here: who was asked judges it'),
  });
  return (
    <>
      <p role="status">Nobody judges it before its file is here.</p>
      <Form form={form} action="Hand in the file">
        <FileField
          form={form}
          name="file"
          label="File"
          hint={FILE_HINT}
          accept={HANDED_TYPES.join(',')}
        />
      </Form>
    </>
  );
}
