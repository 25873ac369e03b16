import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { ended, longDate, outcomeLook, spanWords } from './words.ts';
import type { AnsweredDay } from './work-it-out.tsx';

/** What a rule comes to as at one day: outcome, reason, figures, the sum by hand, the law that applied. */
export function RuleAnswer({
  one,
  keyDate,
}: {
  readonly one: AnsweredDay;
  /** What picks the version of the law, in words. */
  readonly keyDate: string;
}) {
  const { asOf, answer, refusal } = one;
  return (
    <section className="dp-rule-answer" aria-label={`As at ${longDate(asOf)}`}>
      <h3>As at {longDate(asOf)}</h3>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {answer === undefined ? null : (
        <>
          <p>
            {answer.outcome === null ? null : <Badge state={outcomeLook(answer.outcome)} />}{' '}
            {answer.because}
          </p>
          {answer.gives.length === 0 ? null : (
            <FactList facts={answer.gives.map(({ label, shown }) => ({ label, value: shown }))} />
          )}
          {answer.working.length === 0 ? (
            <p className="dp-dim">No sum is needed for it.</p>
          ) : (
            <table className="dp-rule-sum">
              <caption>By hand</caption>
              <tbody>
                {answer.working.map(({ what, comes }, at) => (
                  <tr key={`${at} ${what}`}>
                    <th scope="row">{what}</th>
                    <td>{comes}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="dp-dim">
            {ended(answer.source)}{' '}
            {answer.version === null
              ? `No version of the rule was in force on ${longDate(answer.keyDate)}.`
              : `The law as it stood ${spanWords(answer.version.from, answer.version.to)}, picked by the ${keyDate}: ${longDate(answer.keyDate)}.`}
          </p>
        </>
      )}
    </section>
  );
}
