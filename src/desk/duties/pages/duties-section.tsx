import './duties.css';
import type { ReactNode } from 'react';
import { showDate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { readDuties } from '../schema.ts';
import { Actions } from './actions.tsx';
import {
  ANSWERS,
  type Duties,
  inQuestion,
  notKnownWords,
  QUESTIONS,
  type Setting,
  type SiteDuties,
  settingLook,
  settingWords,
} from './words.ts';

/** What the law asks of the work at each of a client's sites, who said so, and industrial action there. */
export default function DutiesSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('duties.write');
  const reading = useRead(readDuties, { params: { id } });
  return (
    <Read of={reading}>
      {(duties) => (
        <>
          {duties.sites.length === 0 ? (
            <p className="dp-dim">
              Each site stands here with what the law asks of its work: vulnerable people, schools,
              food and farming, nights, driving. Add a site first.
            </p>
          ) : (
            <ul className="du-lines">
              {duties.sites.map((site) => (
                <SiteLines
                  key={site.siteId}
                  clientId={id}
                  site={site}
                  today={duties.today}
                  mayWrite={mayWrite}
                />
              ))}
            </ul>
          )}
          <Strikes clientId={id} duties={duties} mayWrite={mayWrite} />
        </>
      )}
    </Read>
  );
}

function Strikes({
  clientId,
  duties,
  mayWrite,
}: {
  readonly clientId: string;
  readonly duties: Duties;
  readonly mayWrite: boolean;
}) {
  if (duties.sites.length === 0) return null;
  return (
    <div className="du-part">
      <h3>Strikes and other industrial action</h3>
      <Actions clientId={clientId} duties={duties} mayWrite={mayWrite} />
    </div>
  );
}

interface SiteProps {
  readonly clientId: string;
  readonly site: SiteDuties;
  readonly today: string;
  readonly mayWrite: boolean;
}

function SiteLines(props: SiteProps) {
  const { clientId, site, mayWrite } = props;
  const home = `/clients/${clientId}/duties/${site.siteId}`;
  const whole = site.settings.find(({ role }) => role === null);
  const own = site.settings.filter(({ role }) => role !== null);
  return (
    <>
      {whole === undefined ? (
        <li className="du-line">
          <div className="du-head">
            <strong>{site.name}</strong>
            <span className="dp-dim">{own.length === 0 ? 'every role' : 'every other role'}</span>
            <Badge state={settingLook(undefined)} />
            <Change href={`${home}/all`} words="Record it" site={site.name} may={mayWrite} />
          </div>
          <p>Nobody has said yet what the law asks of this work. Ask the client, and enter it.</p>
          <OneRole {...props} />
        </li>
      ) : (
        <SettingLine {...props} setting={whole} more={<OneRole {...props} />} />
      )}
      {own.map((setting) => (
        <SettingLine key={setting.role} {...props} setting={setting} />
      ))}
    </>
  );
}

function SettingLine({
  clientId,
  site,
  setting,
  today,
  mayWrite,
  more,
}: SiteProps & { readonly setting: Setting; readonly more?: ReactNode }) {
  const open = notKnownWords(setting);
  // Under the whole site stands also what was said of roles that are no longer different.
  const ended = (role: string | null) => !site.settings.some((one) => one.role === role);
  const earlier = site.earlier.filter(
    (one) => one.role === setting.role || (setting.role === null && ended(one.role)),
  );
  const role = setting.roleName ?? 'every role';
  return (
    <li className="du-line">
      <div className="du-head">
        <strong>{site.name}</strong>
        <span className="dp-dim">{role}</span>
        <Badge state={settingLook(setting)} />
        <Change
          href={`/clients/${clientId}/duties/${site.siteId}/${setting.role ?? 'all'}`}
          words="Change it"
          site={`${site.name}, ${role}`}
          may={mayWrite}
        />
      </div>
      <p>{settingWords(setting)}</p>
      {open === '' ? null : <p>Not known yet: {open}.</p>}
      <p className="dp-dim">
        {setting.saidByName} said so on {showDate(setting.saidOn, today)}; recorded by{' '}
        {setting.recordedBy} <Ago at={setting.recordedAt} />
      </p>
      <details>
        <summary aria-label={`Every answer: ${site.name}, ${role}`}>Every answer</summary>
        <AnswerFacts setting={setting} />
        {earlier.map((version) => (
          <details key={version.settingId}>
            <summary>
              {version.roleName === null || setting.role !== null ? '' : `${version.roleName}, `}
              version {version.version}
              {version.withdrawn ? ', no longer different' : ''}: {version.saidByName},{' '}
              {showDate(version.saidOn, today)}
            </summary>
            <AnswerFacts setting={version} />
          </details>
        ))}
      </details>
      {more}
    </li>
  );
}

/** Leads to the form for a role whose work is different from the rest of the site. */
function OneRole({ clientId, site, mayWrite }: SiteProps) {
  if (!mayWrite) return null;
  return (
    <p>
      <Link
        href={`/clients/${clientId}/duties/${site.siteId}/role`}
        aria-label={`One role there is different: ${site.name}`}
      >
        One role there is different
      </Link>
    </p>
  );
}

function AnswerFacts({ setting }: { readonly setting: Setting }) {
  const facts = ANSWERS.filter((key) => key === 'dbsClass' || inQuestion(key, setting)).map(
    (key) => ({
      label: QUESTIONS[key].asks,
      value: QUESTIONS[key].choices[setting[key]] ?? '',
    }),
  );
  const notes = setting.notes === '' ? [] : [{ label: 'Note', value: setting.notes }];
  return <FactList facts={[...facts, ...notes]} />;
}

function Change({
  href,
  words,
  site,
  may,
}: {
  readonly href: string;
  readonly words: string;
  readonly site: string;
  readonly may: boolean;
}) {
  if (!may) return <span />;
  return (
    <Link href={href} aria-label={`${words}: ${site}`}>
      {words}
    </Link>
  );
}
