import './appeals.css';
import { FactList } from '../../../ui/facts.tsx';

/** The procedure in words, with its clocks in business days. */
export function Terms({
  terms,
}: {
  readonly terms: {
    readonly procedure: string;
    readonly raiseDays: number;
    readonly informalDays: number;
    readonly furtherDays: number;
    readonly formalDays: number;
    readonly bodyDays: number;
  };
}) {
  const days = (count: number) => (count === 1 ? '1 business day' : `${count} business days`);
  return (
    <>
      <p className="ap-text">{terms.procedure}</p>
      <FactList
        facts={[
          { label: 'To appeal', value: days(terms.raiseDays) },
          { label: 'Informal answer', value: days(terms.informalDays) },
          { label: 'To take it further', value: days(terms.furtherDays) },
          { label: 'Panel', value: days(terms.formalDays) },
          { label: 'Awarding body', value: days(terms.bodyDays) },
        ]}
      />
    </>
  );
}
