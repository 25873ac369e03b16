import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { NOT_SAID_WORDS, QUESTIONS, type Question, readEqualAccess } from '../schema.ts';
import { SurveyTotals } from './survey-totals.tsx';

type Reading = ReplyOf<typeof readEqualAccess>;
type Span = Reading['rows'][number]['spans'][number];

/** Who reaches the programmes, in totals: nothing about fewer than ten people. */
export default function EqualAccessPage() {
  const reading = useRead(readEqualAccess, {});
  return (
    <Page title="Equal access and survey">
      <p className="dp-dim">
        What learners say of themselves, as totals over calendar quarters that are closed. A group
        of fewer than ten people is not shown, and another with it where the total would give it
        away. Whoever answers in two quarters is counted in both.
      </p>
      <Read of={reading}>
        {({ rows, least }) =>
          rows.length === 0 ? (
            <Empty title="Nobody is enrolled">Each framework with learners stands here.</Empty>
          ) : (
            rows.map(({ code, title, spans }) => (
              <Section key={code} title={`${code} ${title}`}>
                {spans.length === 0 ? (
                  <p>
                    Too few to show: until a quarter is over in which {least} people answered,
                    nothing stands here.
                  </p>
                ) : (
                  spans.map((span) => <OneSpan key={span.from} span={span} />)
                )}
              </Section>
            ))
          )
        }
      </Read>
      <SurveyTotals />
    </Page>
  );
}

function OneSpan({ span }: { readonly span: Span }) {
  return (
    <>
      <h3>
        {showDate(span.from)} to {showDate(span.to)}
      </h3>
      <FactList
        facts={span.questions.map(({ question, total, groups }) => ({
          label: QUESTIONS[question].label,
          value: groupWords(question, groups),
          from: total === null ? 'Too few to show' : `Answers: ${total}`,
        }))}
      />
    </>
  );
}

function groupWords(question: Question, groups: Readonly<Record<string, number | null>>): string {
  const all = Object.entries(groups);
  const shown = all.flatMap(([group, count]) =>
    count === null ? [] : [`${nameOf(question, group)}: ${count}`],
  );
  const hidden = all.flatMap(([group, count]) => (count === null ? [nameOf(question, group)] : []));
  if (hidden.length === 0) return shown.join(', ');
  if (shown.length === 0) return 'Too few to show by group';
  return `${shown.join(', ')}. Too few to show one by one: ${hidden.join(', ')}`;
}

function nameOf(question: Question, group: string): string {
  const groups: Readonly<Record<string, string>> = QUESTIONS[question].groups;
  return groups[group] ?? NOT_SAID_WORDS;
}
