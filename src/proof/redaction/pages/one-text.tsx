import './redaction.css';
import { Button } from '@mantine/core';
import type { Passage } from '../../../lib/passages.ts';
import { cutTo } from '../../../lib/text.ts';
import type { Item, Text } from './passages.tsx';
import { type Stretch, stretchesOf } from './stretches.ts';
import type { Selected } from './use-selected.ts';

type Side = Item['side'];

const WHO: Readonly<Record<Side, string>> = {
  learner: 'the learner',
  employer: 'the employer',
};

const AS: Readonly<Record<Exclude<Stretch['as'], 'said'>, string | undefined>> = {
  itself: undefined,
  beside: 'rd-beside',
};

/** One text as it leaves, with what is hidden marked, and the presses that hide more of it or take that back. */
export function OneText({
  text,
  side,
  selected,
  hideOf,
}: {
  readonly text: Text;
  readonly side: Side;
  readonly selected: Selected | undefined;
  readonly hideOf: (text: Text, passages: readonly Passage[], said: string) => Promise<void>;
}) {
  const own = text[side];
  const other: Side = side === 'learner' ? 'employer' : 'learner';
  const hidden = [...own, ...text[other]];
  const words = ({ from, to }: Passage) => cutTo(text.text.slice(from, to), 60);
  return (
    <div className="rd-one">
      <p className="dp-dim">{text.label}</p>
      <p className="rd-text" data-place={text.place}>
        {stretchesOf(text.text, { itself: text.marks, beside: hidden }).map((stretch) =>
          stretch.as === 'said' ? (
            <span key={stretch.from}>{stretch.text}</span>
          ) : (
            <mark key={stretch.from} className={AS[stretch.as]}>
              {stretch.text}
            </mark>
          ),
        )}
      </p>
      {selected === undefined ? null : (
        <div className="dp-row">
          <Button
            size="compact-sm"
            // The press must not take the selection away that it is about.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void hideOf(text, [...own, selected], 'Hidden')}
          >
            Hide “{words(selected)}”
          </Button>
        </div>
      )}
      {text.again.length === 0 ? null : (
        <div className="dp-row">
          <span className="dp-attention">
            Changed after {text.again.map((one) => WHO[one]).join(' and ')} hid a passage of it. It
            is hidden whole until looked at again.
          </span>
          {text.again.includes(side) ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void hideOf(text, own, 'Looked at again')}
            >
              Nothing more to hide in {text.label.toLowerCase()}
            </Button>
          ) : null}
        </div>
      )}
      {hidden.length === 0 ? null : (
        <>
          <ul className="rd-list" aria-label={`Hidden in ${text.label.toLowerCase()}`}>
            {own.map((passage) => (
              <li key={`own ${passage.from}`}>
                <button
                  type="button"
                  className="dp-link"
                  onClick={() =>
                    void hideOf(
                      text,
                      own.filter((one) => one !== passage),
                      'Shown again',
                    )
                  }
                >
                  Show “{words(passage)}” again
                </button>
              </li>
            ))}
            {text[other].map((passage) => (
              <li key={`other ${passage.from}`}>
                “{words(passage)}” <span className="dp-dim">hidden by {WHO[other]}</span>
              </li>
            ))}
          </ul>
          <p className="dp-dim rd-leaves">Leaves as: {text.leaves}</p>
        </>
      )}
    </div>
  );
}
