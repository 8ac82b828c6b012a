/** Id of the anchor of a field on the page. */
export const anchorOf = (pointer: string): string => `at${pointer}`;

/**
 * Brings the field, or the nearest whole around it, into sight and puts the cursor into it. False where the page does
 * not show it.
 */
export function jumpTo(pointer: string): boolean {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = document.getElementById(anchorOf(at));
    if (!place) continue;
    // A closed card shows nothing of what stands in it.
    const closed = place.closest<HTMLElement>('.MuiAccordion-root:not(.Mui-expanded)');
    if (closed) {
      closed.querySelector<HTMLElement>('.MuiAccordionSummary-root')?.click();
      setTimeout(() => show(place), 200);
    } else show(place);
    return true;
  }
  return false;
}

function show(place: HTMLElement): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  place.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'center' });
  place
    .querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button[data-picker]')
    ?.focus({ preventScroll: true });
}
