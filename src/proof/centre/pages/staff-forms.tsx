import { dateIn } from '../../../lib/time.ts';
import {
  ChecksField,
  DateField,
  LongTextField,
  PickField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { authoriseStaffRoute, endStaffRoute, POSTS, tellStaffRoute } from '../schema.ts';
import type { Choices } from './approval-forms.tsx';
import { unitsWords } from './words.ts';

const MARK = '|';

/** 'CODE|reference' picked, as units by framework; every unit of one takes the place of the single ones. */
function unitsOf(picked: readonly string[]): Record<string, string[]> {
  const units: Record<string, string[]> = {};
  for (const one of picked) {
    const [code = '', reference = ''] = one.split(MARK);
    units[code] = [...(units[code] ?? []), reference];
  }
  for (const [code, own] of Object.entries(units)) if (own.includes('*')) units[code] = ['*'];
  return units;
}

/** The quality manager authorises somebody for units. */
export function AuthoriseForm({
  choices,
  memberId = '',
  onDone,
}: {
  readonly choices: Choices;
  readonly memberId?: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(authoriseStaffRoute);
  const [first] = choices.frameworks;
  const form = useForm({
    name: `authorise ${memberId}`,
    start: {
      memberId,
      post: 'assessor',
      framework: first?.code ?? '',
      picked: [] as string[],
      fromOn: dateIn(new Date()),
    },
    checks: {
      memberId: needed('Choose who'),
      picked: (picked) => (picked.length === 0 ? 'Choose at least one unit' : undefined),
      fromOn: needed('Enter the first day'),
    },
    submit: ({ memberId: who, post, picked, fromOn }, id) =>
      act({
        body: {
          id,
          memberId: who,
          post: post as keyof typeof POSTS,
          units: unitsOf(picked),
          fromOn,
        },
      }),
    onDone: () => {
      say('They are authorised');
      onDone();
    },
  });
  const shown = choices.frameworks.find(({ code }) => code === form.values.framework);
  return (
    <Form form={form} action="Authorise" onCancel={onDone}>
      {memberId === '' ? (
        <PickField
          form={form}
          name="memberId"
          label="Who"
          options={choices.members.map((one) => ({ value: one.memberId, label: one.name }))}
        />
      ) : null}
      <RadioField
        form={form}
        name="post"
        label="Post"
        options={Object.entries(POSTS).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        form={form}
        name="framework"
        label="Framework"
        hint="Units of several may be chosen, one framework after another"
        options={choices.frameworks.map(({ code, title }) => ({
          value: code,
          label: `${code}, ${title}`,
        }))}
      />
      {shown ? (
        <ChecksField
          form={form}
          name="picked"
          label={`Units of ${shown.code}`}
          options={[
            { value: `${shown.code}${MARK}*`, label: 'Every unit' },
            ...shown.units.map(({ reference, title }) => ({
              value: `${shown.code}${MARK}${reference}`,
              label: `${reference}, ${title}`,
            })),
          ]}
        />
      ) : (
        <p>No framework is in use here. Take one into use first.</p>
      )}
      <p className="dp-dim">
        {form.values.picked.length === 0
          ? 'No unit is chosen yet.'
          : `Chosen: ${unitsWords(unitsOf(form.values.picked))}.`}
      </p>
      <DateField form={form} name="fromOn" label="From" />
    </Form>
  );
}

/** Somebody no longer holds a post. */
export function EndPost({
  postId,
  today,
  onDone,
}: {
  readonly postId: string;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(endStaffRoute);
  const form = useForm({
    name: `end post ${postId}`,
    start: { on: today, because: '' },
    checks: { on: needed('Enter the day'), because: needed('Say why') },
    submit: (body) => act({ params: { id: postId }, body }),
    onDone: () => {
      say('The post has ended');
      onDone();
    },
  });
  return (
    <Form form={form} action="End the post" onCancel={onDone}>
      <p>
        From that day they do nothing in it. To change the units, end this post and authorise them
        anew.
      </p>
      <DateField form={form} name="on" label="Ends on" />
      <LongTextField form={form} name="because" label="Why" />
    </Form>
  );
}

/** The change of staff was reported to the awarding body. */
export function ReportPost({
  postId,
  today,
  onDone,
}: {
  readonly postId: string;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(tellStaffRoute);
  const form = useForm({
    name: `report post ${postId}`,
    start: { on: today, reference: '' },
    checks: { on: needed('Enter the day'), reference: needed('Say how it was reported') },
    submit: (body) => act({ params: { id: postId }, body }),
    onDone: () => {
      say('It is on record that this was reported');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the report" onCancel={onDone}>
      <p>The awarding body is told of who takes up a post, with their CV.</p>
      <DateField form={form} name="on" label="Reported on" />
      <TextField form={form} name="reference" label="Letter or message" />
    </Form>
  );
}
