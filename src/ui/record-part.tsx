import './record-part.css';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** A part of the section: its heading, what is on file, and the form that adds to it, opened in place. */
export function RecordPart({
  title,
  level = 3,
  add,
  form,
  children,
}: {
  readonly title: string;
  /** 2 where it stands on a page and in no section. */
  readonly level?: 2 | 3;
  /** The button's words; left out where the person may not add. */
  readonly add?: string | undefined;
  readonly form: (close: () => void) => ReactNode;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const Heading = `h${level}` as const;
  return (
    <div className="dp-record-part">
      <div className="dp-record-part-head">
        <Heading>{title}</Heading>
        {add === undefined || open ? null : (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {add}
          </Button>
        )}
      </div>
      {open ? <div className="dp-record-form">{form(() => setOpen(false))}</div> : null}
      {children}
    </div>
  );
}
