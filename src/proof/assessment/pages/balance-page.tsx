import './assessment.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { judgeBalanceRoute, readBalance, sayReportsRoute } from '../schema.ts';
import { METHOD_WORDS } from './looks.ts';
import { Plans } from './plans.tsx';

type Balance = ReplyOf<typeof readBalance>;

const BALANCED: StateLook = { word: 'Balanced', meaning: 'good', mark: 'tick' };
const LACKING: StateLook = { word: 'Something is lacking', meaning: 'attention', mark: 'half' };
const UNJUDGED: StateLook = { word: 'Not judged yet', meaning: 'quiet', mark: 'ring' };

/** Methods and sources over a learner's whole programme, and how their balance was judged (R60, R61). */
export default function BalancePage() {
  const { params, query } = useAddress();
  const reading = useRead(readBalance, {
    params: { id: params['id'] ?? '' },
    query: { framework: query['framework'] ?? '' },
  });
  return (
    <Page
      title={reading.value ? `${reading.value.learner.name}, plan and balance` : 'Plan and balance'}
      where={[{ label: 'Assessment', href: '/assessment' }]}
    >
      <Read of={reading}>{(balance) => <Whole balance={balance} />}</Read>
    </Page>
  );
}

function Whole({ balance }: { readonly balance: Balance }) {
  const may = useMay()('assessment.judge');
  const [newest] = balance.balances;
  return (
    <>
      <Facts
        state={newest === undefined ? UNJUDGED : newest.balanced ? BALANCED : LACKING}
        facts={[
          { label: 'Programme', value: balance.framework.title, from: balance.framework.code },
          ...balance.methods.map(({ method, criteria }) => ({
            label: METHOD_WORDS[method],
            value: criteria,
            from: 'criteria met',
          })),
          { label: 'Items', value: balance.items, from: 'something was met on' },
        ]}
      />
      <Section title="What will be assessed">
        <Plans learnerId={balance.learner.id} frameworkId={balance.framework.frameworkId} />
      </Section>
      <p className="dp-dim">
        A unit needs its criteria covered and all its evidence assessed. The balance is judged over
        the whole programme, and the last unit waits for it.
      </p>
      <Findings findings={balance.missing} clear="Nothing is missing for the last unit." />
      <Section title="Line manager and reports">
        <FactList
          facts={[
            {
              label: 'Reports to somebody',
              value: said(balance.reports?.reportsTo),
            },
            { label: 'Has reports', value: said(balance.reports?.hasReports) },
            { label: 'Evidence of the line manager', value: titles(balance.fromManager) },
            { label: 'Evidence of reports', value: titles(balance.fromReports) },
          ]}
        />
        {balance.reports === null ? null : (
          <p className="dp-dim">
            {balance.reports.because} {balance.reports.saidBy},{' '}
            <Moment at={balance.reports.saidAt} />
          </p>
        )}
        <p className="dp-dim">
          A testimony of theirs counts by itself; any other item an assessor marks in the claim.
        </p>
        {may ? <ReportsForm learnerId={balance.learner.id} /> : null}
      </Section>
      <Section title="Balance of methods and sources">
        {may ? <BalanceForm balance={balance} /> : null}
        {balance.balances.length === 0 ? null : (
          <ul className="as-plain">
            {balance.balances.map((one) => (
              <li key={one.balanceId}>
                <p className="dp-row">
                  <Badge state={one.balanced ? BALANCED : LACKING} />
                  <span>
                    {one.judgedBy}, <Moment at={one.judgedAt} />
                  </span>
                </p>
                <p className="as-text">{one.note}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

const said = (is: boolean | undefined): string =>
  is === undefined ? 'Not recorded yet' : is ? 'Yes' : 'No';

const titles = (items: Balance['fromManager']): string =>
  items.length === 0 ? 'None yet' : items.map(({ title }) => title).join(', ');

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

function ReportsForm({ learnerId }: { readonly learnerId: string }) {
  const { act } = useAct(sayReportsRoute);
  const say = useNotice();
  const form = useForm({
    name: 'learner-reports',
    start: { reportsTo: 'yes', hasReports: 'no', because: '' },
    checks: { because: needed('Write how you know') },
    submit: ({ reportsTo, hasReports, because }, id) =>
      act({
        params: { id: learnerId },
        body: { id, reportsTo: reportsTo === 'yes', hasReports: hasReports === 'yes', because },
      }),
    onDone: () => say('Recorded'),
  });
  return (
    <details>
      <summary>Record whom they report to, and who reports to them</summary>
      <Form form={form} action="Record it" label="Line manager and reports">
        <RadioField form={form} name="reportsTo" label="Reports to somebody" options={YES_NO} />
        <RadioField form={form} name="hasReports" label="Has reports" options={YES_NO} />
        <LongTextField form={form} name="because" label="How you know" rows={2} />
      </Form>
    </details>
  );
}

function BalanceForm({ balance }: { readonly balance: Balance }) {
  const { act } = useAct(judgeBalanceRoute);
  const say = useNotice();
  const form = useForm({
    name: 'balance',
    start: { balanced: '', note: '' },
    checks: {
      balanced: needed('Say whether it is balanced'),
      note: needed('Write what you looked at'),
    },
    submit: ({ balanced, note }, id) =>
      act({
        params: { id: balance.learner.id },
        body: {
          id,
          frameworkId: balance.framework.frameworkId,
          balanced: balanced === 'yes',
          note,
        },
      }),
    onDone: () => say('Judged'),
  });
  return (
    <Form form={form} action="Judge the balance" label="Balance">
      <SelectField
        form={form}
        name="balanced"
        label="Methods and sources are"
        options={[
          { value: 'yes', label: 'Balanced' },
          { value: 'no', label: 'Not balanced yet' },
        ]}
      />
      <LongTextField
        form={form}
        name="note"
        label="Note"
        hint="Which methods and whose evidence over the programme; what is lacking"
        rows={3}
      />
    </Form>
  );
}
