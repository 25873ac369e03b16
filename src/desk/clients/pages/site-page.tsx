import './clients.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago, Moment } from '../../../ui/when.tsx';
import { readSite, SHEET_PARTS, type SheetPart } from '../schema.ts';
import { nationWord, sheetLook } from './words.ts';

type SiteRecord = ReplyOf<typeof readSite>;
type Sheet = SiteRecord['sheets'][number];

const KNOWN = {
  district: 'place known by postcode district',
  area: 'place known by postcode area only: miles are rough',
} as const;

/** One site: where it is, its standing sheet as it is now, and every version before. */
export default function SitePage() {
  const { params } = useAddress();
  const [id = '', part = ''] = [params['id'], params['part']];
  const mayWrite = useMay()('clients.write');
  const reading = useRead(readSite, { params: { id: part } });
  const site = reading.value;
  const home = `/clients/${id}/sites/${part}`;
  return (
    <Page
      title={site?.name ?? 'Site'}
      where={[
        { label: 'Clients', href: '/clients' },
        { label: site?.clientName ?? 'Client', href: `/clients/${id}` },
      ]}
      action={
        mayWrite && site ? (
          <LinkButton href={`${home}/sheet`}>
            {site.sheets.length > 0 ? 'Write a new version' : 'Write the sheet'}
          </LinkButton>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(record) => (
          <>
            <Band site={record} />
            {mayWrite ? (
              <div>
                <LinkButton quiet href={`${home}/details`}>
                  Change the site
                </LinkButton>
              </div>
            ) : null}
            <Sheets site={record} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Band({ site }: { readonly site: SiteRecord }) {
  return (
    <Facts
      state={sheetLook(site, site.sheets.length > 0)}
      facts={[
        {
          label: 'Address',
          value: (
            <span className="dp-said">
              {[site.address, site.postcode].filter(Boolean).join('\n')}
            </span>
          ),
          from: site.locatedBy ? KNOWN[site.locatedBy] : 'place not known: no miles',
        },
        { label: 'Nation', value: nationWord(site.nation) },
        { label: 'Hirer', value: site.hirerName },
      ]}
    />
  );
}

function Sheets({ site }: { readonly site: SiteRecord }) {
  const [now, ...before] = site.sheets;
  if (now === undefined) {
    return (
      <Empty title="No standing sheet yet">
        What every booking here needs to say stands on it: whom to report to, risks and what is done
        about them, breaks. Written once, a call at 06:45 takes a minute.
      </Empty>
    );
  }
  return (
    <>
      <Section title="Standing sheet">
        <p>
          Version {now.version}, recorded {now.recordedBy === null ? '' : `by ${now.recordedBy} `}
          <Ago at={now.recordedAt} />
          {now.reviewOn === null
            ? '. No review planned.'
            : `. To be looked at again on ${showDate(now.reviewOn, dateIn(new Date()))}.`}
        </p>
        <SheetFacts sheet={now} />
      </Section>
      {before.length === 0 ? null : (
        <Section title="Earlier versions">
          <div className="dp-versions">
            {before.map((sheet) => (
              <details key={sheet.version}>
                <summary>
                  Version {sheet.version}, <Moment at={sheet.recordedAt} />
                  {sheet.recordedBy === null ? '' : `, ${sheet.recordedBy}`}
                </summary>
                <SheetFacts sheet={sheet} />
              </details>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function SheetFacts({ sheet }: { readonly sheet: Sheet }) {
  return (
    <FactList
      facts={(Object.keys(SHEET_PARTS) as SheetPart[]).map((part) => ({
        label: SHEET_PARTS[part],
        value:
          sheet[part] === '' ? (
            <span>
              <span className="dp-dim">not said</span>
            </span>
          ) : (
            <span className="dp-said">{sheet[part]}</span>
          ),
      }))}
    />
  );
}
