import './rota.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { addDays, mondayOf } from '../../../lib/days.ts';
import { newId } from '../../../lib/ids.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { DateField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { paintRota, readCanvas } from '../schema.ts';
import { cellsOf, EMPTY, paint, undo } from './paint.ts';
import { PaintGrid } from './paint-grid.tsx';
import { NO_PLACE, PlaceChoice } from './place-choice.tsx';

const WHERE = [{ label: 'Rotas', href: '/rota' }];

/** A rota painted on a grid of roles and days: it becomes a draft, and is booked on the yes. */
export default function PaintPage() {
  const { query, setQuery } = useAddress();
  const [siteId, from] = [query['site'] ?? '', query['from'] ?? ''];
  const form = useForm({
    name: 'paint where',
    keep: false,
    start: { ...NO_PLACE, from: addDays(mondayOf(dateIn(new Date())), 7) },
    checks: {
      clientId: needed('Choose the client'),
      siteId: needed('Choose the site'),
      from: needed('Enter the first day'),
    },
    submit: async (values) => ({ ok: true, value: values }) as const,
    onDone: (values) => setQuery({ site: values.siteId, from: values.from }),
  });
  if (siteId !== '') {
    const first = /^\d{4}-\d\d-\d\d$/.test(from) ? from : mondayOf(dateIn(new Date()));
    return <Painter key={`${siteId} ${first}`} siteId={siteId} from={first} />;
  }
  return (
    <Page title="Paint a rota" where={WHERE}>
      <p>Choose the site and the first day; four weeks are shown.</p>
      <Form form={form} action="Show the grid">
        <PlaceChoice form={form} />
        <DateField form={form} name="from" label="From" />
      </Form>
    </Page>
  );
}

function Painter({ siteId, from }: { readonly siteId: string; readonly from: string }) {
  const { go } = useAddress();
  const say = useNotice();
  const [id] = useState(newId);
  const [painting, setPainting] = useState(EMPTY);
  const [brush, setBrush] = useState('');
  const [times, setTimes] = useState('');
  const [places, setPlaces] = useState(1);
  const [more, setMore] = useState<readonly string[]>([]);
  const reading = useRead(readCanvas, { query: { siteId, from, days: 28 } });
  const { act, busy } = useAct(paintRota);
  const cells = cellsOf(painting.canvas);
  const shifts = cells.reduce((sum, cell) => sum + cell.places, 0);
  const send = async () => {
    const made = await act({ body: { id, siteId, cells } });
    if (made.ok) go(`/rota/drafts/${made.value.draftId}`);
    else say(made.refusal.because);
  };
  return (
    <Page
      title={reading.value ? `Paint a rota at ${reading.value.siteName}` : 'Paint a rota'}
      where={WHERE}
    >
      <Read of={reading}>
        {(canvas) => {
          const shift =
            brush === '' ? (canvas.codes[0]?.code ?? '') : brush === 'times' ? times : brush;
          const own = canvas.roles.filter(({ role, before }) => before || more.includes(role));
          const roles = own.length > 0 ? own : canvas.roles.slice(0, 6);
          const others = canvas.roles.filter(({ role }) => !roles.some((one) => one.role === role));
          const stroke = (keys: readonly string[], count: number | undefined) => {
            if (shift.trim() === '')
              return say('Choose a shift code, or write times, to paint with.');
            setPainting((now) => paint(now, keys, shift.trim(), count ?? places));
          };
          return (
            <>
              <div className="ro-brush">
                <fieldset>
                  <legend>Paint with</legend>
                  {canvas.codes.map(({ code, start, end }, at) => (
                    <label key={code}>
                      <input
                        type="radio"
                        name="brush"
                        checked={brush === code || (brush === '' && at === 0)}
                        onChange={() => setBrush(code)}
                      />
                      {code}{' '}
                      <span className="dp-dim">
                        {start}-{end}
                      </span>
                    </label>
                  ))}
                  <label>
                    <input
                      type="radio"
                      name="brush"
                      checked={brush === 'times' || (brush === '' && canvas.codes.length === 0)}
                      onChange={() => setBrush('times')}
                    />
                    Times{' '}
                    <input
                      className="ro-times"
                      aria-label="Times to paint with"
                      placeholder="07:30-19:30"
                      value={times}
                      onChange={(event) => {
                        setTimes(event.target.value);
                        setBrush('times');
                      }}
                    />
                  </label>
                  <label>
                    Places{' '}
                    <input
                      type="number"
                      min={1}
                      max={50}
                      value={places}
                      onChange={(event) =>
                        setPlaces(
                          Math.max(1, Math.min(50, Math.floor(Number(event.target.value)) || 1)),
                        )
                      }
                    />
                  </label>
                </fieldset>
                {others.length === 0 ? null : (
                  <label>
                    Add a row{' '}
                    <select
                      value=""
                      onChange={(event) =>
                        setMore([...more, ...roles.map(({ role }) => role), event.target.value])
                      }
                    >
                      <option value="">Choose a role</option>
                      {others.map(({ role, name }) => (
                        <option key={role} value={role}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </div>
              <p className="dp-dim" id="ro-keys">
                Drag over cells, or use the arrow keys and press Enter or a number of places. 0 or
                Delete takes the shift out, Ctrl+Z undoes. What is booked already stands small
                below.
              </p>
              <PaintGrid
                roles={roles}
                from={from}
                days={28}
                holidays={canvas.holidays}
                booked={canvas.booked}
                canvas={painting.canvas}
                onPaint={stroke}
                onUndo={() => setPainting(undo)}
              />
              <div className="dp-row ro-end">
                <Button disabled={busy || cells.length === 0} onClick={() => void send()}>
                  See the rota of {shifts} shifts
                </Button>
                <Button
                  variant="default"
                  disabled={painting.before.length === 0}
                  onClick={() => setPainting(undo)}
                >
                  Undo the last stroke
                </Button>
              </div>
            </>
          );
        }}
      </Read>
    </Page>
  );
}
