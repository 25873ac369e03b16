import './pool.css';
import { counted } from '../../../lib/text.ts';
import { Mark } from '../../../ui/mark.tsx';
import { PART_NAMES, type PartState, STATES } from './words.ts';

/** One day of a worker as three marks, day, evening and night, with the shifts that begin on it. */
export function DayMarks({
  parts,
  held,
}: {
  readonly parts: readonly PartState[];
  readonly held: number;
}) {
  const words = parts
    .map((state, index) => `${PART_NAMES[index]} ${STATES[state].word.toLowerCase()}`)
    .join(', ');
  const booked = held === 0 ? '' : `; ${counted(held, 'shift')}`;
  return (
    <span className="po-day" title={`${words}${booked}`}>
      <span className="dp-unseen">{`${words}${booked}`}</span>
      {parts.map((state, index) => (
        <span
          key={PART_NAMES[index]}
          className={`po-part dp-${STATES[state].meaning}`}
          aria-hidden="true"
        >
          <Mark name={STATES[state].mark} size={12} />
        </span>
      ))}
      {held === 0 ? null : (
        <span className="po-held" aria-hidden="true">
          {held}
        </span>
      )}
    </span>
  );
}

/** What the marks mean. */
export function MarksKey() {
  return (
    <p className="po-key dp-dim">
      {Object.values(STATES).map((look) => (
        <span key={look.word}>
          <span className={`po-part dp-${look.meaning}`} aria-hidden="true">
            <Mark name={look.mark} size={12} />
          </span>
          {look.word}
        </span>
      ))}
      <span>Each day: day 06-18, evening 18-22, night 22-06; a number is shifts they hold.</span>
    </p>
  );
}
