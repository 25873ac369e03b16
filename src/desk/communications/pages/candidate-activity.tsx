import { Activity } from './activity.tsx';

/** The activity on a candidate’s record. */
export default function CandidateActivity({ id }: { readonly id: string }) {
  return <Activity of="person" id={id} />;
}
