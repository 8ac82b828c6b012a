const OPEN = 'linxuan:search';

/** Opens the search from anywhere in the page. */
export const openSearch = () => window.dispatchEvent(new Event(OPEN));

/** Tells when the search is to be opened: by a button, or by Ctrl+K or ⌘K, also while somebody types. Returns the end. */
export function onOpenSearch(open: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    open();
  };
  window.addEventListener('keydown', press);
  window.addEventListener(OPEN, open);
  return () => {
    window.removeEventListener('keydown', press);
    window.removeEventListener(OPEN, open);
  };
}
