import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { coverFileRoute } from '../schema.ts';
import { type Part, partFrom, stepped } from './cover-steps.ts';
import type { ShownFile } from './file-page.tsx';

/** Covers faces, screens and prices in a photo: parts are drawn over it, or placed by the arrow keys. */
export function CoverPart({
  file,
  content,
}: {
  readonly file: ShownFile;
  readonly content: string;
}) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [closed, setClosed] = useState(false);
  // Where the button was, the drawing stands, and back: the keyboard goes along.
  useEffect(() => {
    if (closed) opener.current?.focus();
  }, [closed]);
  return (
    <Section title="Covered parts">
      {file.covers === null ? null : (
        <p>
          This is a copy with {counted(file.covers.parts, 'part')} covered.{' '}
          <Link href={`/files/${file.covers.fileId}`}>The photo itself</Link> stays with the
          learner.
        </p>
      )}
      {file.copies.length === 0 ? null : (
        <ul className="fi-copies" aria-label="Copies with parts covered">
          {file.copies.map((copy) => (
            <li key={copy.fileId}>
              <Link href={`/files/${copy.fileId}`}>
                Copy with {counted(copy.parts, 'part')} covered
              </Link>
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <Cover
          file={file}
          content={content}
          close={() => {
            setOpen(false);
            setClosed(true);
          }}
        />
      ) : file.mayCover ? (
        <Button
          ref={opener}
          variant="default"
          onClick={() => {
            setClosed(false);
            setOpen(true);
          }}
        >
          Cover parts of it
        </Button>
      ) : null}
    </Section>
  );
}

function Cover({
  file,
  content,
  close,
}: {
  readonly file: ShownFile;
  readonly content: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { go } = useAddress();
  const { act, busy } = useAct(coverFileRoute);
  const [id] = useState(newId);
  const [parts, setParts] = useState<readonly Part[]>([]);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const [newest, setNewest] = useState<string>();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const add = () => {
    const key = newId();
    setParts([...parts, { key, ...IN_THE_MIDDLE }]);
    setNewest(key);
  };
  const cover = async () => {
    const done = await act({
      params: { id: file.fileId },
      body: { id, sha256: file.sha256, areas: parts.map(({ key: _, ...area }) => area) },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    say('Covered: the copy is the evidence now, and the photo stays with the learner');
    close();
    go(`/files/${done.value.evidenceId}`);
  };
  return (
    <>
      <p className="dp-dim">
        Draw over faces, screens and prices. By keyboard: add a part, move it with the arrow keys,
        make it larger or smaller with Shift and an arrow key, take it off with Delete. The house
        makes a copy in which these parts are black and nothing is left under them.
      </p>
      <Drawing
        content={content}
        title={file.title}
        parts={parts}
        newest={newest}
        onParts={setParts}
      />
      <div className="dp-row">
        <Button ref={first} variant="default" onClick={add}>
          Add a part
        </Button>
        <Button
          aria-disabled={busy || parts.length === 0}
          onClick={() => {
            if (!busy && parts.length > 0) void cover();
          }}
        >
          {parts.length === 0 ? 'Cover' : `Cover ${counted(parts.length, 'part')}`}
        </Button>
        <Button variant="subtle" onClick={close}>
          Cancel
        </Button>
      </div>
      {busy ? <p role="status">The copy is being made. This takes some seconds.</p> : null}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}

const IN_THE_MIDDLE = { left: 400, top: 400, width: 200, height: 200 };
const ARROWS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

function Drawing({
  content,
  title,
  parts,
  newest,
  onParts,
}: {
  readonly content: string;
  readonly title: string;
  readonly parts: readonly Part[];
  /** The one added last by the button: it takes the focus, to be moved. */
  readonly newest: string | undefined;
  readonly onParts: (parts: readonly Part[]) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number }>();
  const [drawn, setDrawn] = useState<Part>();
  useEffect(() => {
    if (newest !== undefined)
      box.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  }, [newest]);
  const placeOf = (event: React.PointerEvent) => {
    const { left, top, width, height } = box.current?.getBoundingClientRect() ?? new DOMRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const begin = (event: React.PointerEvent) => {
    if ((event.target as Element).closest('button')) return;
    event.preventDefault();
    box.current?.setPointerCapture(event.pointerId);
    setFrom(placeOf(event));
  };
  const move = (event: React.PointerEvent) => {
    if (from) setDrawn(partFrom('drawn', from, placeOf(event)));
  };
  const end = () => {
    // A slip of the finger is no part.
    if (drawn && drawn.width > 5 && drawn.height > 5)
      onParts([...parts, { ...drawn, key: newId() }]);
    setFrom(undefined);
    setDrawn(undefined);
  };
  const press = (event: React.KeyboardEvent, part: Part) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onParts(parts.filter(({ key }) => key !== part.key));
    } else if (ARROWS.includes(event.key)) {
      event.preventDefault();
      const now = stepped(part, event.key, event.shiftKey);
      onParts(parts.map((one) => (one.key === part.key ? now : one)));
    }
  };
  return (
    <div
      ref={box}
      className="fi-draw"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <img src={content} alt={title} draggable={false} />
      {[...parts, ...(drawn ? [drawn] : [])].map((part, nth) => (
        <button
          key={part.key}
          type="button"
          className="fi-part"
          style={placed(part)}
          aria-label={`Part ${nth + 1}: ${percent(part.width)} by ${percent(part.height)}, ${percent(part.left)} from the left, ${percent(part.top)} from the top`}
          onKeyDown={(event) => press(event, part)}
        >
          {nth + 1}
        </button>
      ))}
    </div>
  );
}

const percent = (thousandths: number): string => `${Math.round(thousandths / 10)}%`;
const placed = ({ left, top, width, height }: Part) => ({
  left: `${left / 10}%`,
  top: `${top / 10}%`,
  width: `${width / 10}%`,
  height: `${height / 10}%`,
});
