import { Activity } from './activity.tsx';

/** The activity on a booking’s record. */
export default function BookingActivity({ id }: { readonly id: string }) {
  return <Activity of="booking" id={id} />;
}
