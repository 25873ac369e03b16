import { ExpensesPart } from './parts.tsx';

/** On a worker's record: what they claimed. */
export default function PersonPart({ id }: { readonly id: string }) {
  return <ExpensesPart about={{ personId: id }} says="shift" />;
}
