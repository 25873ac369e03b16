import { LinkButton } from '../../../ui/link-button.tsx';

/** On a booking: one press to ask somebody who saw the learner's work on it, while it is fresh. */
export default function BookingWitness({ id }: { readonly id: string }) {
  return (
    <p>
      <LinkButton href={`/portfolio/collected?work=${id}`}>Ask somebody who saw it</LinkButton>
    </p>
  );
}
