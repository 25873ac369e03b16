import { Button } from '@mantine/core';
import { FactList } from '../../../ui/facts.tsx';
import { Ago } from '../../../ui/when.tsx';
import type { Answers } from '../schema.ts';
import { ANSWERS, QUESTIONS, type Setting } from './words.ts';

/** A version that a colleague recorded since: what it says differently, and taking it under one's own changes. */
export function NewerSetting({
  newer,
  mine,
  onTake,
}: {
  readonly newer: Setting;
  readonly mine: Answers;
  readonly onTake: () => void;
}) {
  const differs = ANSWERS.filter((key) => newer[key] !== mine[key]);
  return (
    <section className="dp-needs" aria-label="A newer version">
      <h2>
        {newer.recordedBy} recorded version {newer.version} <Ago at={newer.recordedAt} />
      </h2>
      <p>
        Taking it puts its answers where you changed nothing; yours stay. See that they still fit.
        {differs.length === 0 ? ' It says the same as you do.' : ' It says:'}
      </p>
      <FactList
        facts={differs.map((key) => ({
          label: QUESTIONS[key].asks,
          value: QUESTIONS[key].choices[newer[key]] ?? '',
        }))}
      />
      <Button variant="default" size="compact-sm" mt={8} onClick={onTake}>
        Take version {newer.version} and keep my changes
      </Button>
    </section>
  );
}
