let pressed = false;
let waiting: (() => void)[] = [];

/**
 * Runs at once, or as soon as no button of the mouse is down. What appears when the focus moves (a message about the
 * field that was left, the facts of the card that was entered) shifts the page; between pressing and releasing it would
 * take the button away from under the pointer, and the click be lost.
 */
export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}

function release(): void {
  // The click itself comes right after the release.
  setTimeout(() => {
    pressed = false;
    const due = waiting;
    waiting = [];
    for (const run of due) run();
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('mousedown', () => (pressed = true), true);
  for (const end of ['mouseup', 'dragend', 'blur'])
    window.addEventListener(end, (event) => (end !== 'blur' || event.target === window) && release(), true);
}
