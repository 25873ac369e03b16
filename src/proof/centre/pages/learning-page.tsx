import { Button } from '@mantine/core';
import { useAddress } from '../../../ui/address.tsx';
import {
  ChecksField,
  DateField,
  LongTextField,
  NumberField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useSession } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { readCentreChoices, readStaffMember, recordLearningRoute } from '../schema.ts';
import type { Choices } from './approval-forms.tsx';
import { Learning } from './member-page.tsx';

/** One's own learning log: what an assessor or verifier did to keep up to date. */
export default function LearningPage() {
  const { query, setQuery } = useAddress();
  const id = useSession()?.member.id ?? '';
  const open = query['form'] === 'learning';
  const close = () => setQuery({ form: undefined });
  const reading = useRead(
    readStaffMember,
    { params: { id } },
    { live: ['learning.'], when: id !== '' },
  );
  const choices = useRead(readCentreChoices, {}, { when: open });
  return (
    <Page
      title="My learning"
      where={[{ label: 'Centre', href: '/centre' }]}
      action={<LinkButton href={`/centre/members/${id}`}>My posts and certificates</LinkButton>}
    >
      <Read of={reading}>
        {(member) => (
          <Beside
            panel={
              open ? (
                <SidePanel of="learning" title="Add to my learning" onClose={close}>
                  <Read of={choices}>
                    {(given) => (
                      <LearningForm
                        today={member.today}
                        units={ownUnits(member.posts, given)}
                        onDone={close}
                      />
                    )}
                  </Read>
                </SidePanel>
              ) : undefined
            }
          >
            <Learning
              member={member}
              action={
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => setQuery({ form: 'learning' })}
                >
                  Add what I did
                </Button>
              }
            />
          </Beside>
        )}
      </Read>
    </Page>
  );
}

/** The units one holds a post for: 'REC-L2-RR RPC1', with their titles. */
function ownUnits(
  posts: readonly {
    readonly units: Readonly<Record<string, readonly string[]>>;
    readonly ended: unknown;
  }[],
  { frameworks }: Choices,
) {
  const held = posts.filter(({ ended }) => ended === null);
  return frameworks.flatMap(({ code, units }) =>
    units
      .filter(({ reference }) =>
        held.some((post) => {
          const own = post.units[code] ?? [];
          return own.includes('*') || own.includes(reference);
        }),
      )
      .map(({ reference, title }) => ({
        value: `${code} ${reference}`,
        label: `${reference}, ${title}`,
      })),
  );
}

function LearningForm({
  today,
  units,
  onDone,
}: {
  readonly today: string;
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordLearningRoute);
  const form = useForm({
    name: 'learning',
    start: {
      on: today,
      minutes: undefined as number | undefined,
      what: '',
      learnt: '',
      units: [] as string[],
    },
    checks: {
      on: needed('Enter the day'),
      minutes: (minutes) =>
        minutes === undefined || minutes < 1 || minutes > 6000
          ? 'Enter 1 to 6,000 minutes'
          : undefined,
      what: needed('Say what it was'),
    },
    submit: ({ minutes, ...values }, id) => act({ body: { id, minutes: minutes ?? 0, ...values } }),
    onDone: () => {
      say('It is in your learning log');
      onDone();
    },
  });
  return (
    <Form form={form} action="Add it" onCancel={onDone}>
      <DateField form={form} name="on" label="On" />
      <NumberField form={form} name="minutes" label="Minutes" />
      <TextField
        form={form}
        name="what"
        label="What it was"
        hint="A course, standardisation, reading, work in the trade"
      />
      <LongTextField form={form} name="learnt" label="What you learnt" optional />
      {units.length === 0 ? null : (
        <ChecksField
          form={form}
          name="units"
          label="Units it is about"
          optional
          options={[...units]}
        />
      )}
    </Form>
  );
}
