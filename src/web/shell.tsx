import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { loadPalette } from '../app/find/pages.ts';
import { loadViews } from '../app/views/pages.ts';
import { useAddress } from '../ui/address.tsx';
import { draftsOf, ownerOf } from '../ui/drafts.ts';
import { FindButton } from '../ui/find-button.tsx';
import { Frame } from '../ui/frame.tsx';
import { ViewsSlot } from '../ui/list-views.ts';
import { useNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { NAV_GROUPS, type PageDef } from '../ui/pages.ts';
import { Waiting } from '../ui/progress.tsx';
import { Refused } from '../ui/refused.tsx';
import { SessionContext } from '../ui/session.ts';
import { openOrganisation, signOut, useSessionRead } from './session.ts';

const SIGN_IN = '/sign-in';
const SET_UP = '/account/authenticator';
const Views = lazy(loadViews);
const LeaveDrafts = lazy(() => import('../ui/leave-drafts.tsx'));

/** Around every page: public pages stand alone, all others need a session and get the frame. */
export function Shell({
  pages,
  children,
}: {
  readonly pages: readonly PageDef[];
  readonly children: ReactNode;
}) {
  const { path, href, go } = useAddress();
  const page = pages.find((each) => matches(each.path, path));
  const session = useSessionRead();
  const say = useNotice();
  const { stranger } = session;
  const open = page?.public === true;

  useEffect(() => {
    if (stranger && !open) go(`${SIGN_IN}?back=${encodeURIComponent(href)}`, { instead: true });
  }, [stranger, open, href, go]);

  const allowed = useMemo(
    () =>
      pages.filter(
        (each) => each.action === undefined || session.value?.actions.includes(each.action),
      ),
    [pages, session.value],
  );

  const [leaving, setLeaving] = useState(false);
  const owner = session.value === undefined ? undefined : ownerOf(session.value);
  useEffect(() => {
    if (owner !== undefined) draftsOf(owner, sessionStorage, Date.now).dropOthers();
  }, [owner]);
  const leave = () => {
    const typed = draftsOf(owner ?? '', sessionStorage, Date.now).all();
    if (typed.length === 0) void signOut();
    else setLeaving(true);
  };

  const hidden = page !== undefined && !allowed.includes(page);
  // Who has no work on the desk begins where their own work is.
  const begins =
    hidden && path === '/'
      ? (allowed.find(
          ({ firstFor }) => firstFor !== undefined && session.value?.actions.includes(firstFor),
        ) ?? firstInRail(allowed))
      : undefined;
  useEffect(() => {
    if (session.value !== undefined && begins !== undefined) go(begins.path, { instead: true });
  }, [session.value, begins, go]);

  const mustSetUp = session.value?.mustSetUp === true && path !== SET_UP && !open;
  useEffect(() => {
    if (mustSetUp) go(`${SET_UP}?first=yes`, { instead: true });
  }, [mustSetUp, go]);

  if (open && session.value === undefined) {
    return <main className="dp-main dp-alone">{children}</main>;
  }
  if (session.value === undefined) {
    return (
      <main className="dp-main dp-alone">
        {session.refusal === undefined || stranger ? (
          <Waiting words="Opening" />
        ) : (
          <Refused refusal={session.refusal} again={session.again} />
        )}
      </main>
    );
  }
  return (
    <SessionContext value={session.value}>
      <Frame
        session={session.value}
        pages={allowed}
        signOut={leave}
        search={<FindButton pages={allowed} load={loadPalette} />}
        choose={async (id) => {
          const chosen = await openOrganisation(id);
          if (!chosen.ok) say(chosen.refusal.because);
        }}
      >
        <ViewsSlot value={Views}>{hidden ? <NotYours title={page.title} /> : children}</ViewsSlot>
      </Frame>
      {leaving ? (
        <Suspense fallback={null}>
          <LeaveDrafts stay={() => setLeaving(false)} leave={() => void signOut()} />
        </Suspense>
      ) : null}
    </SessionContext>
  );
}

function firstInRail(pages: readonly PageDef[]): PageDef | undefined {
  const rank = ({ nav }: PageDef) =>
    nav === undefined ? Number.POSITIVE_INFINITY : NAV_GROUPS.indexOf(nav.group) * 100 + nav.order;
  return pages.filter((page) => page.nav !== undefined).sort((a, b) => rank(a) - rank(b))[0];
}

function NotYours({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <p>
        Your roles do not open this page. An owner of your organisation can give you one that does.
      </p>
    </Page>
  );
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  );
}
