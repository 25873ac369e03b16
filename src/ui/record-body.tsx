import { type ComponentType, lazy, type ReactNode, Suspense, useMemo } from 'react';
import { Section, Sides } from './page.tsx';
import type { RecordSection } from './pages.ts';
import { Waiting } from './progress.tsx';
import { useMay } from './session.ts';

/**
 * The body of a record: what its own room shows, then the sections that rooms give it, by their order and
 * as the session's actions allow; one with the id 'history' stands at the side.
 */
export function RecordBody({
  id,
  sections,
  children,
}: {
  readonly id: string;
  readonly sections: readonly RecordSection[];
  readonly children: ReactNode;
}) {
  const may = useMay();
  const shown = useMemo(
    () =>
      sections
        .filter(({ action }) => action === undefined || may(action))
        .sort((a, b) => a.order - b.order)
        .map((section) => ({ section, Part: lazy(section.load) })),
    // The session, and so what may be shown, lasts as long as the page.
    [sections],
  );
  const part = ({
    section,
    Part,
  }: {
    section: RecordSection;
    Part: ComponentType<{ id: string }>;
  }) => (
    <Section key={section.id} title={section.title}>
      <Suspense fallback={<Waiting />}>
        <Part id={id} />
      </Suspense>
    </Section>
  );
  const history = shown.find(({ section }) => section.id === 'history');
  const main = (
    <>
      {children}
      {shown.filter((one) => one !== history).map(part)}
    </>
  );
  return history === undefined ? main : <Sides main={main} side={part(history)} />;
}
