/**
 * Two habits of browsers that no page wants, ended in one place for all of them. The second click of a double click
 * lands on the curtain of the dialog that the first one has opened, and would close it; and a wheel turned over a
 * number that has the focus changes the number.
 */
export function keepSteady(page: Document): () => void {
  const click = (event: MouseEvent) => {
    const { target, detail } = event;
    if (detail > 1 && target instanceof Element && target.matches('.MuiBackdrop-root, .MuiDialog-container'))
      event.stopPropagation();
  };
  const wheel = ({ target }: WheelEvent) => {
    if (target instanceof HTMLInputElement && target.type === 'number' && page.activeElement === target) target.blur();
  };
  page.addEventListener('click', click, true);
  page.addEventListener('wheel', wheel, { capture: true, passive: true });
  return () => {
    page.removeEventListener('click', click, true);
    page.removeEventListener('wheel', wheel, true);
  };
}
