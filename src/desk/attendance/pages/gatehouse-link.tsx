import './gatehouse.css';
import { useEffect, useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call, takeFile } from '../../../ui/api.ts';
import {
  LightButton,
  LightPage,
  LightRefused,
  lightClock,
  lightDate,
  lightMoment,
} from '../../../ui/light.tsx';
import { gatehousePhoto, lookAtGatehouse } from '../gatehouse-schema.ts';

type Seen = ReplyOf<typeof lookAtGatehouse>;
type Row = Seen['rows'][number];

/** What the gatehouse's link opens: who comes to one site on one day, to look at and to print. */
export default function GatehouseLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtGatehouse, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  const again = () => setRound(round + 1);
  if (refusal !== undefined) return <LightRefused refusal={refusal} again={again} />;
  if (seen === undefined) return <LightPage title="One moment" />;
  const { agency, siteName, onDate, rows, asAt } = seen;
  return (
    <LightPage
      title={`${siteName}, ${lightDate(onDate)}`}
      agency={`${agency.name}: who comes`}
      sample={agency.isSample}
    >
      <p className="dl-dim">
        {rows.length === 1 ? '1 person' : `${rows.length} people`}, as at {lightMoment(asAt)}. For
        the gatehouse alone.
      </p>
      {rows.length === 0 ? <p>Nobody is confirmed for this day any more. Ring us.</p> : null}
      <ul className="gh-list">
        {rows.map((row) => (
          <Person key={row.assignmentId} token={token} row={row} />
        ))}
      </ul>
      <div className="gh-acts">
        <LightButton onPress={() => window.print()}>Print the list</LightButton>
        <LightButton quiet onPress={again}>
          Look again
        </LightButton>
      </div>
    </LightPage>
  );
}

function Person({ token, row }: { readonly token: string; readonly row: Row }) {
  return (
    <li className="gh-row">
      {row.hasPhoto ? <Photo token={token} row={row} /> : <span className="gh-photo" />}
      <div>
        <h2>{row.name}</h2>
        <p>
          {lightClock(row.startsAt)}-{lightClock(row.endsAt)}, {row.roleName}
        </p>
        {row.reportTo === '' ? null : <p>Reports to {row.reportTo}</p>}
      </div>
      <span className="gh-signed" aria-hidden="true" />
    </li>
  );
}

/** A photo, asked for with the token in the body, so that no address and no cache holds it. */
function Photo({ token, row }: { readonly token: string; readonly row: Row }) {
  const [source, setSource] = useState<string>();
  const { assignmentId } = row;
  useEffect(() => {
    let here = true;
    void takeFile(gatehousePhoto, { body: { token, assignmentId } }).then((taken) => {
      if (!taken.ok) return;
      const reader = new FileReader();
      reader.onload = () => {
        if (here) setSource(String(reader.result));
      };
      reader.readAsDataURL(taken.value.content);
    });
    return () => {
      here = false;
    };
  }, [token, assignmentId]);
  if (source === undefined) return <span className="gh-photo" />;
  return <img className="gh-photo" src={source} alt={row.name} />;
}
