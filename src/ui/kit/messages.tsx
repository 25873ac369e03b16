import { Button } from '@mantine/core';
import { useState } from 'react';
import { SendDialog } from '../dialog.tsx';
import { Empty } from '../empty.tsx';
import { useNotice } from '../notice.tsx';
import { Section } from '../page.tsx';
import { Progress, Waiting } from '../progress.tsx';
import { Refused } from '../refused.tsx';
import { Steps } from '../steps.tsx';

/** Dialog before sending, notices with undo, refusals, progress, steps, empty state. */
export function KitMessages() {
  const [open, setOpen] = useState(false);
  const say = useNotice();
  return (
    <>
      <Section title="Before it goes out">
        <div className="dp-row">
          <Button onClick={() => setOpen(true)}>Confirm both sides</Button>
          <Button
            variant="default"
            onClick={() => say('Rosa Ahmed pencilled', () => say('Undone'))}
          >
            Pencil Rosa
          </Button>
        </div>
        <SendDialog
          title="Confirm both sides"
          open={open}
          onClose={() => setOpen(false)}
          notSent="This is the sample organisation: both stay in the outbox."
          act={{
            label: 'Send both confirmations',
            onAct: () => {
              setOpen(false);
              say('Both confirmations sent');
            },
          }}
          messages={[
            {
              id: '1',
              by: 'E-mail',
              to: 'Rosa Ahmed <rosa@example.org>',
              subject: 'Your shift on Mon 23 Nov, Ash Ward',
              text: 'Dear Rosa,\n\nyou are booked for Mon 23 Nov 22:00-06:00 Tue at Ash Ward, LS1 4AP.',
              attached: ['confirmation.pdf', 'shift.ics'],
            },
            {
              id: '2',
              by: 'E-mail',
              to: 'Grace Byrne <grace@example.org>',
              subject: 'Rosa Ahmed on Mon 23 Nov',
              text: 'Dear Grace,\n\nRosa Ahmed comes on Mon 23 Nov 22:00-06:00 Tue.',
            },
          ]}
        />
      </Section>
      <Section title="Refusals">
        <Refused
          refusal={{
            code: 'shift-taken',
            because:
              'Tom Okafor took this shift 2 minutes ago. Choose another shift for Rosa Ahmed.',
          }}
        />
        <Refused
          refusal={{
            code: 'fault',
            because: 'The list could not be read. Nothing was lost. Try again.',
            reference: '7c1f-42',
          }}
          again={() => say('Read again')}
        />
      </Section>
      <Section title="Progress">
        <Waiting words="Reading the week" />
        <Progress
          label="Importing candidates"
          done={1204}
          total={5000}
          unit="rows"
          leave="You can leave this page: the result will stand under Candidates, Imports."
        />
        <Steps
          label="Import"
          steps={['Choose the file', 'Match the columns', 'Look it over', 'Import']}
          at={2}
          onOpen={() => undefined}
        />
      </Section>
      <Section title="Nothing here yet">
        <Empty title="No bookings yet" action={<Button>Take a booking</Button>}>
          Each order of a client stands here with its shifts and who goes.
        </Empty>
      </Section>
    </>
  );
}
