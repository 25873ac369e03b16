import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPence } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, MoneyField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { listMileageRates, mileageRateRoute } from '../schema.ts';

type Reply = ReplyOf<typeof listMileageRates>;
type Rate = Reply['rows'][number];

function look({ inForce, fromOn }: Rate, today: string): StateLook {
  if (inForce) return { word: 'In force', meaning: 'good', mark: 'tick' };
  return fromOn > today
    ? { word: 'To come', meaning: 'information', mark: 'clock' }
    : { word: 'Replaced', meaning: 'quiet', mark: 'chain' };
}

const columns = (today: string): readonly Column<Rate>[] => [
  {
    key: 'whose',
    head: 'Whose',
    cell: ({ clientName }) => clientName ?? 'Our own',
    by: ({ clientName }) => clientName ?? '',
  },
  { key: 'state', head: 'State', cell: (rate) => <Badge state={look(rate, today)} /> },
  {
    key: 'from',
    head: 'From',
    cell: ({ fromOn }) => showDate(fromOn, today),
    by: ({ fromOn }) => fromOn,
  },
  {
    key: 'pay',
    head: 'Paid a mile',
    cell: ({ payPence }) => showPence(payPence),
    by: ({ payPence }) => payPence,
    number: true,
  },
  {
    key: 'charge',
    head: 'Charged a mile',
    cell: ({ chargePence }) => (chargePence === 0 ? 'Not charged' : showPence(chargePence)),
    by: ({ chargePence }) => chargePence,
    number: true,
  },
  { key: 'by', head: 'Agreed by', cell: ({ agreedBy }) => agreedBy },
];

/** What a mile is paid and charged at: our own rate, and those agreed with clients. */
export default function MileagePage() {
  const may = useMay();
  const reading = useRead(listMileageRates, {}, { live: ['mileage_rate.'] });
  return (
    <Page title="Mileage rates" where={[{ label: 'Expenses', href: '/expenses' }]}>
      <p>
        A client’s own rate goes before ours, by the day of the shift. What HMRC approves says only
        what is taxed: 45p a mile by car for the first 10,000 miles of the tax year and 25p beyond,
        24p by motorcycle, 20p by bicycle.
      </p>
      <Read of={reading}>
        {(reply) => (
          <RecordPart
            title="Rates a mile"
            level={2}
            add={may('mileage.write') ? 'Say a rate' : undefined}
            form={(close) => <RateForm reply={reply} close={close} />}
          >
            <Table
              label="Mileage rates"
              noun={['rate', 'rates']}
              columns={columns(reply.today)}
              rows={reply.rows}
              total={reply.total}
              id={(rate) => rate.rateId}
              empty={
                <Empty title="No rate yet">
                  Mileage cannot be claimed before our own rate is said.
                </Empty>
              }
            />
          </RecordPart>
        )}
      </Read>
    </Page>
  );
}

function RateForm({ reply, close }: { readonly reply: Reply; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(mileageRateRoute);
  const form = useForm({
    name: 'mileage rate',
    start: {
      clientId: '',
      fromOn: dateIn(new Date()),
      payPence: 45 as number | undefined,
      chargePence: 0 as number | undefined,
    },
    checks: {
      fromOn: needed('Enter the day'),
      payPence: (value) => (value === undefined ? 'Enter what is paid a mile' : undefined),
      chargePence: (value) =>
        value === undefined ? 'Enter what is charged a mile, or 0' : undefined,
    },
    submit: ({ clientId, fromOn, payPence, chargePence }, id) =>
      act({
        body: {
          id,
          clientId: clientId || null,
          fromOn,
          payPence: payPence ?? 0,
          chargePence: chargePence ?? 0,
        },
      }),
    onDone: () => {
      say('The rate is kept');
      close();
    },
  });
  return (
    <Form form={form} action="Keep it" label="A rate a mile" onCancel={close}>
      <SelectField
        form={form}
        name="clientId"
        label="Whose"
        none="Our own"
        optional
        options={reply.clients.map(({ clientId, name }) => ({ value: clientId, label: name }))}
      />
      <DateField form={form} name="fromOn" label="From" />
      <MoneyField form={form} name="payPence" label="Paid" unit="a mile" />
      <MoneyField form={form} name="chargePence" label="Charged to the client" unit="a mile" />
    </Form>
  );
}
