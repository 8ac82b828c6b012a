import { useEffect, useRef } from 'react';
import { useListContext } from 'react-admin';
import { stillVisible } from './selection';

/**
 * Inside a list with ticked rows: a visit begins with none, and a row that is no longer on show is no longer ticked.
 */
export function VisibleSelection() {
  const { data, selectedIds, onSelect, isFetching } = useListContext();
  const fresh = useRef(true);
  useEffect(() => {
    if (fresh.current) {
      fresh.current = false;
      if (selectedIds.length > 0) onSelect([]);
      return;
    }
    if (!data || isFetching) return;
    const visible = stillVisible(
      selectedIds,
      data.map(({ id }) => id),
    );
    if (visible.length < selectedIds.length) onSelect(visible);
  }, [data, isFetching, selectedIds, onSelect]);
  return null;
}
