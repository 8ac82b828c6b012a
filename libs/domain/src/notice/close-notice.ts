import { epochOf } from '../calendar/business-date';
import type { NoticeWindow } from './notice-window';

/**
 * filed, verifying: not answered yet · upheld: the item goes · dismissed, settled (verified and agreed, 核实处理后沟通一致),
 * inadmissible, withdrawn: the item is free of it.
 */
export type ObjectionState = 'filed' | 'verifying' | 'upheld' | 'dismissed' | 'settled' | 'inadmissible' | 'withdrawn';

export interface ObjectionOnFile {
  readonly id: string;
  readonly items: readonly string[];
  readonly state: ObjectionState;
}

export interface ItemAtClose {
  readonly item: string;
  readonly result: 'clear' | 'held' | 'excluded';
  /** The objections that decide it, sorted; empty when clear. */
  readonly by: readonly string[];
}

function isOpen(state: ObjectionState): boolean {
  switch (state) {
    case 'filed':
    case 'verifying':
      return true;
    case 'upheld':
    case 'dismissed':
    case 'settled':
    case 'inadmissible':
    case 'withdrawn':
      return false;
  }
}

/**
 * What each item of a notice is at its closing. An upheld objection excludes, whatever else is open; an open one holds
 * its item only.
 */
export function itemsAtClose(items: readonly string[], objections: readonly ObjectionOnFile[]): readonly ItemAtClose[] {
  return items.map((item) => {
    const against = objections.filter((objection) => objection.items.includes(item));
    const idsOf = (of: readonly ObjectionOnFile[]): readonly string[] => of.map(({ id }) => id).sort();
    const upheld = against.filter(({ state }) => state === 'upheld');
    if (upheld.length > 0) return { item, result: 'excluded', by: idsOf(upheld) };
    const open = against.filter(({ state }) => isOpen(state));
    return open.length > 0 ? { item, result: 'held', by: idsOf(open) } : { item, result: 'clear', by: [] };
  });
}

export interface NoticeStillOpen {
  readonly refused: true;
  readonly code: 'notice.window-open';
  readonly params: { readonly closesAt: string; readonly now: string };
}

/** The closing of a notice: refused until its window is over, then one result for each item. */
export function closeNotice(
  now: string,
  window: Pick<NoticeWindow, 'closesAt'>,
  items: readonly string[],
  objections: readonly ObjectionOnFile[],
): NoticeStillOpen | { readonly refused: false; readonly items: readonly ItemAtClose[] } {
  if (epochOf(now) <= epochOf(window.closesAt)) {
    return { refused: true, code: 'notice.window-open', params: { closesAt: window.closesAt, now } };
  }
  return { refused: false, items: itemsAtClose(items, objections) };
}
