import { Button } from '@mantine/core';
import { useState } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Ago } from '../../../ui/when.tsx';
import { recordChoiceRoute } from '../schema.ts';
import { Documents } from './documents.tsx';
import { FoundTable } from './found-table.tsx';
import type { Choice, Framework } from './words.ts';

/** What asks the centre for a choice, then what was only noted. */
export function Contradictions({
  framework,
  manages,
}: {
  readonly framework: Framework;
  readonly manages: boolean;
}) {
  const asking = new Set(framework.choices.flatMap(({ findings }) => findings));
  const noted = framework.contradictions.filter(({ code }) => !asking.has(code));
  const nothing = framework.choices.length + framework.contradictions.length === 0;
  if (nothing) {
    return (
      <>
        <p className="dp-dim dp-after-tabs">
          {framework.document
            ? 'No contradiction was found in the document.'
            : 'Contradictions are found in the awarding body’s own document when it is imported.'}
        </p>
        <Documents documents={framework.documents} />
      </>
    );
  }
  return (
    <>
      {framework.choices.length === 0 ? null : (
        <Section title="For the centre to choose">
          {framework.choices.map((choice) => (
            <OneChoice
              key={choice.key}
              choice={choice}
              framework={framework}
              manages={manages && framework.newest}
            />
          ))}
        </Section>
      )}
      {noted.length === 0 ? null : (
        <Section title="Noted">
          <p className="dp-dim">What the document says in two ways, and nothing here rests on.</p>
          <FoundTable label="Contradictions noted" findings={noted} />
        </Section>
      )}
      <Documents documents={framework.documents} />
    </>
  );
}

function OneChoice({
  choice,
  framework,
  manages,
}: {
  readonly choice: Choice;
  readonly framework: Framework;
  readonly manages: boolean;
}) {
  const [choosing, setChoosing] = useState(false);
  const because = framework.contradictions.filter(({ code }) => choice.findings.includes(code));
  const open = choice.chosen === null || choice.askedAgain;
  const carried = (choice.chosen?.carriedFrom ?? null) !== null;
  const press = open ? 'Choose' : carried ? 'Choose again' : 'Choose otherwise';
  const labelOf = (value: string) =>
    choice.options.find((option) => option.value === value)?.label ?? value;
  return (
    <div className="dp-choice">
      <div className="dp-choice-head">
        <h3>{choice.question}</h3>
        {open ? (
          <Badge state={{ word: 'Not chosen', meaning: 'attention', mark: 'triangle' }} />
        ) : (
          <Badge
            state={{
              word: carried ? 'Carried over' : 'Chosen',
              meaning: 'good',
              mark: 'tick',
            }}
          />
        )}
      </div>
      {because.length === 0 ? null : (
        <FoundTable label={`What asks: ${choice.question}`} findings={because} />
      )}
      {choice.chosen === null ? (
        <div>
          <p>
            The default counts until the centre chooses: <strong>{labelOf(choice.default)}</strong>
          </p>
          <p className="dp-dim">{choice.because}</p>
        </div>
      ) : (
        <div>
          <p>
            <strong>{labelOf(choice.chosen.value)}</strong>
          </p>
          <p className="dp-reason">{choice.chosen.because}</p>
          <p className="dp-dim">
            {choice.chosen.chosenBy ?? 'Somebody who left'}, <Ago at={choice.chosen.chosenAt} />
          </p>
          {choice.chosen.carriedFrom === null ? null : (
            <p>
              Chosen of revision {choice.chosen.carriedFrom}, and carried over: the document
              contradicts itself here in the same way. Choose again where that no longer fits.
            </p>
          )}
          {choice.askedAgain ? <p>A unit ended since: it is asked again.</p> : null}
        </div>
      )}
      {manages && choosing ? (
        <ChoiceForm choice={choice} frameworkId={framework.id} onClose={() => setChoosing(false)} />
      ) : null}
      {manages && !choosing ? (
        <Button
          variant="default"
          size="compact-sm"
          className="dp-choice-open"
          aria-label={`${press}: ${choice.question}`}
          onClick={() => setChoosing(true)}
        >
          {press}
        </Button>
      ) : null}
    </div>
  );
}

function ChoiceForm({
  choice,
  frameworkId,
  onClose,
}: {
  readonly choice: Choice;
  readonly frameworkId: string;
  readonly onClose: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordChoiceRoute);
  const form = useForm<{ value: string; because: string }, unknown>({
    name: `choice ${choice.key}`,
    start: { value: choice.chosen?.value ?? choice.default, because: '' },
    checks: {
      value: needed('Choose one of the answers'),
      because: needed('Enter the reason'),
    },
    submit: ({ value, because }, id) =>
      act({ params: { id: frameworkId }, body: { id, key: choice.key, value, because } }),
    onDone: () => {
      say('Choice recorded');
      onClose();
    },
  });
  return (
    <Form form={form} action="Record the choice" label={choice.question} onCancel={onClose}>
      <RadioField form={form} name="value" label="The centre’s answer" options={choice.options} />
      <LongTextField
        form={form}
        name="because"
        label="Reason"
        hint="What it rests on: an answer of the awarding body with its date, or a decision of the centre."
      />
    </Form>
  );
}
