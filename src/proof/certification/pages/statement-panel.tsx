import { listed } from '../../../lib/text.ts';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { GROUNDS, withdrawStatementRoute } from '../credential-schema.ts';
import { optionsOf, type Statement } from './words.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...GROUNDS,
  key_ended: 'The key that signed it was ended',
};

/** A statement: whether it counts, and its withdrawal by the quality manager. */
export function StatementPanel({
  statement,
  onDone,
}: {
  readonly statement: Statement;
  readonly onDone: () => void;
}) {
  const may = useMay()('certification.withdraw');
  const { withdrawn, shaken } = statement;
  if (withdrawn) {
    return (
      <p>
        Withdrawn <Moment at={withdrawn.at} /> by {withdrawn.by}. {WORDS[withdrawn.ground]}:{' '}
        {withdrawn.because}
      </p>
    );
  }
  return (
    <>
      {shaken.length > 0 ? (
        <p>
          {listed(shaken)}: the decision was found not to be supported after this statement was
          issued. The quality manager withdraws it, or leaves it once the unit is decided anew.
        </p>
      ) : (
        <p>It counts. Withdraw it only if what it says is wrong, or another takes its place.</p>
      )}
      {statement.listed ? (
        <p>
          Whoever verifies its credential reads in the centre’s signed list that it is withdrawn.
        </p>
      ) : (
        <p>
          Its credential names no list, so whoever holds it does not learn of a withdrawal by
          itself: tell them.
        </p>
      )}
      {may ? <WithdrawForm statement={statement} onDone={onDone} /> : null}
    </>
  );
}

function WithdrawForm({
  statement,
  onDone,
}: {
  readonly statement: Statement;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(withdrawStatementRoute);
  const form = useForm({
    name: `withdraw ${statement.statementId}`,
    keep: false,
    start: { ground: statement.shaken.length > 0 ? 'reopened' : '', because: '' },
    checks: { ground: needed('Choose the ground'), because: needed('Say why') },
    submit: ({ ground, because }) =>
      act({
        params: { id: statement.statementId },
        body: { ground: ground as keyof typeof GROUNDS, because },
      }),
    onDone: () => {
      say('The statement is withdrawn');
      onDone();
    },
  });
  return (
    <section aria-label="Withdraw the statement">
      <h3>Withdraw the statement</h3>
      <Form form={form} label="Withdraw the statement" action="Withdraw it">
        <SelectField
          form={form}
          name="ground"
          label="Ground"
          none="Choose one"
          options={optionsOf(GROUNDS)}
        />
        <LongTextField form={form} name="because" label="Why" hint="The learner reads it too" />
      </Form>
    </section>
  );
}
