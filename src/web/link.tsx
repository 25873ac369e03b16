// The pages that open by a personal link: no sign-in, no router, no Mantine, since they are read on a phone on a
// slow line. A room lists its own in `linkPages` of its
// pages.ts; only the one opened is loaded.
import '../ui/light.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { linkPages as attendance } from '../desk/attendance/pages.ts';
import { linkPages as offers } from '../desk/offers/pages.ts';
import { linkPages as pool } from '../desk/pool/pages.ts';
import { linkPages as references } from '../desk/references/pages.ts';
import { linkPages as signatures } from '../desk/signatures/pages.ts';
import { linkPages as collected } from '../proof/collected/pages.ts';
import { linkPages as programme } from '../proof/programme/pages.ts';
import { linkPages as release } from '../proof/release/pages.ts';
import { LightPage, LightRefused } from '../ui/light.tsx';
import type { LinkPages } from '../ui/pages.ts';
import { tokenVariables } from '../ui/tokens.ts';

const PAGES: LinkPages = {
  ...attendance,
  ...pool,
  ...offers,
  ...signatures,
  ...references,
  ...collected,
  ...programme,
  ...release,
};

const [, , purpose = ''] = window.location.pathname.split('/');
const token = window.location.hash.slice(1);

for (const [name, value] of Object.entries(tokenVariables())) {
  document.documentElement.style.setProperty(name, value);
}

function Opened() {
  const [page, setPage] = useState<{
    readonly Page: Awaited<ReturnType<LinkPages[string]>>['default'];
  }>();
  const [lost, setLost] = useState(false);
  const load = PAGES[purpose];
  useEffect(() => {
    load?.().then(
      ({ default: Page }) => setPage({ Page }),
      () => setLost(true),
    );
  }, [load]);
  if (load === undefined || token === '') {
    const because =
      'This link is not whole. Open it as it stands in the message, or ask us for a new one.';
    return <LightRefused refusal={{ code: 'link-not-found', because }} />;
  }
  if (lost) {
    const because = 'The page could not be loaded. Check your line and try again.';
    return (
      <LightRefused
        refusal={{ code: 'no-connection', because }}
        again={() => window.location.reload()}
      />
    );
  }
  return page === undefined ? <LightPage title="One moment" /> : <page.Page token={token} />;
}

const place = document.getElementById('link');
if (place === null) throw new Error('link.html has no #link.');
createRoot(place).render(
  <StrictMode>
    <Opened />
  </StrictMode>,
);
