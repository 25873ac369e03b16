/** What was typed into a form and not sent yet. */
export interface Draft {
  /** When it was last typed at, milliseconds. */
  readonly at: number;
  /** The id that the form's record is made with: the same press again is the same act. */
  readonly id: string;
  /** The page it stands on, and its title. */
  readonly href: string;
  readonly title: string;
  /** Only the fields that differ from what the form began with. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly typed: Readonly<Record<string, string>>;
  /** A file was chosen; files are not kept. */
  readonly files: boolean;
}

/** Where drafts are kept: the tab's own store, of which a test has its own kind. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'deskproof draft ';
const LASTS_MS = 24 * 60 * 60_000;

function keysOf(store: Store): string[] {
  return Array.from({ length: store.length }, (_, place) => store.key(place) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  );
}

/**
 * Drafts of one person's forms, in this tab alone: they outlive a reload, a lost line and an ended session,
 * not the tab. Nobody else's are given, and none older than a day.
 * @param owner who typed: their organisation and e-mail; '' for pages without a session
 */
export function draftsOf(owner: string, store: Store, now: () => number) {
  const own = `${PREFIX}${owner} `;
  const read = (key: string): Draft | undefined => {
    try {
      const draft = JSON.parse(store.getItem(key) ?? 'null') as Draft | null;
      return draft !== null && now() - draft.at < LASTS_MS ? draft : undefined;
    } catch {
      return undefined;
    }
  };
  const guarded = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      // A full or forbidden store costs the draft, not the form.
      return otherwise;
    }
  };
  return {
    /** The draft of a form on a page; undefined when there is none. */
    read: (form: string) => guarded(() => read(own + form), undefined),
    keep: (form: string, draft: Draft) =>
      guarded(() => store.setItem(own + form, JSON.stringify(draft)), undefined),
    drop: (form: string) => guarded(() => store.removeItem(own + form), undefined),
    /** All drafts of this person, the last typed first. */
    all: (): readonly Draft[] =>
      guarded(
        () =>
          keysOf(store)
            .filter((key) => key.startsWith(own))
            .flatMap((key) => read(key) ?? [])
            .sort((a, b) => b.at - a.at),
        [],
      ),
    /** Forgets them all: at sign-out. */
    dropAll: () =>
      guarded(() => {
        for (const key of keysOf(store)) if (key.startsWith(own)) store.removeItem(key);
      }, undefined),
    /** Forgets what others typed in this tab, and what is older than a day. */
    dropOthers: () =>
      guarded(() => {
        const [, email = ''] = owner.split(' ');
        for (const key of keysOf(store)) {
          const mine = email !== '' && key.slice(PREFIX.length).split(' ')[1] === email;
          if (!mine || read(key) === undefined) store.removeItem(key);
        }
      }, undefined),
  };
}

/** Did somebody leave drafts in this tab? */
export function anyDrafts(store: Store): boolean {
  try {
    return keysOf(store).length > 0;
  } catch {
    return false;
  }
}

/** Whose drafts: one person in one organisation. */
export function ownerOf(session: {
  readonly organisation: { readonly id: string };
  readonly member: { readonly email: string };
}): string {
  return `${session.organisation.id} ${session.member.email}`;
}

/** The fields that differ from what the form began with; secrets named in `forget` and files are left out. */
export function changedFrom(
  start: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
  forget: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly files: boolean } {
  const changed = Object.entries(values).filter(
    ([name, value]) =>
      !forget.includes(name) && JSON.stringify(value) !== JSON.stringify(start[name]),
  );
  return {
    values: Object.fromEntries(changed.filter(([, value]) => !holdsFile(value))),
    files: Object.values(values).some(holdsFile),
  };
}

function holdsFile(value: unknown): boolean {
  return value instanceof Blob || (Array.isArray(value) && value.some(holdsFile));
}
