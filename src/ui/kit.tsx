import './kit/kit.css';
import { Link, useAddress } from './address.tsx';
import { KitFind } from './kit/find.tsx';
import { KitForms } from './kit/forms.tsx';
import { KitGrid } from './kit/grid.tsx';
import { KitLists } from './kit/lists.tsx';
import { KitMatrix } from './kit/matrix.tsx';
import { KitMessages } from './kit/messages.tsx';
import { KitRecords } from './kit/records.tsx';
import { Page } from './page.tsx';

const PARTS = [
  { name: 'records', label: 'Marks, findings, records', show: KitRecords },
  { name: 'lists', label: 'Lists and panel', show: KitLists },
  { name: 'find', label: 'Views and search', show: KitFind },
  { name: 'forms', label: 'Forms', show: KitForms },
  { name: 'messages', label: 'Messages and dialogs', show: KitMessages },
  { name: 'grid', label: 'Week grid', show: KitGrid },
  { name: 'matrix', label: 'Matrix', show: KitMatrix },
] as const;

/** Every shared part in all its states, with made-up people, for developers. New parts enter here first. */
export function Kit() {
  const { query } = useAddress();
  const part = PARTS.find((each) => each.name === query['part']) ?? PARTS[0];
  return (
    <Page title="Kit">
      <nav aria-label="Parts of the kit" className="dp-row">
        {PARTS.map((each) => (
          <Link
            key={each.name}
            href={`/kit?part=${each.name}`}
            aria-current={each === part ? 'page' : undefined}
          >
            {each.label}
          </Link>
        ))}
      </nav>
      <part.show />
    </Page>
  );
}
