import { qrCode } from '../../../lib/qr.ts';

/** The code for the door, to be printed now: its address is kept nowhere. */
export function DoorCode({ address }: { readonly address: string }) {
  const rows = qrCode(address);
  // A quiet zone of four modules around it, as readers need.
  const size = rows.length + 8;
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])))
    .join('');
  return (
    <figure className="at-door">
      <svg
        className="at-code"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="The code that people scan when they arrive"
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000" />
      </svg>
      <figcaption>
        Scan it on arrival and enter the last four digits of your mobile number. Print it now: a new
        one stops this one.
      </figcaption>
    </figure>
  );
}
