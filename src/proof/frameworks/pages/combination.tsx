import { counted } from '../../../lib/text.ts';
import { type Fact, FactList } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Framework, hoursWords } from './words.ts';

/** What may be combined, read as the centre chose. */
export function Combination({
  combination,
}: {
  readonly combination: NonNullable<Framework['combination']>;
}) {
  const { mandatory, optional, sizeTop, statedHours, reach } = combination;
  const stated = hoursWords(statedHours.least, statedHours.most);
  const facts: Fact[] = [
    {
      label: 'Mandatory',
      value: `all ${counted(mandatory.units, 'unit')}, ${counted(mandatory.credit, 'credit')}, ${mandatory.guidedHours} h`,
    },
    {
      label: 'Optional',
      value: `at least ${counted(optional.least, 'credit')}`,
      from: `of ${counted(optional.units, 'unit')} worth ${counted(optional.credit, 'credit')}`,
    },
    {
      label: 'Top of the size',
      value: sizeTop === null ? 'none' : counted(sizeTop, 'credit'),
    },
    {
      label: 'Lawful choices',
      value: reach === null ? 'none: no choice of units keeps every rule' : credits(reach),
      ...(reach === null
        ? {}
        : { from: 'least and most credits of any choice that keeps the rules' }),
    },
    ...(reach === null
      ? []
      : [
          {
            label: 'Guided learning',
            value: `${hoursWords(reach.leastHours, reach.mostHours)} in the units chosen`,
            ...(stated === undefined
              ? {}
              : { from: `the document states ${stated} for the whole` }),
          },
        ]),
  ];
  return (
    <Section title="What may be combined">
      <p className="dp-dim">
        Computed from the units and read as the centre chose under Contradictions.
      </p>
      <FactList facts={facts} />
    </Section>
  );
}

function credits({ leastCredit, mostCredit }: { leastCredit: number; mostCredit: number }): string {
  return leastCredit === mostCredit
    ? counted(leastCredit, 'credit')
    : `${leastCredit} to ${counted(mostCredit, 'credit')}`;
}
