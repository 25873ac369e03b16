import type { ReactNode } from 'react';

const octagon = 'M5.1 1.5h5.8l3.6 3.6v5.8l-3.6 3.6H5.1l-3.6-3.6V5.1z';

/** Every mark: one shape a meaning, drawn in a 16 x 16 box with the ink of its place. */
const MARKS = {
  octagon: (
    <>
      <path d={octagon} fill="currentColor" />
      <path d="M4.6 8h6.8" stroke="#fff" strokeWidth="2" />
    </>
  ),
  'octagon-key': (
    <>
      <path d={octagon} fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="6" cy="8" r="1.7" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M7.7 8h4M10.6 8v1.8" stroke="currentColor" strokeWidth="1.4" fill="none" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 1.6 15 14H1z" fill="currentColor" />
      <path d="M8 5.8v4M8 11.1v1.5" stroke="#fff" strokeWidth="1.6" />
    </>
  ),
  flag: (
    <>
      <path d="M3.5 1.5v13" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4.3 2.2h8.9l-2.4 3.2 2.4 3.2H4.3z" fill="currentColor" />
    </>
  ),
  pen: (
    <path
      d="m2 14 .8-3.4 8-8 2.6 2.6-8 8zM9.2 4.2l2.6 2.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  tick: <path d="m2.5 8.6 3.7 3.7 7.3-8" fill="none" stroke="currentColor" strokeWidth="2" />,
  cross: <path d="m3.5 3.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  question: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M6 6.3c0-2.6 4-2.5 4 0 0 1.5-2 1.5-2 3M8 10.8v1.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  ),
  ring: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  dash: <path d="M3 8h10" stroke="currentColor" strokeWidth="2" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.3V8l2.6 1.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  letter: (
    <path
      d="M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  lock: (
    <>
      <path d="M3.5 7h9v7h-9z" fill="currentColor" />
      <path
        d="M5.3 7V4.8a2.7 2.7 0 0 1 5.4 0V7"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  ),
  menu: <path d="M2 4h12M2 8h12M2 12h12" stroke="currentColor" strokeWidth="1.6" />,
  up: <path d="m3.5 10.5 4.5-5 4.5 5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  down: <path d="m3.5 5.5 4.5 5 4.5-5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  right: <path d="m5.5 3.5 5 4.5-5 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  left: <path d="m10.5 3.5-5 4.5 5 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  search: (
    <path
      d="M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2zM10.6 10.6 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  ),
  today: (
    <path
      d="M2 3.5h12v10.5H2zM2 6.5h12M5 1.5v3M11 1.5v3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  person: (
    <>
      <circle cx="8" cy="5" r="3" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M2.5 14.5c.4-3.4 2.6-5 5.5-5s5.1 1.6 5.5 5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  ),
  house: (
    <path
      d="M2.5 14.500v-11l6-2v13M8.5 6.500h5v8M1.5 14.500h13M5 6h1M5 9h1M11 9.500h.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  week: (
    <path
      d="M1.5 3h13v10.500h-13zM1.5 6.500h13M1.5 10h13M6 3v10.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
  book: (
    <path
      d="M1.5 3.5h5l1.5 1 1.5-1h5v9.500h-5L8 14l-1.500-1h-5zM8 4.500V14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  chain: (
    <path
      d="M6.7 9.300a3 3 0 0 1 0-4.200l2-2a3 3 0 0 1 4.2 4.200l-1.3 1.300M9.3 6.700a3 3 0 0 1 0 4.200l-2 2a3 3 0 0 1-4.2-4.200l1.3-1.3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M8 1.500v2.500M8 12v2.500M1.5 8H4M12 8h2.500M3.4 3.400l1.8 1.800M10.8 10.800l1.8 1.800M12.6 3.400l-1.8 1.800M5.2 10.800l-1.8 1.8"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  ),
} satisfies Record<string, ReactNode>;

/** A mark's name. */
export type MarkName = keyof typeof MARKS;

/** A mark beside a word. It says nothing by itself to a screen reader: the word does. */
export function Mark({ name, size = 14 }: { readonly name: MarkName; readonly size?: number }) {
  return (
    <svg className="dp-mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {MARKS[name]}
    </svg>
  );
}

/** Every mark's name, for the kit. */
export const MARK_NAMES = Object.keys(MARKS) as readonly MarkName[];
