/** Id of the anchor of a field on the page. */
export const anchorOf = (pointer: string): string => `at${pointer}`;

/** Brings the field, or the nearest whole around it, into sight and puts the cursor into it. False where the page does not show it. */
export function jumpTo(pointer: string): boolean {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = document.getElementById(anchorOf(at));
    if (!place) continue;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    place.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'center' });
    place.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button[data-picker]')?.focus({ preventScroll: true });
    return true;
  }
  return false;
}
