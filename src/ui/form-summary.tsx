import { useEffect, useRef } from 'react';
import type { FormApi } from './form.tsx';

/** The summary of what is wrong; it takes the focus after a refused submit and links to the fields. */
export function Summary<V extends object>({ form }: { readonly form: FormApi<V> }) {
  const box = useRef<HTMLDivElement>(null);
  const { errors, refusal, attempts, idOf } = form;
  const named = Object.entries(errors);
  // A refusal of one field says itself at that field; it is not said twice.
  const aside = named.some(([, message]) => message === refusal?.because);

  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);

  if (attempts === 0 || (named.length === 0 && refusal === undefined)) return null;
  return (
    <div ref={box} className="dp-summary dp-stop" tabIndex={-1} role="alert">
      <h2>There is a problem</h2>
      {refusal === undefined || aside ? null : <p>{refusal.because}</p>}
      {refusal?.source === undefined ? null : <p className="dp-dim">{refusal.source}</p>}
      {named.length === 0 ? null : (
        <ul>
          {named.map(([name, message]) => (
            <li key={name}>
              <a
                href={`#${idOf(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(idOf(name));
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {refusal?.reference === undefined ? null : (
        <p className="dp-dim">Reference {refusal.reference}</p>
      )}
    </div>
  );
}

function focusField(id: string): void {
  const field = document.getElementById(id);
  if (field === null) return;
  const input = field.matches('input, select, textarea, button')
    ? field
    : field.querySelector<HTMLElement>('input, select, textarea, button');
  (input ?? field).focus();
  field.scrollIntoView({ block: 'center' });
}
