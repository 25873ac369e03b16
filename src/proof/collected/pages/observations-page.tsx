import './collected.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { listObservations } from '../schema.ts';
import { ObservationForm } from './observation-form.tsx';
import { Observed } from './observed.tsx';

export type Observations = ReplyOf<typeof listObservations>;

/** What an assessor or adviser saw, asked or talked about, with the form that records it. */
export default function ObservationsPage() {
  const reading = useRead(listObservations, {});
  const [open, setOpen] = useState(false);
  return (
    <Page
      title="Observations"
      action={open ? undefined : <Button onClick={() => setOpen(true)}>Record one</Button>}
    >
      <Read of={reading}>
        {(value) => (
          <>
            {open ? <ObservationForm of={value} close={() => setOpen(false)} /> : null}
            <Section title="Recorded by you">
              {value.rows.length === 0 ? (
                <Empty title="Nothing recorded yet">
                  Watch a learner at work, talk it through or ask; record it the same day. It is
                  evidence once the learner has signed it too.
                </Empty>
              ) : (
                <ul className="co-list" aria-label="Recorded by you">
                  {value.rows.map((one) => (
                    <li key={one.observationId} className="co-one">
                      <Observed one={one} who={one.learner.name} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
