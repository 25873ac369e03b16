import { type ReactNode, useEffect } from 'react';
import type { Refusal } from '../lib/result.ts';

/**
 * A page for a phone in the hand: one column, large targets, few words. No Mantine and no router, so that it opens
 * on a slow line.
 */
export function LightPage({
  title,
  agency,
  sample = false,
  children,
}: {
  readonly title: string;
  /** Who asks. */
  readonly agency?: string | undefined;
  readonly sample?: boolean;
  readonly children?: ReactNode;
}) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      {sample ? (
        <p className="dl-sample">
          <strong>Sample, not evidence.</strong> Made-up people; nothing leaves the outbox.
        </p>
      ) : null}
      {agency === undefined ? null : <header className="dl-head">{agency}</header>}
      <main className="dl-main">
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}

/** Why nothing opened, and what to do; with a way to try again where that may help. */
export function LightRefused({
  refusal,
  again,
}: {
  readonly refusal: Refusal;
  readonly again?: (() => void) | undefined;
}) {
  const passes = refusal.code === 'no-connection' || refusal.code.startsWith('http-');
  return (
    <LightPage title={passes ? 'Not reached' : 'This link opens nothing now'}>
      <p role="alert">{refusal.because}</p>
      {passes && again !== undefined ? <LightButton onPress={again}>Try again</LightButton> : null}
    </LightPage>
  );
}

/** The button that answers, as wide as the page. */
export function LightButton({
  onPress,
  busy = false,
  quiet = false,
  children,
}: {
  readonly onPress: () => void;
  readonly busy?: boolean;
  /** Beside the one that sends. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={quiet ? 'dl-button dl-quiet' : 'dl-button'}
      aria-disabled={busy}
      onClick={() => (busy ? undefined : onPress())}
    >
      {children}
    </button>
  );
}

/** One question with a few answers side by side, each as large as a thumb. */
export function LightChoice<Value extends string>({
  legend,
  about,
  name,
  options,
  value,
  onChoose,
}: {
  readonly legend: string;
  /** What is known about it: 'You are booked 07:00-15:00'. */
  readonly about?: string | undefined;
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="dl-choice">
      <legend>
        {legend}
        {about === undefined ? null : <span className="dl-dim"> {about}</span>}
      </legend>
      <div className="dl-options">
        {options.map((option) => (
          <label key={option.value} data-value={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const ZONE = 'Europe/London';
const dates = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const clocks = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: ZONE,
});
const moments = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: ZONE,
});

/** 'Mon 23 Nov' of 'YYYY-MM-DD'. Written with the browser's own calendar: the light pages carry no other. */
export function lightDate(date: string): string {
  return dates.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** '07:00' in London of an ISO instant. */
export function lightClock(instant: string): string {
  return clocks.format(new Date(instant));
}

/** 'Mon 23 Nov 07:00' in London of an ISO instant. */
export function lightMoment(instant: string): string {
  return `${moments.format(new Date(instant)).replace(',', '')} ${lightClock(instant)}`;
}
