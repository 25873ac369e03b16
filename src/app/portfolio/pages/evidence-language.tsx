import { LANGUAGES } from '../../../lib/languages.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { readItemLanguage, sayLanguageRoute } from '../../../proof/languages/schema.ts';
import { SelectField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';

type Language = ReplyOf<typeof readItemLanguage>;

const OPTIONS = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

/** What language an item is in; the learner says so, since another than English has to be arranged (R50). */
export function EvidenceLanguage({ evidenceId }: { readonly evidenceId: string }) {
  const reading = useRead(
    readItemLanguage,
    { params: { id: evidenceId } },
    { live: ['item_language.', 'translation.'] },
  );
  return (
    <Read of={reading}>
      {(item) => (
        <details className="pf-fold">
          <summary>Language: {LANGUAGES[item.language]}</summary>
          <p className="dp-dim pf-small">
            Evidence in another language is claimed once your centre has arranged who reads or
            translates it and told the awarding body.
          </p>
          {item.translations.map((one) => (
            <p key={one.translationId} className="pf-small">
              Translation by {one.translator} stands beside it.
            </p>
          ))}
          <SayForm key={item.language} item={item} />
        </details>
      )}
    </Read>
  );
}

function SayForm({ item }: { readonly item: Language }) {
  const say = useNotice();
  const { act } = useAct(sayLanguageRoute);
  const form = useForm({
    name: `language ${item.evidenceId}`,
    start: { language: item.language as string },
    submit: ({ language }, id) =>
      act({
        params: { id: item.evidenceId },
        body: { id, language: language as Language['language'] },
      }),
    onDone: () => say('The language of the item is on record'),
  });
  return (
    <Form form={form} action="Say the language" label="Language of the item">
      <SelectField form={form} name="language" label="Language" options={OPTIONS} />
    </Form>
  );
}
