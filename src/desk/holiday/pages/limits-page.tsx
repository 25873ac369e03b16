import './holiday.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { DateField, LongTextField, NumberField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { endLimitRoute, listLimits, setLimitRoute } from '../schema.ts';
import { spanWords } from './looks.ts';

type Limits = ReplyOf<typeof listLimits>;

/** How many may be away on one day: whoever approves more is warned, never stopped. */
export default function LimitsPage() {
  const may = useMay()('holiday.settings');
  const reading = useRead(listLimits, {}, { live: ['holiday.'] });
  return (
    <Page title="How many may be away" where={[{ label: 'Holiday', href: '/holiday' }]}>
      <Read of={reading}>
        {(limits) => (
          <RecordPart
            title="Limits"
            level={2}
            add={may ? 'Set a limit' : undefined}
            form={(close) => <LimitForm limits={limits} close={close} />}
          >
            {limits.rows.length === 0 ? (
              <p className="dp-dim">None: nobody is warned of how many are away.</p>
            ) : (
              <ul className="ho-lines">
                {limits.rows.map((row) => (
                  <Line key={row.limitId} row={row} today={limits.today} may={may} />
                ))}
              </ul>
            )}
          </RecordPart>
        )}
      </Read>
    </Page>
  );
}

function Line({
  row,
  today,
  may,
}: {
  readonly row: Limits['rows'][number];
  readonly today: string;
  readonly may: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(endLimitRoute);
  const words = `${spanWords(row.fromOn, row.toOn, today)}: at most ${counted(row.most, 'person', 'people')} away on one day${row.role === null ? '' : `, ${row.roleName}`}`;
  const end = async () => {
    const ended = await act({ params: { id: row.limitId } });
    say(ended.ok ? 'Nobody is warned of it any more' : ended.refusal.because);
  };
  return (
    <li>
      <span>{words}</span>
      <span className="dp-dim">
        {row.because}
        {row.setBy === '' ? '' : `; set by ${row.setBy}`}
      </span>
      {may ? (
        <button
          type="button"
          className="dp-link"
          aria-disabled={busy}
          aria-label={`End it: ${words}`}
          onClick={() => (busy ? undefined : void end())}
        >
          End it
        </button>
      ) : null}
    </li>
  );
}

function LimitForm({ limits, close }: { readonly limits: Limits; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(setLimitRoute);
  const form = useForm({
    name: 'holiday limit',
    start: {
      role: '',
      fromOn: '',
      toOn: '',
      most: undefined as number | undefined,
      because: '',
    },
    checks: {
      fromOn: needed('Enter the first day'),
      toOn: (value, { fromOn }) => {
        if (value === '') return 'Enter the last day';
        return fromOn !== '' && value < fromOn ? 'The last day lies before the first' : undefined;
      },
      most: (value) => (value === undefined ? 'Enter how many, 0 for nobody' : undefined),
      because: needed('Say why, for whoever is warned'),
    },
    submit: ({ role, fromOn, toOn, most = 0, because }, id) =>
      act({ body: { id, role: role || null, fromOn, toOn, most, because } }),
    onDone: () => {
      say('Whoever approves more is warned');
      close();
    },
  });
  return (
    <Form form={form} action="Set the limit" label="Set a limit" onCancel={close}>
      <SelectField
        form={form}
        name="role"
        label="Of whom"
        none="Everybody"
        optional
        options={limits.roles.map(({ role, name }) => ({ value: role, label: name }))}
      />
      <div className="dp-form-pair">
        <DateField form={form} name="fromOn" label="First day" />
        <DateField form={form} name="toOn" label="Last day" />
      </div>
      <NumberField form={form} name="most" label="Away on one day, at most" />
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}
