import './frame.css';
import { Mark } from './mark.tsx';

/** The mark of a sample organisation, on every page, on paper too. */
export function Sample() {
  return (
    <p className="dp-sample dp-attention">
      <Mark name="triangle" size={14} />
      <strong>Sample, not evidence</strong>
      <span>Made-up people and clients. Nothing leaves the outbox.</span>
    </p>
  );
}
