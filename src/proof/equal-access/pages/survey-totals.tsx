import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { FactList } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { readSurvey, STATEMENTS, SURVEY_ANSWERS } from '../schema.ts';

type Span = ReplyOf<typeof readSurvey>['rows'][number]['spans'][number];
type Line = Span['statements'][number];

/** How learners find their programme, in totals: of five answers and more, over quarters that are closed. */
export function SurveyTotals() {
  const reading = useRead(readSurvey, {});
  return (
    <Read of={reading}>
      {({ rows, least }) => (
        <Section title="How learners find their programme">
          <p className="dp-dim">
            From 1, I disagree, to 5, I agree. What the centre does about it is an action of the
            next staff meeting.
          </p>
          {rows.map(({ code, title, spans }) => (
            <div key={code}>
              <h3>
                {code} {title}
              </h3>
              {spans.length === 0 ? (
                <p>
                  Too few to show: until a quarter is over in which {least} people answered, nothing
                  stands here.
                </p>
              ) : (
                spans.map((span) => <OneSpan key={span.from} span={span} />)
              )}
            </div>
          ))}
        </Section>
      )}
    </Read>
  );
}

function OneSpan({ span }: { readonly span: Span }) {
  return (
    <>
      <h4>
        {showDate(span.from)} to {showDate(span.to)}, {counted(span.answered, 'answer')}
      </h4>
      <FactList
        facts={span.statements.map((line) => ({
          label: STATEMENTS[line.statement],
          value: averageWords(line),
          from: spreadWords(line),
        }))}
      />
    </>
  );
}

function averageWords({ average, change }: Line): string {
  if (average === null) return 'Too few to show';
  const words = (average / 10).toFixed(1);
  if (change === null || change === 0) return words;
  return `${words}, ${(Math.abs(change) / 10).toFixed(1)} ${change > 0 ? 'more' : 'less'} than before`;
}

function spreadWords({ answers }: Line): string {
  if (answers === null) return 'Fewer than five took a side';
  return Object.entries(SURVEY_ANSWERS)
    .flatMap(([key, { label }]) => ((answers[key] ?? 0) > 0 ? [`${label}: ${answers[key]}`] : []))
    .join(', ');
}
