import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNotice } from '../../../ui/notice.tsx';

/** Something that is shown this once: to be copied, and then gone. */
export function ShownOnce({
  what,
  text,
  children,
  onDone,
}: {
  readonly what: string;
  readonly text: string;
  readonly children: ReactNode;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(`${what} copied`),
      () => say('The browser does not allow copying: mark the text and copy it'),
    );
  return (
    <section className="dp-shown-once" aria-label={what}>
      <p>{children}</p>
      <pre>
        <code>{text}</code>
      </pre>
      <div className="dp-buttons">
        <Button variant="default" onClick={() => void copy()}>
          Copy
        </Button>
        <Button onClick={onDone}>I have kept it</Button>
      </div>
    </section>
  );
}
