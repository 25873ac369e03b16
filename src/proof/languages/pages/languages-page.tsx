import { LANGUAGES } from '../../../lib/languages.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { DateField, LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  addTranslationRoute,
  assessInRoute,
  listItemLanguages,
  readItemLanguage,
  sayLanguageRoute,
} from '../schema.ts';

type All = ReplyOf<typeof listItemLanguages>;
type OneItem = ReplyOf<typeof readItemLanguage>;

const OPTIONS = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

/** Items in another language than English, and one of them with its translations (R50). */
export default function LanguagesPage() {
  const { query } = useAddress();
  const item = query['item'];
  const reading = useRead(listItemLanguages, {}, { live: ['item_language.', 'translation.'] });
  return (
    <Page title="Evidence in other languages" where={[{ label: 'Programmes', href: '/programme' }]}>
      {item === undefined ? null : <OpenedItem key={item} id={item} />}
      <Read of={reading}>
        {(all) => (
          <>
            <Items all={all} />
            <AssessedIn all={all} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Items({ all }: { readonly all: All }) {
  return (
    <Section title="Items in another language">
      <p className="dp-dim">
        Only an assessor and an internal verifier who read the language judge and verify an item,
        unless a translation stands beside it. That is arranged on the learner’s programme, and the
        awarding body is told, before the unit is claimed.
      </p>
      {all.rows.length === 0 ? (
        <p className="dp-dim">Every item of evidence is said to be in English.</p>
      ) : (
        <ul>
          {all.rows.map((one) => (
            <li key={one.evidenceId}>
              <Link href={`/evidence-languages?item=${one.evidenceId}`}>{one.title}</Link>, of{' '}
              {one.learnerName}, in {LANGUAGES[one.language]}:{' '}
              {one.translated ? 'translated' : 'no translation'};{' '}
              {one.readers.length === 0
                ? 'nobody here is on record as reading it'
                : `${listed(one.readers)} read${one.readers.length === 1 ? 's' : ''} it`}
              .
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OpenedItem({ id }: { readonly id: string }) {
  const reading = useRead(
    readItemLanguage,
    { params: { id } },
    { live: ['item_language.', 'translation.'] },
  );
  const may = useMay();
  return (
    <Section title="Language of this item">
      <Read of={reading}>
        {(item) => (
          <>
            <p>
              It is said to be in {LANGUAGES[item.language]}
              {item.history[0] === undefined ? (
                ', as every item is of which nobody said anything else.'
              ) : (
                <>
                  , by {item.history[0].by} <Moment at={item.history[0].at} />.
                </>
              )}
            </p>
            {item.translations.map((one) => (
              <details key={one.translationId}>
                <summary>
                  Translation from {LANGUAGES[one.language]} by {one.translator},{' '}
                  {showDate(one.madeOn)}
                </summary>
                <p style={{ whiteSpace: 'pre-line' }}>{one.words}</p>
                <p className="dp-dim">Recorded by {one.recordedBy}.</p>
              </details>
            ))}
            {may('languages.say') ? <SayForm key={item.language} item={item} /> : null}
            {may('languages.translate') && item.language !== 'en' ? (
              <TranslationForm item={item} />
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}

function SayForm({ item }: { readonly item: OneItem }) {
  const say = useNotice();
  const { act } = useAct(sayLanguageRoute);
  const form = useForm({
    name: `language ${item.evidenceId}`,
    start: { language: item.language as string },
    submit: ({ language }, id) =>
      act({
        params: { id: item.evidenceId },
        body: { id, language: language as OneItem['language'] },
      }),
    onDone: () => say('The language of the item is on record'),
  });
  return (
    <details>
      <summary>It is in another language</summary>
      <Form form={form} action="Say the language" label="Language of the item">
        <SelectField form={form} name="language" label="Language" options={OPTIONS} />
      </Form>
    </details>
  );
}

function TranslationForm({ item }: { readonly item: OneItem }) {
  const say = useNotice();
  const { act } = useAct(addTranslationRoute);
  const form = useForm({
    name: `translation ${item.evidenceId}`,
    start: { translator: '', madeOn: '', words: '' },
    checks: {
      translator: needed('Say who translated it'),
      madeOn: needed('Enter the day'),
      words: needed('Enter the translation'),
    },
    // What a learner showed, in other words: kept with the item alone.
    forget: ['words'],
    submit: (body, id) => act({ params: { id: item.evidenceId }, body: { id, ...body } }),
    onDone: () => say('The translation stands beside the item'),
  });
  return (
    <details>
      <summary>Add a translation</summary>
      <Form form={form} action="Add the translation" label="Translation">
        <TextField
          form={form}
          name="translator"
          label="Translated by"
          hint="Their name and why they can, like Ewa Nowak, sworn translator"
        />
        <DateField form={form} name="madeOn" label="Made on" />
        <LongTextField form={form} name="words" label="The translation" rows={8} />
      </Form>
    </details>
  );
}

function AssessedIn({ all }: { readonly all: All }) {
  const may = useMay();
  return (
    <Section title="Welsh and Irish">
      {all.assessedIn.length === 0 ? (
        <p className="dp-dim">
          The centre assesses in English alone, so Welsh and Irish are arranged as any other
          language.
        </p>
      ) : (
        <ul>
          {all.assessedIn.map(({ language, fromOn, by }) => (
            <li key={language}>
              {LANGUAGES[language]} from {showDate(fromOn, all.today)}, recorded by {by}.
            </li>
          ))}
        </ul>
      )}
      {may('languages.assess_in') && all.assessedIn.length < 2 ? <AssessInForm all={all} /> : null}
    </Section>
  );
}

function AssessInForm({ all }: { readonly all: All }) {
  const say = useNotice();
  const { act } = useAct(assessInRoute);
  const left = (['cy', 'ga'] as const).filter(
    (code) => !all.assessedIn.some(({ language }) => language === code),
  );
  const form = useForm({
    name: 'assessed language',
    start: { language: left[0] as string, fromOn: all.today },
    checks: { fromOn: needed('Enter the first day') },
    submit: ({ language, fromOn }) => act({ body: { language: language as 'cy', fromOn } }),
    onDone: () => say('The centre assesses in this language too'),
  });
  return (
    <details>
      <summary>The centre assesses in another</summary>
      <Form form={form} action="Record it" label="A language of the centre">
        <SelectField
          form={form}
          name="language"
          label="Language"
          options={left.map((value) => ({ value, label: LANGUAGES[value] }))}
        />
        <DateField form={form} name="fromOn" label="From" />
      </Form>
    </details>
  );
}
