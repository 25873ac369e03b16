import { Dialog } from './dialog.tsx';
import { draftTime } from './unsent.tsx';
import { useDrafts } from './use-drafts.ts';

/** Before signing out with unsent drafts: throw them away, keep them in this tab, or stay. */
export default function LeaveDrafts({
  stay,
  leave,
}: {
  readonly stay: () => void;
  readonly leave: () => void;
}) {
  const drafts = useDrafts();
  return (
    <Dialog
      title="You have unsent drafts"
      open
      onClose={stay}
      act={{
        label: 'Throw them away and sign out',
        danger: true,
        onAct: () => {
          drafts.dropAll();
          leave();
        },
      }}
    >
      <ul>
        {drafts.all().map((draft) => (
          <li key={`${draft.href} ${draft.id}`}>
            {draft.title}, {draftTime(draft)}
          </li>
        ))}
      </ul>
      <p>
        They hold what you typed about people. On a computer that others use too, throw them away.
      </p>
      <p>
        <button type="button" className="dp-link" onClick={leave}>
          Keep them in this tab for a day, and sign out
        </button>
      </p>
    </Dialog>
  );
}
