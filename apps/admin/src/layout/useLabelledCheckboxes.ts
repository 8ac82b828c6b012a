import { useEffect } from 'react';

const UNLABELLED = 'span.MuiCheckbox-root[aria-label]';

/**
 * The lists of react-admin 5 give the name of a row's checkbox to a `<span>`, where MUI 9 leaves it and screen readers
 * do not look. The name is moved to the input itself as rows appear.
 */
export function useLabelledCheckboxes(): void {
  useEffect(() => {
    const move = () => {
      for (const box of document.querySelectorAll(UNLABELLED)) {
        const label = box.getAttribute('aria-label');
        box.removeAttribute('aria-label');
        if (label !== null) box.querySelector('input')?.setAttribute('aria-label', label);
      }
    };
    move();
    const observer = new MutationObserver(move);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
