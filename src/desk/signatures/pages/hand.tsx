/** What was drawn by hand: strokes of x, y, x, y from 0 to 1000 both ways. */
export function Hand({
  strokes,
  label,
}: {
  readonly strokes: readonly (readonly number[])[];
  readonly label: string;
}) {
  return (
    <svg className="sg-hand" viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img">
      <title>{label}</title>
      {strokes.map((stroke) => (
        <path key={stroke.join(' ')} d={lineOf(stroke)} />
      ))}
    </svg>
  );
}

/** The stroke as a path; a single touch is a dot. */
export function lineOf(stroke: readonly number[]): string {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`);
  return `M${points.length === 1 ? [...points, ...points].join('L') : points.join('L')}`;
}
