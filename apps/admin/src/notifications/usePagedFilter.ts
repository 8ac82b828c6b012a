import { useState } from 'react';

export const PER_PAGE = 25;

export interface PagedFilter<Name extends string> {
  values: Record<Name, string>;
  page: number;
  /** `?page=1&perPage=25&q=…` with what is set. */
  query: string;
  /** Narrows the list and goes back to its first page. */
  set(more: Partial<Record<Name, string>>): void;
  turn(page: number): void;
}

/** What a list of messages is narrowed to and which of its pages is on show. */
export function usePagedFilter<Name extends string>(blank: Record<Name, string>): PagedFilter<Name> {
  const [{ values, page }, setFilter] = useState({ values: blank, page: 1 });
  const chosen = Object.entries<string>(values).filter(([, value]) => value !== '');
  const query = new URLSearchParams([['page', String(page)], ['perPage', String(PER_PAGE)], ...chosen]);
  return {
    values,
    page,
    query: `?${query}`,
    set: (more) => setFilter({ values: { ...values, ...more }, page: 1 }),
    turn: (next) => setFilter({ values, page: next }),
  };
}
