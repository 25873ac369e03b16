import { ExpensesPart } from './parts.tsx';

/** On the panel of a shift: what was claimed for it. */
export default function ShiftPart({ id }: { readonly id: string }) {
  return <ExpensesPart about={{ shiftId: id }} says="worker" />;
}
