import { mondayOf } from '../../../lib/days.ts';
import { showWeekday } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useRead } from '../../../ui/read.tsx';
import { listRoles, PATTERNS, type TemplateLineIn } from '../schema.ts';
import { KIND_WORDS } from './words.ts';

/** One line of a template: who, when, on which days, and what is asked of whoever comes. */
export function LineFields({
  line,
  at,
  onChange,
}: {
  readonly line: TemplateLineIn;
  readonly at: number;
  readonly onChange: (line: TemplateLineIn) => void;
}) {
  const roles = useRead(listRoles, {});
  const name = (what: string) => `${what} of line ${at + 1}`;
  const number = (text: string, least: number) => Math.max(least, Math.floor(Number(text) || 0));
  return (
    <div className="ro-line">
      <label>
        Role
        <select
          aria-label={name('Role')}
          value={line.role}
          onChange={(event) => onChange({ ...line, role: event.target.value })}
        >
          <option value="">Choose</option>
          {(roles.value?.rows ?? []).map((role) => (
            <option key={role.role} value={role.role}>
              {role.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Start
        <input
          type="time"
          aria-label={name('Start')}
          value={line.start}
          onChange={(event) => onChange({ ...line, start: event.target.value })}
        />
      </label>
      <label>
        End
        <input
          type="time"
          aria-label={name('End')}
          value={line.end}
          onChange={(event) => onChange({ ...line, end: event.target.value })}
        />
      </label>
      <label>
        Break, min
        <input
          type="number"
          min={0}
          max={600}
          aria-label={name('Break')}
          value={line.breakMinutes ?? 0}
          onChange={(event) => onChange({ ...line, breakMinutes: number(event.target.value, 0) })}
        />
      </label>
      <label>
        Places
        <input
          type="number"
          min={1}
          max={50}
          aria-label={name('Places')}
          value={line.places ?? 1}
          onChange={(event) => onChange({ ...line, places: number(event.target.value, 1) })}
        />
      </label>
      <label>
        One face
        <select
          aria-label={name('One face')}
          value={line.samePerson}
          onChange={(event) => onChange({ ...line, samePerson: event.target.value as 'must' })}
        >
          <option value="prefer">Preferred</option>
          <option value="must">Must</option>
          <option value="no">Anyone</option>
        </select>
      </label>
      <label>
        Kind
        <select
          aria-label={name('Kind')}
          value={line.kind ?? 'waking'}
          onChange={(event) => onChange({ ...line, kind: event.target.value as 'waking' })}
        >
          {Object.entries(KIND_WORDS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <DaysFields line={line} at={at} onChange={onChange} />
      <MoreFields line={line} at={at} onChange={onChange} />
    </div>
  );
}

function DaysFields({ line, at, onChange }: Parameters<typeof LineFields>[0]) {
  const { days } = line;
  const monday = mondayOf(dateIn(new Date()));
  const pattern = Object.entries(PATTERNS).find(
    ([, one]) =>
      days.by === 'cycle' && one.length === days.length && one.on.join() === days.on.join(),
  )?.[0];
  const setOn = (on: readonly number[]) => onChange({ ...line, days: { ...days, on: [...on] } });
  const choose = (value: string) => {
    const chosen = PATTERNS[value as keyof typeof PATTERNS];
    const anchor = days.by === 'cycle' ? days.anchor : monday;
    if (value === 'weekday') onChange({ ...line, days: { by: 'weekday', on: [1, 2, 3, 4, 5] } });
    else if (chosen)
      onChange({
        ...line,
        days: { by: 'cycle', length: chosen.length, on: [...chosen.on], anchor },
      });
    else if (days.by !== 'cycle')
      onChange({ ...line, days: { by: 'cycle', length: 14, on: [0, 1], anchor } });
  };
  const first = days.by === 'weekday' ? 1 : 0;
  const count = days.by === 'weekday' ? 7 : days.length;
  return (
    <>
      <label>
        Days by
        <select
          aria-label={`Days of line ${at + 1}`}
          value={days.by === 'weekday' ? 'weekday' : (pattern ?? 'own')}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="weekday">Weekdays</option>
          {Object.entries(PATTERNS).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
          <option value="own">A cycle of your own</option>
        </select>
      </label>
      {days.by === 'weekday' ? null : (
        <>
          <label>
            Cycle, days
            <input
              type="number"
              min={2}
              max={84}
              aria-label={`Cycle of line ${at + 1}`}
              value={days.length}
              onChange={(event) => {
                const length = Math.min(
                  84,
                  Math.max(2, Math.floor(Number(event.target.value) || 2)),
                );
                onChange({
                  ...line,
                  days: { ...days, length, on: days.on.filter((day) => day < length) },
                });
              }}
            />
          </label>
          <label>
            First day of a cycle
            <input
              type="date"
              aria-label={`First day of a cycle of line ${at + 1}`}
              value={days.anchor}
              onChange={(event) => {
                if (event.target.value)
                  onChange({ ...line, days: { ...days, anchor: event.target.value } });
              }}
            />
          </label>
        </>
      )}
      <fieldset className="ro-days">
        <legend>Worked on</legend>
        {Array.from({ length: count }, (_, index) => index + first).map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={days.on.includes(day)}
              onChange={(event) =>
                setOn(
                  event.target.checked
                    ? [...days.on, day].sort((a, b) => a - b)
                    : days.on.filter((one) => one !== day),
                )
              }
            />
            {days.by === 'weekday' ? showWeekday(day) : day + 1}
          </label>
        ))}
      </fieldset>
    </>
  );
}

const ASKED = [
  ['requiredSkills', 'Skills, with commas between'],
  ['requiredQualifications', 'Qualifications, with commas between'],
  ['requiredChecks', 'Checks, with commas between'],
] as const;
const TEXTS = [
  ['label', 'Called', 60],
  ['poNumber', 'PO number', 200],
  ['duties', 'Duties', 4000],
  ['experience', 'Experience', 4000],
] as const;
const RATES = [
  ['payPence', 'Pay, £ an hour'],
  ['chargePence', 'Charge, £ an hour'],
] as const;

/** What a line may say beside its times; rates left empty come from the card, or as last booked. */
function MoreFields({ line, at, onChange }: Parameters<typeof LineFields>[0]) {
  const named = (what: string) => `${what} of line ${at + 1}`;
  const pence = (text: string) =>
    text === '' ? null : Math.min(100_000, Math.max(0, Math.round(Number(text) * 100)));
  return (
    <details className="ro-more">
      <summary>More of line {at + 1}: name, order number, rates, what is asked</summary>
      <div className="ro-line">
        {TEXTS.map(([key, label, most]) => (
          <label key={key}>
            {label}
            <input
              aria-label={named(label)}
              maxLength={most}
              value={line[key] ?? ''}
              onChange={(event) => onChange({ ...line, [key]: event.target.value })}
            />
          </label>
        ))}
        {RATES.map(([key, label]) => (
          <label key={key}>
            {label}
            <input
              type="number"
              min={0}
              max={1000}
              step={0.01}
              aria-label={named(label)}
              value={line[key] == null ? '' : line[key] / 100}
              onChange={(event) => onChange({ ...line, [key]: pence(event.target.value) })}
            />
          </label>
        ))}
        {ASKED.map(([key, label]) => (
          <label key={key}>
            {label}
            <input
              aria-label={named(label)}
              value={(line[key] ?? []).join(', ')}
              onChange={(event) => onChange({ ...line, [key]: event.target.value.split(/,\s*/) })}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
