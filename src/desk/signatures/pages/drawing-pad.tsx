import { type PointerEvent, useRef } from 'react';
import { LightButton } from '../../../ui/light.tsx';
import { lineOf } from './hand.tsx';

type Strokes = readonly (readonly number[])[];

/** Points closer than this to the last add nothing. Thousandths of the pad. */
const NEAR = 4;
/** More than anybody's name has; further points are not kept. */
const MOST = 3_000;

/** A pad to sign on with finger or mouse; nobody has to. */
export function DrawingPad({
  strokes,
  change,
}: {
  readonly strokes: Strokes;
  readonly change: (strokes: Strokes) => void;
}) {
  const drawing = useRef(false);
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const of = (value: number, whole: number) =>
      Math.min(1000, Math.max(0, Math.round((value / whole) * 1000)));
    return [of(event.clientX - box.left, box.width), of(event.clientY - box.top, box.height)];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    drawing.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (strokes.flat().length < MOST) change([...strokes, at(event)]);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const last = strokes.at(-1);
    if (!drawing.current || !last || strokes.flat().length >= MOST) return;
    const [x, y] = at(event);
    const [lastX = 0, lastY = 0] = last.slice(-2);
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < NEAR) return;
    change([...strokes.slice(0, -1), [...last, x, y]]);
  };
  const end = () => {
    drawing.current = false;
  };
  return (
    <div className="dl-label">
      <span>Sign by hand, if you like</span>
      <svg
        className="sg-pad"
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        role="img"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <title>{strokes.length === 0 ? 'Empty: draw here' : 'Your signature, as drawn'}</title>
        {strokes.map((stroke) => (
          <path key={stroke.join(' ')} d={lineOf(stroke)} />
        ))}
      </svg>
      {strokes.length === 0 ? null : (
        <LightButton quiet onPress={() => change([])}>
          Clear the drawing
        </LightButton>
      )}
    </div>
  );
}
