import { newId } from '../../../lib/ids.ts';
import { LANGUAGE_CHOICES, type Language, languageAhead } from '../../../lib/languages.ts';
import { Link } from '../../../ui/address.tsx';
import { LongTextField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { sayLanguageRoute, writeStatementRoute } from '../schema.ts';

/** Real work or not: what was set up is refused, with the reason. */
export const SETTINGS = [
  { value: 'work', label: 'Real work' },
  { value: 'simulated', label: 'Simulated, or set up for this' },
];

/** A personal statement, in the learner's own words. */
export function StatementForm({ close }: { readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(writeStatementRoute);
  const tell = useAct(sayLanguageRoute);
  const form = useForm({
    name: 'statement',
    start: { title: '', words: '', setting: '', language: 'en' },
    checks: {
      title: needed('Give it a title'),
      words: needed('Say what you did'),
      setting: needed('Say what kind of work it was'),
    },
    submit: async ({ title, words, setting, language }, id) => {
      const kept = await act({
        body: { id, title, words, setting: setting as 'work', criterionIds: [] },
      });
      if (!kept.ok || language === 'en') return kept;
      // Pressed again after a lost line, the statement is the same one and the language is said once more.
      const said = await tell.act({
        params: { id },
        body: { id: newId(), language: language as Language },
      });
      return said.ok ? kept : said;
    },
    onDone: () => {
      say('Your statement is an item of your evidence: reference it to criteria');
      close();
    },
  });
  return (
    <Form form={form} action="Add the statement" label="A personal statement" onCancel={close}>
      <p className="dp-dim">
        Say how you went about it and why. A statement never carries a criterion alone: put work, a
        testimony or an observation beside it in <Link href="/portfolio">your portfolio</Link>.
      </p>
      <TextField form={form} name="title" label="Title" hint="Without names of people or clients" />
      <LongTextField form={form} name="words" label="In your words" rows={6} />
      <SelectField
        form={form}
        name="language"
        label="Language it is in"
        hint={languageAhead(form.values.language)}
        options={LANGUAGE_CHOICES}
      />
      <RadioField form={form} name="setting" label="What was it?" options={SETTINGS} />
    </Form>
  );
}
