import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import type { ListViews } from '../../../ui/list-views.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { useSession } from '../../../ui/session.ts';
import { applying, keptOf, SAVED, sameQuery, viewHref } from '../../../ui/view-query.ts';
import { type MenuView, ViewsMenu } from '../../../ui/views-menu.tsx';
import { addView, changeView, chooseDefaultView, deleteView, listViews } from '../schema.ts';
import { RenameView, SaveView } from './view-forms.tsx';

export type SavedView = ReplyOf<typeof listViews>['rows'][number];

/** Says in the address that the whole list is wanted although another view opens first. */
const WHOLE = 'none';

/** The saved views at a list: opens, names, replaces and deletes them, and opens the list with the chosen one. */
export default function ViewsControl({ list, filters, keeps, stays }: ListViews) {
  const { path, query, go } = useAddress();
  const say = useNotice();
  const member = useSession()?.member.name;
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useState<string>();
  const reading = useRead(listViews, { query: { list } });
  const adding = useAct(addView);
  const changing = useAct(changeView);
  const deleting = useAct(deleteView);
  const choosing = useAct(chooseDefaultView);

  const names = [...filters.map(({ name }) => name), ...keeps];
  const kept = keptOf(query, names);
  const rows = reading.value?.rows ?? [];
  const first = rows.find(({ isDefault }) => isDefault);
  const now = rows.find(({ id }) => id === query[SAVED]);
  const applied = now === undefined ? undefined : applying(now.query, filters, keeps);
  const changed = applied !== undefined && !sameQuery(applied.query, kept);
  const hrefOf = (view: SavedView) =>
    viewHref(path, query, stays, applying(view.query, filters, keeps).query, view.id);

  // A list asked for without any filter opens with the view chosen for that; once, on the way in.
  const bare = useRef(Object.keys(kept).length === 0 && query[SAVED] === undefined);
  const opens = bare.current && first !== undefined ? hrefOf(first) : undefined;
  useEffect(() => {
    if (reading.value === undefined) return;
    const enters = bare.current && opens !== undefined;
    bare.current = false;
    if (enters) go(opens, { instead: true });
  }, [reading.value, opens, go]);

  const refused = (done: { readonly ok: boolean; refusal?: { readonly because: string } }) => {
    if (!done.ok && done.refusal !== undefined) say(done.refusal.because);
    return !done.ok;
  };
  const remove = async (view: MenuView) => {
    const row = rows.find(({ id }) => id === view.id);
    if (row === undefined || refused(await deleting.act({ params: { id: view.id } }))) return;
    say(`View ${row.name} deleted`, () => void bringBack(row));
  };
  const bringBack = async (row: SavedView) => {
    const { id, name, audience } = row;
    if (refused(await adding.act({ body: { id, list, name, audience, query: row.query } }))) return;
    if (row.isDefault) await choosing.act({ params: { list }, body: { viewId: id } });
    say(`View ${name} is back`);
  };
  const openFirst = async (view: MenuView) => {
    const viewId = view.isDefault ? null : view.id;
    if (refused(await choosing.act({ params: { list }, body: { viewId } }))) return;
    say(viewId === null ? 'The list opens with everything' : `The list opens with ${view.name}`);
  };
  const replace = async (row: SavedView) => {
    const before = row.query;
    const set = (to: SavedView['query']) =>
      changing.act({ params: { id: row.id }, body: { query: to } });
    if (refused(await set(kept))) return;
    say(`View ${row.name} replaced`, () => void set(before).then(refused));
  };

  const menuView = (row: SavedView): MenuView => ({
    id: row.id,
    name: row.name,
    href: hrefOf(row),
    present: row.id === now?.id && !changed,
    isDefault: row.isDefault,
    mayChange: row.mayChange,
    ...(row.madeBy === member || row.audience === 'me' ? {} : { madeBy: row.madeBy }),
  });
  const group = (title: string, audience: SavedView['audience']) => ({
    title,
    views: rows.filter((row) => row.audience === audience).map(menuView),
  });
  const renamed = rows.find(({ id }) => id === renaming);

  return (
    <>
      <ViewsMenu
        open={open}
        onToggle={(to) => {
          setOpen(to);
          setRenaming(undefined);
        }}
        now={now?.name}
        changed={changed}
        groups={[
          group('My own', 'me'),
          group('My branch’s', 'branch'),
          group('The organisation’s', 'organisation'),
        ]}
        acts={{
          onDefault: (view) => void openFirst(view),
          onRename: ({ id }) => setRenaming(id),
          onDelete: (view) => void remove(view),
        }}
        everything={viewHref(path, query, stays, {}, first === undefined ? undefined : WHOLE)}
      >
        {renamed === undefined ? (
          <SaveView
            key={list}
            audiences={reading.value?.audiences ?? ['me']}
            nothing={Object.keys(kept).length === 0}
            save={async (values) => {
              const id = newId();
              const done = await adding.act({ body: { id, list, query: kept, ...values } });
              if (done.ok) go(viewHref(path, query, stays, kept, id), { instead: true });
              return done;
            }}
            onDone={(name) => {
              setOpen(false);
              say(`View ${name} saved`);
            }}
            {...(now !== undefined && changed && now.mayChange
              ? { replaces: now.name, replace: () => void replace(now) }
              : {})}
          />
        ) : (
          <RenameView
            key={renamed.id}
            name={renamed.name}
            rename={(name) => changing.act({ params: { id: renamed.id }, body: { name } })}
            onDone={(name) => {
              setRenaming(undefined);
              if (name !== undefined) say(`View ${renamed.name} is now ${name}`);
            }}
          />
        )}
      </ViewsMenu>
      {now === undefined || applied === undefined || applied.left.length === 0 ? null : (
        <p className="dp-dim dp-views-left" role="status">
          The view {now.name} also asks for {applied.left.join(', ')}, which this list no longer
          offers: it is shown without.
        </p>
      )}
    </>
  );
}
