let pressed = false;
let waiting: (() => void)[] = [];

function release(): void {
  if (!pressed) return;
  // Up and click come one after the other in one turn; what waited comes after both.
  setTimeout(() => {
    pressed = false;
    const due = waiting;
    waiting = [];
    for (const one of due) one();
  });
}

if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', () => (pressed = true), true);
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, release, true);
  // A press that ends in another window is never told.
  window.addEventListener('blur', release);
}

/**
 * Does at once what moves parts of the page, or after the press that is under way. A field that is left because a button
 * is pressed would otherwise show its note first, the button would move from under the pointer, and the press be lost.
 */
export function afterPress(move: () => void): void {
  if (pressed) waiting.push(move);
  else move();
}
