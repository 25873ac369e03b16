import '../../../ui/filters.css';
import { useEffect, useState } from 'react';

const PAUSE_MS = 200;

/** Finds by name while typing; asks only when the typing rests. */
export function NameFilter({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <input
      type="search"
      className="dp-filter"
      aria-label={label}
      placeholder="Find a name"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
