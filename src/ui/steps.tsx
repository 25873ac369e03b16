import './steps.css';
import { Mark } from './mark.tsx';

/** The steps of a wizard: those done can be opened again, the present one is marked. */
export function Steps({
  label,
  steps,
  at,
  onOpen,
}: {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the present step. */
  readonly at: number;
  readonly onOpen?: (index: number) => void;
}) {
  return (
    <nav aria-label={label}>
      <ol className="dp-steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at}>
            <span className="dp-step-mark">
              {index < at ? <Mark name="tick" size={12} /> : index + 1}
            </span>
            {index < at && onOpen !== undefined ? (
              <button type="button" className="dp-link" onClick={() => onOpen(index)}>
                {step}
              </button>
            ) : (
              <span>{step}</span>
            )}
            {index < at ? <span className="dp-unseen">, done</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
