import { Activity } from './activity.tsx';

/** The activity on a client’s record. */
export default function ClientActivity({ id }: { readonly id: string }) {
  return <Activity of="client" id={id} />;
}
