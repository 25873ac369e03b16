import type { FindRow } from '../../../ui/find-box.tsx';
import type { PageDef } from '../../../ui/pages.ts';

/** Something to do, found by its words; offered to whoever may open the page it begins on. */
export interface Command {
  readonly label: string;
  readonly href: string;
  /** Other words it is looked for by. */
  readonly also?: string;
  /** The action it needs beyond opening the page. */
  readonly action?: string;
}

/** What can be begun from anywhere. A page that begins something adds its line here. */
export const COMMANDS: readonly Command[] = [
  { label: 'Take a booking', href: '/bookings/new', also: 'new order add shift' },
  { label: 'List all bookings', href: '/bookings?view=list', also: 'find booking' },
  { label: 'Fill open shifts', href: '/bookings?view=list&needs=unfilled', also: 'unfilled gaps' },
  {
    label: 'Send confirmations',
    href: '/bookings?view=list&needs=unsent',
    also: 'confirm both sides',
  },
  { label: 'Register a candidate', href: '/candidates/new', also: 'add new worker person' },
  { label: 'Import candidates', href: '/candidates/import', also: 'csv file bullhorn' },
  { label: 'Add a client', href: '/clients/new', also: 'new company hirer' },
  {
    label: 'Invite a member',
    href: '/members?invite=new',
    also: 'add colleague user staff',
    action: 'members.manage',
  },
  {
    label: 'Enrol a learner',
    href: '/learners?enrol=new',
    also: 'nvq add',
    action: 'portfolio.enrol',
  },
  { label: 'See mail that failed', href: '/mail?state=failed', also: 'outbox bounced' },
  { label: 'Import a framework', href: '/frameworks/import', also: 'specification' },
  { label: 'Keep a checkpoint', href: '/log/checkpoints', also: 'proof verify' },
];

/** Does every word typed begin a word of this text? */
function begins(text: string, typed: string): boolean {
  const own = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => own.some((part) => part.startsWith(word)));
}

/** Commands for whoever may open these pages and do these actions, that fit what was typed. */
export function commandsFor(
  pages: readonly PageDef[],
  may: (action: string) => boolean,
  typed: string,
): readonly FindRow[] {
  return COMMANDS.filter(({ label, href, also = '', action }) => {
    const path = href.split('?')[0];
    if (!pages.some((page) => page.path === path)) return false;
    return (action === undefined || may(action)) && begins(`${label} ${also}`, typed);
  }).map(({ label, href }) => ({ label, href }));
}

/** Pages of the rail that fit what was typed. */
export function pagesFor(pages: readonly PageDef[], typed: string): readonly FindRow[] {
  return pages.flatMap(({ path, title, nav }) =>
    nav !== undefined && begins(`${nav.label} ${title}`, typed)
      ? [{ label: nav.label, href: path, note: nav.group }]
      : [],
  );
}
