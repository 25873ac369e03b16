import './candidates.css';
import { useState } from 'react';
import { formatRate } from '../../../lib/money.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMinutes, showWeekday } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { FactList } from '../../../ui/facts.tsx';
import { ChecksField, MoneyField, NumberField, RadioField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { changePreferences, showPreferences } from '../preferences-schema.ts';

type Preferences = ReplyOf<typeof showPreferences>;

/** How they want to work: hours, days, nights, travel, pay, notice. A ranking and the gates read it. */
export default function PreferencesSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('candidates.write');
  const reading = useRead(showPreferences, { params: { id } });
  return (
    <Read of={reading}>
      {(wants) => (
        <RecordPart
          title="How they want to work"
          add={mayWrite ? 'Change what they want' : undefined}
          form={(close) => <PreferencesForm id={id} wants={wants} close={close} />}
        >
          <FactList facts={factsOf(wants)} />
        </RecordPart>
      )}
    </Read>
  );
}

function factsOf(wants: Preferences) {
  const unsaid = <span className="dp-dim">Not said</span>;
  const minutes = (value: number | null) => (value === null ? unsaid : showMinutes(value));
  const { wantedDays, worksNights, travelMiles, minimumPayPence } = wants;
  return [
    { label: 'Hours wanted a week', value: minutes(wants.wantedWeeklyMinutes) },
    { label: 'At least', value: minutes(wants.leastWeeklyMinutes) },
    { label: 'At most', value: minutes(wants.mostWeeklyMinutes) },
    { label: 'Days', value: wantedDays === null ? unsaid : listed(wantedDays.map(showWeekday)) },
    { label: 'Nights', value: worksNights === null ? unsaid : worksNights ? 'Yes' : 'No' },
    { label: 'Notice they need', value: minutes(wants.noticeMinutes) },
    { label: 'Travels', value: travelMiles === null ? unsaid : `up to ${travelMiles} miles` },
    { label: 'Lowest pay', value: minimumPayPence === null ? unsaid : formatRate(minimumPayPence) },
  ];
}

const hoursOf = (minutes: number | null) => (minutes === null ? undefined : minutes / 60);
const minutesOf = (hours: number | undefined) =>
  hours === undefined ? null : Math.round(hours * 60);

function PreferencesForm({
  id,
  wants,
  close,
}: {
  readonly id: string;
  readonly wants: Preferences;
  readonly close: () => void;
}) {
  const [start] = useState({
    wanted: hoursOf(wants.wantedWeeklyMinutes),
    least: hoursOf(wants.leastWeeklyMinutes),
    most: hoursOf(wants.mostWeeklyMinutes),
    notice: hoursOf(wants.noticeMinutes),
    travel: wants.travelMiles ?? undefined,
    pay: wants.minimumPayPence ?? undefined,
    nights: wants.worksNights === null ? '' : wants.worksNights ? 'yes' : 'no',
    days: (wants.wantedDays ?? []).map(String) as readonly string[],
  });
  const say = useNotice();
  const { act } = useAct(changePreferences);
  const form = useForm({
    name: 'preferences',
    start,
    submit: ({ wanted, least, most, notice, travel, pay, nights, days }) =>
      act({
        params: { id },
        body: {
          wantedWeeklyMinutes: minutesOf(wanted),
          leastWeeklyMinutes: minutesOf(least),
          mostWeeklyMinutes: minutesOf(most),
          noticeMinutes: minutesOf(notice),
          travelMiles: travel ?? null,
          minimumPayPence: pay ?? null,
          worksNights: nights === '' ? null : nights === 'yes',
          wantedDays: days.length === 0 ? null : days.map(Number),
        },
      }),
    onDone: () => {
      say('What they want is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record what they want" label="What they want" onCancel={close}>
      <NumberField form={form} name="wanted" label="Hours wanted a week" optional />
      <div className="dp-form-pair">
        <NumberField form={form} name="least" label="At least" hint="Hours a week" optional />
        <NumberField form={form} name="most" label="At most" hint="Hours a week" optional />
      </div>
      <ChecksField
        form={form}
        name="days"
        label="Days they want"
        hint="None ticked: not said"
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
          value: String(day),
          label: showWeekday(day),
        }))}
      />
      <RadioField
        form={form}
        name="nights"
        label="Nights"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: '', label: 'Not said' },
        ]}
      />
      <div className="dp-form-pair">
        <NumberField form={form} name="notice" label="Notice they need" hint="Hours" optional />
        <NumberField form={form} name="travel" label="Travels up to" hint="Miles" optional />
      </div>
      <MoneyField form={form} name="pay" label="Lowest pay an hour" optional />
    </Form>
  );
}
