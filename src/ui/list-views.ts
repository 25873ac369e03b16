import { type ComponentType, createContext } from 'react';
import type { Filter } from './filters.tsx';

/** What the control of views needs to know of the list it stands at. */
export interface ListViews {
  /** The list's own name, never to change: views are kept under it. */
  readonly list: string;
  readonly filters: readonly Filter[];
  /** Further parts of the address that a view keeps: its order. */
  readonly keeps: readonly string[];
  /** Parts of the address that say which list of a page this is, and stay whatever view is opened. */
  readonly stays: readonly string[];
}

/** The control of saved views; nothing on pages without a session. The desk's shell puts it here. */
export const ViewsSlot = createContext<ComponentType<ListViews> | undefined>(undefined);
