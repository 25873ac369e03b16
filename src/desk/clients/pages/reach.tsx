import './clients.css';

/** A phone number that can be rung; nothing when there is none. */
export function Phone({ number }: { readonly number: string | null }) {
  if (number === null) return null;
  const dial = number.replace(/ ext /, ',').replace(/[^\d+,]/g, '');
  return (
    <a className="dp-keep" href={`tel:${dial}`}>
      {number}
    </a>
  );
}

/** An e-mail address that can be written to; nothing when there is none. */
export function Mail({ address }: { readonly address: string | null }) {
  if (address === null || address === '') return null;
  return <a href={`mailto:${address}`}>{address}</a>;
}
