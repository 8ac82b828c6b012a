import type { Role } from '@linxuan/domain';
import type { ComponentType, ReactElement } from 'react';
import type { ResourceCallbacks, ResourceProps } from 'react-admin';

/** Parts of the menu, from what waits for somebody to what is set up once. */
export const MENU_GROUPS = ['work', 'frequent', 'reference', 'settings'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

export interface MenuEntry {
  /** Path inside the back office, for instance `/applications`. */
  to: string;
  /** Beginnings of other paths that belong to the entry: what is opened from it and the tabs beside it. */
  also?: readonly string[];
  group: MenuGroup;
  /** Message key. */
  label: string;
  icon: ComponentType;
  roles: readonly Role[];
  /** Lower stands higher in its group; home is 0, tasks 10. */
  order: number;
  /** Task kinds whose open work is counted beside the entry. */
  countKinds?: readonly string[];
}

/** Messages of one feature in both languages, made by `defineMessages`. */
export interface FeatureMessages {
  zh: Record<string, unknown>;
  en: Record<string, unknown>;
}

/** What one folder of the back office adds. Pages are `lazy()`, so that a role loads only what it opens. */
export interface Feature {
  name: string;
  /**
   * Record types with their list and record pages, at `/<name>`, `/<name>/<id>/show`, `/<name>/<id>` and
   * `/<name>/create`.
   */
  resources?: ResourceProps[];
  /** What the data provider does with the records of a type before a page has them. */
  callbacks?: ResourceCallbacks[];
  routes?: { path: string; element: ReactElement }[];
  menu?: MenuEntry[];
  messages?: FeatureMessages;
}
