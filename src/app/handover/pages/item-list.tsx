import type { ReactNode } from 'react';
import { ITEM_KINDS } from '../../../desk/tasks/shapes-schema.ts';
import { Section } from '../../../ui/page.tsx';
import { Moment } from '../../../ui/when.tsx';

interface Item {
  readonly kind: keyof typeof ITEM_KINDS;
  readonly words: ReactNode;
  readonly dueAt: string | null;
}

/** Open items by kind, each with when it is due and whatever stands at its end: its owner, or the choice of one. */
export function ItemList<I extends Item>({
  items,
  keyOf,
  end,
}: {
  readonly items: readonly I[];
  readonly keyOf: (item: I, index: number) => string;
  readonly end: (item: I) => ReactNode;
}) {
  const kinds = (Object.keys(ITEM_KINDS) as (keyof typeof ITEM_KINDS)[]).filter((kind) =>
    items.some((item) => item.kind === kind),
  );
  return kinds.map((kind) => (
    <Section key={kind} title={ITEM_KINDS[kind]}>
      <ul className="ho-items">
        {items
          .filter((item) => item.kind === kind)
          .map((item, index) => (
            <li key={keyOf(item, index)}>
              <span className="ho-due dp-dim">
                {item.dueAt === null ? '' : <Moment at={item.dueAt} />}
              </span>
              <span className="ho-words">{item.words}</span>
              <span className="ho-end">{end(item)}</span>
            </li>
          ))}
      </ul>
    </Section>
  ));
}
