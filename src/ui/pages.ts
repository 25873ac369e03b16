import type { ComponentType } from 'react';
import type { MarkName } from './mark.tsx';

/** The groups of the left rail, as they stand under each other. */
export const NAV_GROUPS = ['Desk', 'People', 'Rules and approvals', 'Proof', 'Settings'] as const;

/** One page of a room, loaded only when opened. A room's `pages.ts` exports `pages: readonly PageDef[]`. */
export interface PageDef {
  /** '/clients/:id'. The more exact path wins, whatever the order. */
  readonly path: string;
  /** What the browser's tab says. */
  readonly title: string;
  /** Its place in the left rail, if it has one. */
  readonly nav?: {
    readonly group: (typeof NAV_GROUPS)[number];
    /** Below 100, in steps that leave room. */
    readonly order: number;
    readonly label: string;
    readonly icon?: MarkName;
  };
  readonly load: () => Promise<{ default: ComponentType }>;
  /** Opens without a session: sign-in, first run, an invitation. */
  readonly public?: boolean;
  /** Shown only if the session's actions include it. */
  readonly action?: string;
  /** Whoever has this action, and no page under '/', begins here; else the first page in their rail. */
  readonly firstFor?: string;
}

/** A part that a room gives to another room's record: checks on a candidate's page. */
export interface RecordSection {
  readonly id: string;
  readonly title: string;
  readonly order: number;
  /** Shown only if the session's actions include it. */
  readonly action?: string;
  readonly load: () => Promise<{ default: ComponentType<{ id: string }> }>;
}

/** The pages that open by a personal link, by its purpose: see src/platform/links. */
export type LinkPages = Readonly<
  Record<string, () => Promise<{ default: ComponentType<{ readonly token: string }> }>>
>;
