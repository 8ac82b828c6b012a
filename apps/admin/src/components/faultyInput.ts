/**
 * The first field on the page that shows something which is no value: half a date, "1e" as a number, a fraction of a
 * cent, a text that was refused. The browser reads such a field as empty, so without this look something else than what is shown would be
 * signed.
 */
export function faultyInput(root: ParentNode = document): HTMLInputElement | undefined {
  return [...root.querySelectorAll('input')].find(
    ({ validity, disabled, hidden }) => !disabled && !hidden && isFaulty(validity),
  );
}

export function isFaulty({
  badInput,
  rangeOverflow,
  rangeUnderflow,
  stepMismatch,
  customError,
}: ValidityState): boolean {
  return customError || badInput || rangeOverflow || rangeUnderflow || stepMismatch;
}
