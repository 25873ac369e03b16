import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { SelectField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { skillsRoute } from '../schema.ts';
import { HOW_KNOWN, type HowKnown, SKILLS_LISTS } from '../skills-schema.ts';
import { KNOWN_CHOICES, type OfCandidate, SECTOR_CHOICES } from './words.ts';

/** What they can do, by a sector's list, and how we know. */
export function SkillsPart({
  id,
  seen,
  mayWrite,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly mayWrite: boolean;
}) {
  return (
    <RecordPart
      title="Skills list"
      add={mayWrite ? 'Go through a list' : undefined}
      form={(close) => <ChooseList id={id} seen={seen} close={close} />}
    >
      {seen.skills.length === 0 ? (
        <p className="dp-dim">
          No list has been gone through. What they can do joins their skills.
        </p>
      ) : (
        <ul className="dp-record-lines">
          {seen.skills.map((one) => (
            <li key={one.sector + one.skill}>
              <span>{one.skill}</span>
              <span className="dp-dim">
                {HOW_KNOWN[one.how]};{' '}
                {SKILLS_LISTS.find(({ sector }) => sector === one.sector)?.name}, list {one.version}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function ChooseList({
  id,
  seen,
  close,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly close: () => void;
}) {
  const [sector, setSector] = useState(seen.skills[0]?.sector ?? SKILLS_LISTS[0]?.sector ?? '');
  return (
    <>
      <NativeSelect
        label="List"
        value={sector}
        data={SECTOR_CHOICES}
        onChange={(event) => setSector(event.target.value)}
      />
      <SkillsForm key={sector} id={id} sector={sector} seen={seen} close={close} />
    </>
  );
}

function SkillsForm({
  id,
  sector,
  seen,
  close,
}: {
  readonly id: string;
  readonly sector: string;
  readonly seen: OfCandidate;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(skillsRoute);
  const list = SKILLS_LISTS.find((one) => one.sector === sector);
  const skills = list?.skills ?? [];
  const start: Record<string, string> = Object.fromEntries(
    skills.map((skill) => [
      skill,
      seen.skills.find((one) => one.sector === sector && one.skill === skill)?.how ?? '',
    ]),
  );
  const form = useForm({
    name: `skills-${sector}`,
    start,
    submit: (values) =>
      act({
        params: { id, sector },
        body: {
          answers: skills.flatMap((skill) =>
            values[skill] ? [{ skill, how: values[skill] as HowKnown }] : [],
          ),
        },
      }),
    onDone: ({ added }) => {
      say(added === 0 ? 'The list is kept' : `The list is kept; ${added} new on their skills`);
      close();
    },
  });
  return (
    <Form form={form} action="Keep the list" label={list?.name ?? 'Skills'} onCancel={close}>
      {skills.map((skill) => (
        <SelectField
          key={skill}
          form={form}
          name={skill}
          label={skill}
          options={KNOWN_CHOICES}
          none="No"
        />
      ))}
    </Form>
  );
}
