import { TermsPart } from './terms-part.tsx';

/** On a client's record: what a late cancellation costs. */
export default function ClientTerms({ id }: { readonly id: string }) {
  return <TermsPart clientId={id} />;
}
