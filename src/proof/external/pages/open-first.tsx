import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BodyIn } from '../../../lib/route.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, type Reading, useAct } from '../../../ui/read.tsx';
import { openThingRoute } from '../schema.ts';

/** A read that is on record once a day: until it was opened today, the press that opens it stands in its place. */
export function OpenFirst<T>({
  of: reading,
  thing,
  what,
  children,
}: {
  readonly of: Reading<T>;
  readonly thing: BodyIn<typeof openThingRoute>;
  /** 'this staff file' */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}) {
  const say = useNotice();
  const { act, busy } = useAct(openThingRoute);
  if (reading.value === undefined && reading.refusal?.code === 'not-opened') {
    const open = async () => {
      const done = await act({ body: thing });
      if (!done.ok) say(done.refusal.because);
    };
    return (
      <>
        <p>That you open {what} goes on the record, once a day.</p>
        <p>
          <Button onClick={open} loading={busy}>
            Open {what} for today
          </Button>
        </p>
      </>
    );
  }
  return <Read of={reading}>{children}</Read>;
}
