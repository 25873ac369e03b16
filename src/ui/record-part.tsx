import './record-part.css';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** A part of the section: its heading, what is on file, and the form that adds to it, opened in place. */
export function RecordPart({
  title,
  add,
  form,
  children,
}: {
  readonly title: string;
  /** The button's words; left out where the person may not add. */
  readonly add?: string | undefined;
  readonly form: (close: () => void) => ReactNode;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className="dp-record-part">
      <div className="dp-record-part-head">
        <h3>{title}</h3>
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
