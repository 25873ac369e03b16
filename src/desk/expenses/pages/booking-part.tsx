import { ExpensesPart } from './parts.tsx';

/** On a booking: what its workers claimed. */
export default function BookingPart({ id }: { readonly id: string }) {
  return <ExpensesPart about={{ bookingId: id }} says="both" />;
}
