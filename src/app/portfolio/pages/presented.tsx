import './portfolio.css';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import type { Rendition } from '../../../proof/portfolio/schema.ts';
import { Link } from '../../../ui/address.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { RenditionView } from './rendition-view.tsx';

interface Criterion {
  readonly criterionId: string;
  readonly code: string;
  readonly label: string;
  readonly wording: string | null;
  readonly closes: 'record' | 'observation' | 'discussion';
  /** Places in the items. */
  readonly items: readonly number[];
}

const CLOSES_SHORT: Readonly<Record<Criterion['closes'], string>> = {
  record: 'a work record, or questioning',
  observation: 'being watched at work',
  discussion: 'questioning or discussion',
};

const COLUMNS: readonly Column<Criterion>[] = [
  { key: 'code', head: 'Criterion', cell: ({ code }) => code, width: '110px' },
  { key: 'label', head: 'What it asks', cell: ({ wording, label }) => wording ?? label },
  { key: 'closes', head: 'Closed by', cell: ({ closes }) => CLOSES_SHORT[closes], width: '220px' },
  {
    key: 'items',
    head: 'Items',
    cell: ({ items }) =>
      items.length === 0 ? (
        <span className="dp-dim">none</span>
      ) : (
        items.map((at) => at + 1).join(', ')
      ),
    width: '120px',
  },
];

/** ', Thu 29 Oct': items often have the same title. */
function whenOf({ entries }: Rendition): string {
  const [first] = entries;
  const today = dateIn(new Date());
  return first === undefined ? '' : `, ${showDate(dateIn(new Date(first.at)), today)}`;
}

/** What a claim puts before an assessor: its criteria with the numbers of their items, then the items whole. */
export function Presented({
  criteria,
  items,
}: {
  readonly criteria: readonly Criterion[];
  readonly items: readonly {
    readonly evidenceId: string;
    readonly title: string;
    readonly rendition: Rendition;
    readonly sha256?: string;
  }[];
}) {
  const without = criteria.filter((criterion) => criterion.items.length === 0);
  return (
    <>
      <Section title="Criteria">
        {without.length === 0 ? null : (
          <p>
            {counted(without.length, 'criterion has', 'criteria have')} no item. Your assessor can
            close {without.length === 1 ? 'it' : 'these'} by questioning, discussion or watching
            you.
          </p>
        )}
        <Table
          label="Criteria of the unit"
          noun={['criterion', 'criteria']}
          columns={COLUMNS}
          rows={criteria}
          id={({ criterionId }) => criterionId}
        />
      </Section>
      <Section title="What the assessor sees">
        {items.length === 0 ? (
          <p className="dp-dim">
            No item is referenced to this unit. An assessor would have to close all of it by
            questioning.
          </p>
        ) : (
          items.map((item, at) => (
            <details key={item.evidenceId} className="pf-card" open={items.length <= 2}>
              <summary>
                Item {at + 1}: {item.title}
                {whenOf(item.rendition)}
              </summary>
              <RenditionView rendition={item.rendition} />
              {item.sha256 === undefined ? (
                <p>
                  <Link href={`/portfolio/passages/${item.evidenceId}`}>
                    Hide passages of item {at + 1}
                  </Link>
                </p>
              ) : (
                <p className="dp-dim pf-small">
                  SHA-256 of what was frozen: <code className="dp-code">{item.sha256}</code>
                </p>
              )}
            </details>
          ))
        )}
      </Section>
    </>
  );
}
