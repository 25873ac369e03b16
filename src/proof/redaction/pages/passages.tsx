import './redaction.css';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { type Passage, whereSaid } from '../../../lib/passages.ts';
import { ok, type Result, wrongField } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Empty } from '../../../ui/empty.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import type { readOwnPassages } from '../schema.ts';
import { OneText } from './one-text.tsx';
import { useSelected } from './use-selected.ts';

export type Item = ReplyOf<typeof readOwnPassages>;
export type Text = Item['texts'][number];
/** All that one's own side hides of some texts from now on. */
export type Hide = (body: {
  id: string;
  texts: { place: string; textSha256: string; number: number; passages: Passage[] }[];
}) => Promise<Result<unknown>>;

/** What leaves of an item, text by text, with what is hidden of it; more is hidden by selecting or typing words. */
export function Passages({ item, hide }: { readonly item: Item; readonly hide: Hide }) {
  const say = useNotice();
  const selected = useSelected();
  const [round, setRound] = useState(0);
  const hideOf = async (text: Text, passages: readonly Passage[], said: string) => {
    const { place, textSha256, number } = text;
    const done = await hide({
      id: newId(),
      texts: [{ place, textSha256, number, passages: [...passages] }],
    });
    say(done.ok ? said : done.refusal.because);
  };
  if (item.texts.length === 0) {
    return (
      <Empty title="Nothing is said freely in this item">
        All of it is made from facts: names stand under other names, money is hidden.
      </Empty>
    );
  }
  const changed = item.texts.filter(({ again }) => again.length > 0).length;
  return (
    <>
      <p>
        Names, e-mail addresses, telephone numbers, postcodes, National Insurance numbers, days of
        birth and money are hidden by themselves and nobody opens them here. Look for what else must
        not leave, and hide it.
      </p>
      {changed === 0 ? null : (
        <p className="dp-attention">
          {counted(changed, 'text was', 'texts were')} changed after somebody hid a passage: nothing
          of {changed === 1 ? 'it' : 'them'} is shown and the item does not leave before they have
          looked again.
        </p>
      )}
      <Section title="Hide words wherever they stand">
        <WordsForm key={round} item={item} hide={hide} onDone={() => setRound(round + 1)} />
      </Section>
      <Section title="Read what leaves">
        {[...Map.groupBy(item.texts, ({ under }) => under)].map(([under, texts], at) => (
          // Papers are long and mostly facts: what somebody wrote in their own words stands open.
          <details key={under} open={at === 0 || texts.some(({ again }) => again.length > 0)}>
            <summary>
              {under}, {counted(texts.length, 'text')}
            </summary>
            {texts.map((text) => (
              <OneText
                key={text.place}
                text={text}
                side={item.side}
                selected={selected?.place === text.place ? selected : undefined}
                hideOf={hideOf}
              />
            ))}
          </details>
        ))}
      </Section>
    </>
  );
}

function WordsForm({
  item,
  hide,
  onDone,
}: {
  readonly item: Item;
  readonly hide: Hide;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const form = useForm({
    name: 'hide words',
    start: { words: '' },
    // What must not leave is kept nowhere.
    keep: false,
    checks: { words: needed('Type the words that must not leave') },
    submit: async ({ words }, id): Promise<Result<number>> => {
      const found = item.texts.flatMap((text) => {
        const said = whereSaid(text.text, words, text.marks);
        return said.length === 0 ? [] : [{ text, said }];
      });
      if (found.length === 0) {
        return wrongField(
          'words',
          'nothing-says-it',
          'No text of this item says that. Look how it is spelled below.',
        );
      }
      const done = await hide({
        id,
        texts: found.map(({ text, said }) => ({
          place: text.place,
          textSha256: text.textSha256,
          number: text.number,
          passages: [...text[item.side], ...said],
        })),
      });
      return done.ok ? ok(found.reduce((sum, { said }) => sum + said.length, 0)) : done;
    },
    onDone: (places) => {
      say(`Hidden at ${counted(places, 'place')}`);
      onDone();
    },
  });
  return (
    <Form form={form} action="Hide these words" label="Hide words wherever they stand">
      <TextField
        form={form}
        name="words"
        label="Words"
        hint="Capitals and accents do not matter. To hide one place only, select it below."
      />
    </Form>
  );
}
