import { Link } from '../../../ui/address.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type Given, HOW } from './words.ts';

/** Who answered, when and how, with a way to all of it. */
export function PaperAnswer({ given }: { readonly given: Given }) {
  return (
    <>
      <Link href={`/signatures/${given.signatureId}`}>
        {given.name}, <Moment at={given.saidAt} />
      </Link>{' '}
      <span className="dp-dim">
        {HOW[given.how]}
        {given.recordedBy === '' ? '' : `, recorded by ${given.recordedBy}`}
      </span>
      {given.words === '' ? null : <> “{given.words}”</>}
    </>
  );
}
