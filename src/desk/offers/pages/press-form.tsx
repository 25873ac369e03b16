import { Button } from '@mantine/core';
import { useState } from 'react';
import { dateIn, isoOfMinute, momentOf } from '../../../lib/time.ts';
import { useMay } from '../../../ui/session.ts';
import type { CallDown, Outcome } from './words.ts';

export interface PressGiven {
  readonly words: string;
  readonly ringBackAt?: string;
  readonly as?: 'pencil' | 'accept';
  /** Starts of the times they take, where they do not take all. */
  readonly yes?: string[];
  readonly willing?: boolean;
  readonly identityChecked?: boolean;
}

/** What a press needs beside its key: why they declined, when to ring back, what follows a yes. */
export function PressForm({
  outcome,
  name,
  list,
  busy,
  give,
  cancel,
}: {
  readonly outcome: Outcome;
  readonly name: string;
  readonly list: Pick<CallDown, 'placesOpen' | 'times' | 'oneFace'>;
  readonly busy: boolean;
  readonly give: (given: PressGiven) => void;
  readonly cancel: () => void;
}) {
  const { placesOpen, times, oneFace } = list;
  const [left, setLeft] = useState<readonly string[]>([]);
  const taken = times.map(({ startsAt }) => startsAt).filter((at) => !left.includes(at));
  const inParts = times.length > 1 && !oneFace;
  const some = times.length === 0 || taken.length > 0;
  const part = inParts && taken.length < times.length ? { yes: taken } : {};
  const mayAssign = useMay()('bookings.assign');
  const [words, setWords] = useState('');
  const [willing, setWilling] = useState(false);
  const [itWasThem, setItWasThem] = useState(false);
  const [date, setDate] = useState(() => dateIn(new Date()));
  const [clock, setClock] = useState('');
  const at = clock === '' ? undefined : momentOf(date, clock);
  const ringBackAt = at?.ok ? isoOfMinute(at.value.minute) : undefined;
  const label = { declined: 'Why', yes: 'What they said', ring_back: 'What about' } as const;
  const field = (
    <label className="dp-row">
      {label[outcome as keyof typeof label]}
      <input
        className="dp-filter"
        // biome-ignore lint/a11y/noAutofocus: one key opened it to be typed in
        autoFocus
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.target.value)}
      />
    </label>
  );
  const button = (text: string, given: PressGiven, ready = true) => (
    <Button
      size="compact-sm"
      variant="default"
      type={text.startsWith('Note') ? 'submit' : 'button'}
      aria-disabled={busy || !ready}
      onClick={(event) => {
        event.preventDefault();
        if (!busy && ready) give({ ...given, identityChecked: itWasThem });
      }}
    >
      {text}
    </Button>
  );
  return (
    <form
      className="of-line"
      aria-label={`${name}: ${outcome}`}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => (event.key === 'Escape' ? cancel() : undefined)}
    >
      {field}
      <label className="dp-row">
        <input
          type="checkbox"
          checked={itWasThem}
          onChange={(event) => setItWasThem(event.target.checked)}
        />
        It was them: I made sure who I spoke to
      </label>
      {outcome === 'yes' ? (
        <>
          {inParts ? (
            <fieldset className="of-picks">
              <legend>They take</legend>
              {times.map(({ startsAt, label: time }) => (
                <label key={startsAt} className="dp-row">
                  <input
                    type="checkbox"
                    checked={!left.includes(startsAt)}
                    onChange={(event) =>
                      setLeft(
                        event.target.checked
                          ? left.filter((at) => at !== startsAt)
                          : [...left, startsAt],
                      )
                    }
                  />
                  {time}
                </label>
              ))}
            </fieldset>
          ) : null}
          <label className="dp-row">
            <input
              type="checkbox"
              checked={willing}
              onChange={(event) => setWilling(event.target.checked)}
            />
            They were told the particulars and are willing to do this work
          </label>
          <div className="dp-row">
            {mayAssign && placesOpen > 0
              ? button('Assign', { words, as: 'accept', willing, ...part }, willing && some)
              : null}
            {placesOpen > 0 ? button('Pencil', { words, as: 'pencil', ...part }, some) : null}
            {button('Note the yes only', { words, ...part }, some)}
          </div>
        </>
      ) : null}
      {outcome === 'declined' ? (
        <div className="dp-row">{button('Note the no', { words }, words.trim() !== '')}</div>
      ) : null}
      {outcome === 'ring_back' ? (
        <>
          <div className="dp-row">
            <label className="dp-row">
              On
              <input
                className="dp-filter"
                type="date"
                value={date}
                onChange={(event) => setDate(event.target.value)}
              />
            </label>
            <label className="dp-row">
              at
              <input
                className="dp-filter"
                type="time"
                value={clock}
                onChange={(event) => setClock(event.target.value)}
              />
            </label>
          </div>
          <div className="dp-row">
            {button(
              'Note the ring-back',
              { words, ...(ringBackAt === undefined ? {} : { ringBackAt }) },
              ringBackAt !== undefined,
            )}
          </div>
        </>
      ) : null}
    </form>
  );
}
